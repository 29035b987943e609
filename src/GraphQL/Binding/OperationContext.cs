namespace GraphQL.Binding;

/// <summary>What a resolver that is a method may use besides its arguments.</summary>
public sealed class OperationContext(
    string? name, Database? database, IServiceProvider services, CancellationToken cancellation) : IDisposable
{
    static readonly HashSet<(string, long)> s_nothing = [];

    Session? _session;
    HashSet<(string, long)>? _looked;

    /// <summary>What the document calls the operation; null when it has no name.</summary>
    public string? Name { get; } = name;

    /// <summary>The services of the request.</summary>
    public IServiceProvider Services { get; } = services;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>
    /// The operation's one view of the database, opened when first asked for. What gives a subscription's events has
    /// none, as it may wait for long; the answer to each event has.
    /// </summary>
    public Session Session => _session ??=
        (database ?? throw new InvalidOperationException("There is no database for this operation."))
            .Open(Cancellation);

    /// <summary>
    /// What was looked at of what is to be noted: the field by its coordinate, and whose it was. Empty for most.
    /// </summary>
    public IReadOnlySet<(string Coordinate, long Owner)> Looked => (IReadOnlySet<(string, long)>?)_looked ?? s_nothing;

    internal void Look(string coordinate, long owner) => (_looked ??= []).Add((coordinate, owner));

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
