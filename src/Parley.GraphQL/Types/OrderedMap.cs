using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Parley.GraphQL.Types;

/// <summary>Definitions by name, enumerated in the order of the SDL.</summary>
public sealed class OrderedMap<T> : IReadOnlyList<T>
{
    readonly T[] _inOrder;
    readonly FrozenDictionary<string, T> _byName;

    internal OrderedMap(IEnumerable<T> items, Func<T, string> name)
    {
        _inOrder = [.. items];
        _byName = _inOrder.ToFrozenDictionary(name, StringComparer.Ordinal);
    }

    internal static OrderedMap<T> Empty { get; } = new([], _ => "");

    public int Count => _inOrder.Length;
    public T this[int index] => _inOrder[index];
    public T? Find(string name) => _byName.GetValueOrDefault(name);
    internal bool TryGet(string name, [MaybeNullWhen(false)] out T item) => _byName.TryGetValue(name, out item);
    internal bool Contains(string name) => _byName.ContainsKey(name);
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_inOrder).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
