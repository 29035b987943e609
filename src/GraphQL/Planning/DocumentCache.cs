using System.Collections.Concurrent;
using GraphQL.Language;

namespace GraphQL.Planning;

/// <summary>Valid documents by their exact bytes, with the plans made of them; bounded, the longest unused go first.</summary>
sealed class DocumentCache(int capacity)
{
    readonly ConcurrentDictionary<Key, CachedDocument> _documents = new();
    long _clock;

    public CachedDocument? Find(ReadOnlyMemory<byte> bytes)
    {
        if (!_documents.TryGetValue(new Key(bytes), out var document))
            return null;
        document.LastUsed = Volatile.Read(ref _clock);
        return document;
    }

    public CachedDocument Add(ReadOnlyMemory<byte> bytes, DocumentNode document)
    {
        if (_documents.Count >= capacity)
            Evict();
        // The key outlives the request, whose buffer does not.
        return _documents.GetOrAdd(new Key(bytes.ToArray()), new CachedDocument(document) { LastUsed = Interlocked.Increment(ref _clock) });
    }

    // A tenth at once, so that a full cache is not searched for each new document.
    void Evict()
    {
        foreach (var entry in _documents.OrderBy(d => d.Value.LastUsed).Take(Math.Max(1, capacity / 10)).ToList())
            _documents.TryRemove(entry);
    }

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

        public bool Equals(Key other) => _hash == other._hash && _bytes.Span.SequenceEqual(other._bytes.Span);
        public override bool Equals(object? obj) => obj is Key other && Equals(other);
        public override int GetHashCode() => _hash;
    }
}

/// <summary>A document that parsed and is valid, and its operations' plans.</summary>
sealed class CachedDocument(DocumentNode document)
{
    readonly ConcurrentDictionary<(OperationDefinitionNode Operation, ulong Steering), OperationPlan> _plans = new();

    public DocumentNode Document { get; } = document;

    public IReadOnlyList<OperationDefinitionNode> Operations { get; } = [.. document.Definitions.OfType<OperationDefinitionNode>()];

    public long LastUsed { get; set; }

    /// <summary>The Boolean variables that <c>@skip</c> and <c>@include</c> ask for: a plan is good for one combination of their values.</summary>
    public IReadOnlyList<string> Steering { get; } = SteeringVariables.In(document);

    public OperationPlan Plan(OperationDefinitionNode operation, ulong steering, Func<OperationPlan> plan)
    {
        if (_plans.TryGetValue((operation, steering), out var known))
            return known;
        var made = plan();
        // A document with many steering variables has more combinations than are worth keeping.
        return _plans.Count < 64 ? _plans.GetOrAdd((operation, steering), made) : made;
    }
}
