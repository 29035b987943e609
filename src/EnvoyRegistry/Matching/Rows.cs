namespace EnvoyRegistry.Matching;

/// <summary>The facts of all rows, end to end in one array: reading a row touches one place in memory.</summary>
sealed class Rows<T>
{
    readonly int[] _starts;
    readonly T[] _facts;

    /// <param name="facts">In any order.</param>
    /// <param name="order">How the facts of one row are to stand.</param>
    public Rows(int count, IReadOnlyList<(int Row, T Fact)> facts, Comparison<T> order)
    {
        _starts = new int[count + 1];
        foreach (var (row, _) in facts)
            _starts[row + 1]++;
        for (var row = 0; row < count; row++)
            _starts[row + 1] += _starts[row];

        _facts = new T[facts.Count];
        var next = _starts.AsSpan(0, count).ToArray();
        foreach (var (row, fact) in facts)
            _facts[next[row]++] = fact;
        for (var row = 0; row < count; row++)
            _facts.AsSpan(_starts[row], _starts[row + 1] - _starts[row]).Sort(order);
    }

    public ReadOnlySpan<T> this[int row] => _facts.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);
}
