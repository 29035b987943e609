using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>The keys that batched fields came upon in one operation, and what was answered to them.</summary>
sealed class BatchAnswers
{
    readonly Dictionary<(BatchPlan Batch, object Key), object?> _answers = [];
    Dictionary<BatchPlan, HashSet<object>> _asked = [];

    public bool TryGet(BatchPlan batch, object key, out object? answer) =>
        _answers.TryGetValue((batch, key), out answer);

    public void Ask(BatchPlan batch, object key)
    {
        if (!_asked.TryGetValue(batch, out var keys))
            _asked.Add(batch, keys = []);
        keys.Add(key);
    }

    /// <summary>What was asked since this was last called.</summary>
    public IReadOnlyDictionary<BatchPlan, HashSet<object>> TakeAsked()
    {
        var asked = _asked;
        _asked = [];
        return asked;
    }

    public void Add(BatchPlan batch, object key, object? answer) => _answers.Add((batch, key), answer);
}
