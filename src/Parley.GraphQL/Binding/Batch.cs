using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Binding;

/// <summary>
/// What one field asks for all the parents of its level at once. A key that is given neither an answer nor an error is
/// answered with null.
/// </summary>
public sealed class Batch<TKey, TResult>
{
    readonly Dictionary<object, object?> _answers;

    internal Batch(IReadOnlyCollection<object> keys, Dictionary<object, object?> answers)
    {
        Keys = [.. keys.Select(key => (TKey)key)];
        _answers = answers;
    }

    /// <summary>Each once, in the order in which they came up; never null and never none.</summary>
    public IReadOnlyList<TKey> Keys { get; }

    public void Answer(TKey key, TResult? result) => _answers[key!] = result;

    /// <summary>The field of each parent with this key gets the error.</summary>
    public void Refuse(TKey key, GraphQLError error) => _answers[key!] = error;
}
