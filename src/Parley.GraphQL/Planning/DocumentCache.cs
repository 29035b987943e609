using System.Collections.Concurrent;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Planning;

/// <summary>
/// Valid documents by their exact bytes, with the plans made of them. Bounded by number and by memory as far as it can
/// be estimated: what a stranger sends must not fill it. The longest unused go first.
/// </summary>
sealed class DocumentCache(int capacity, long maxBytes)
{
    // What a parsed byte and a planned field take, measured, and rounded up.
    const int BytesOfText = 64;
    const int BytesOfField = 512;

    readonly ConcurrentDictionary<Key, CachedDocument> _documents = new();
    long _clock;
    long _bytes;

    public CachedDocument? Find(ReadOnlyMemory<byte> bytes)
    {
        if (!_documents.TryGetValue(new Key(bytes), out var document))
            return null;
        document.LastUsed = Volatile.Read(ref _clock);
        return document;
    }

    public CachedDocument Add(ReadOnlyMemory<byte> bytes, DocumentNode document)
    {
        if (_documents.Count >= capacity || Volatile.Read(ref _bytes) > maxBytes)
            Evict();
        var made = new CachedDocument(document, plan => Grow(plan.FieldCount * BytesOfField))
        {
            LastUsed = Interlocked.Increment(ref _clock),
        };
        // The key outlives the request, whose buffer does not.
        var kept = _documents.GetOrAdd(new Key(bytes.ToArray()), made);
        if (kept == made)
            Grow(bytes.Length * BytesOfText);
        return kept;
    }

    void Grow(long bytes) => Interlocked.Add(ref _bytes, bytes);

    // A tenth at once, so that a full cache is not searched for each new document. Counted anew, as a document may have
    // gone while it was being planned.
    void Evict()
    {
        var documents = _documents.OrderBy(d => d.Value.LastUsed).ToList();
        var bytes = documents.Sum(d => Bytes(d.Key, d.Value));
        var few = Math.Max(1, capacity / 10);
        foreach (var document in documents)
        {
            if (few-- <= 0 && bytes <= maxBytes)
                break;
            if (_documents.TryRemove(document))
                bytes -= Bytes(document.Key, document.Value);
        }
        Volatile.Write(ref _bytes, bytes);
    }

    static long Bytes(Key key, CachedDocument document) =>
        (key.Length * BytesOfText) + (document.PlannedFields * BytesOfField);

    readonly struct Key : IEquatable<Key>
    {
        readonly ReadOnlyMemory<byte> _bytes;
        readonly int _hash;

        public Key(ReadOnlyMemory<byte> bytes)
        {
            _bytes = bytes;
            var hash = new HashCode();
            hash.AddBytes(bytes.Span);
            _hash = hash.ToHashCode();
        }

        public long Length => _bytes.Length;

        public bool Equals(Key other) => _hash == other._hash && _bytes.Span.SequenceEqual(other._bytes.Span);
        public override bool Equals(object? obj) => obj is Key other && Equals(other);
        public override int GetHashCode() => _hash;
    }
}

/// <summary>A document that parsed and is valid, and its operations' plans.</summary>
/// <param name="kept">Told of each plan that is kept.</param>
sealed class CachedDocument(DocumentNode document, Action<OperationPlan> kept)
{
    // A document with many steering variables has more combinations than are worth keeping.
    const int MaxPlans = 64;

    readonly ConcurrentDictionary<(OperationDefinitionNode Operation, ulong Steering), OperationPlan> _plans = new();

    public DocumentNode Document { get; } = document;

    public IReadOnlyList<OperationDefinitionNode> Operations { get; } =
        [.. document.Definitions.OfType<OperationDefinitionNode>()];

    public long LastUsed { get; set; }

    /// <summary>Fields of all the plans that are kept.</summary>
    public long PlannedFields => _plans.Values.Sum(p => (long)p.FieldCount);

    /// <summary>
    /// The Boolean variables that <c>@skip</c> and <c>@include</c> ask for: a plan is good for one combination of their
    /// values.
    /// </summary>
    public IReadOnlyList<string> Steering { get; } = SteeringVariables.In(document);

    public OperationPlan Plan(OperationDefinitionNode operation, ulong steering, Func<OperationPlan> plan)
    {
        if (_plans.TryGetValue((operation, steering), out var known))
            return known;
        var made = plan();
        if (_plans.Count < MaxPlans && _plans.TryAdd((operation, steering), made))
            kept(made);
        return made;
    }
}
