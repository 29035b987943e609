using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>
/// Where in the response the writer stands: pushed and popped as it goes, spelled out only for errors.
/// </summary>
struct ResponsePath()
{
    (FieldGroup? Field, int Index)[] _steps = new (FieldGroup?, int)[16];
    int _length;

    /// <summary>Setting it to an earlier value forgets the steps taken since.</summary>
    public int Length
    {
        readonly get => _length;
        set => _length = value;
    }

    public void Push(FieldGroup field) => Add((field, 0));

    public void Push(int index) => Add((null, index));

    public void Pop() => _length--;

    public readonly IReadOnlyList<object> ToList(FieldGroup? leaf)
    {
        var path = new List<object>(_length + 1);
        foreach (var (field, index) in _steps.AsSpan(0, _length))
            path.Add(field is null ? index : field.ResponseName);
        if (leaf is not null)
            path.Add(leaf.ResponseName);
        return path;
    }

    void Add((FieldGroup?, int) step)
    {
        if (_length == _steps.Length)
            Array.Resize(ref _steps, _length * 2);
        _steps[_length++] = step;
    }
}
