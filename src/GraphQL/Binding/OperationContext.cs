namespace GraphQL.Binding;

/// <summary>What a resolver that is a method may use besides its arguments.</summary>
public sealed class OperationContext(Database? database, IServiceProvider services, CancellationToken cancellation)
    : IDisposable
{
    Session? _session;

    /// <summary>The services of the request.</summary>
    public IServiceProvider Services { get; } = services;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The operation's one view of the database, opened when first asked for.</summary>
    public Session Session => _session ??=
        (database ?? throw new InvalidOperationException("This engine was created without a database."))
            .Open(Cancellation);

    public T Service<T>() where T : class =>
        (T?)Services.GetService(typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T).Name} is not registered as a service.");

    /// <summary>Gives the session back, so that what is read next sees what was written meanwhile.</summary>
    internal void Renew()
    {
        _session?.Dispose();
        _session = null;
    }

    public void Dispose() => Renew();
}
