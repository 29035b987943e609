using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Binding;

/// <summary>What a resolver that is a method may use besides its arguments.</summary>
public sealed class OperationContext : IDisposable
{
    static readonly HashSet<(string, long)> s_nothing = [];

    readonly Database? _database;
    readonly int _usualPage, _largestPage;
    Session? _session;
    Dictionary<DateTime, Session>? _past;
    DateTime? _instant;
    HashSet<(string, long)>? _looked;

    internal OperationContext(
        string? name, Database? database, IServiceProvider services, int usualPage, int largestPage,
        CancellationToken cancellation)
    {
        (Name, _database, Services, Cancellation) = (name, database, services, cancellation);
        (_usualPage, _largestPage) = (usualPage, largestPage);
    }

    /// <summary>What the document calls the operation; null when it has no name.</summary>
    public string? Name { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The services of the request.</summary>
    internal IServiceProvider Services { get; }

    /// <summary>
    /// The operation's one view of the database, opened when first asked for; below a field that is read as of an
    /// instant, the one view of that. What gives a subscription's events has none, as it may wait for long; the answer
    /// to each event has.
    /// </summary>
    public Session Session => _instant is { } instant ? Past(instant) : _session ??= Database.Open(Cancellation);

    Database Database => _database
        ?? throw new InvalidOperationException("There is no database for this operation.");

    /// <summary>
    /// What was looked at of what is to be noted: the field by its coordinate, and whose it was. Empty for most.
    /// </summary>
    public IReadOnlySet<(string Coordinate, long Owner)> Looked => (IReadOnlySet<(string, long)>?)_looked ?? s_nothing;

    /// <summary>Whether what is being read is as of an earlier instant.</summary>
    internal bool IsInPast => _instant is not null;

    /// <summary>What is read from here on is as of an instant, or of the present again.</summary>
    /// <returns>What it was before.</returns>
    internal DateTime? Enter(DateTime? instant)
    {
        var before = _instant;
        _instant = instant;
        return before;
    }

    Session Past(DateTime instant)
    {
        _past ??= [];
        if (!_past.TryGetValue(instant, out var session))
            _past.Add(instant, session = Database.Open(instant, Cancellation));
        return session;
    }

    /// <summary>For a batch that shows what is to be noted; of columns the engine notes it.</summary>
    /// <param name="coordinate">Of the field.</param>
    /// <param name="owner">Whose it is.</param>
    public void Look(string coordinate, long owner) => (_looked ??= []).Add((coordinate, owner));

    /// <summary>Which page the arguments of a connection's field ask for, by the limits of all other pages.</summary>
    /// <exception cref="GraphQLException">The arguments contradict each other, or ask for too much.</exception>
    public PageAsked Page(int? first, string? after, int? last, string? before) =>
        PageAsked.Read(first, after, last, before, _usualPage, _largestPage);

    public T Service<T>() where T : class =>
        (T?)Services.GetService(typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T).Name} is not registered as a service.");

    /// <summary>Gives the session back, so that what is read next sees what was written meanwhile.</summary>
    internal void Renew()
    {
        _session?.Dispose();
        _session = null;
        if (_past is null)
            return;
        foreach (var past in _past.Values)
            past.Dispose();
        _past = null;
    }

    void IDisposable.Dispose() => Renew();
}
