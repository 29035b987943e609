using System.Diagnostics.CodeAnalysis;

namespace Parley.GraphQL.Binding;

/// <summary>
/// A global id as clients see it: a type's prefix and its row's 63-bit key, <c>shp_0c7x…</c>. The key is written with
/// thirteen digits of Crockford's base 32 in lower case, so ids of one type sort like their keys.
/// </summary>
public readonly record struct NodeId(string Prefix, long Key)
{
    const int Digits = 13;
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public override string ToString() => string.Create(Prefix.Length + 1 + Digits, this, static (text, id) =>
    {
        id.Prefix.CopyTo(text);
        text[id.Prefix.Length] = '_';
        var key = (ulong)id.Key;
        for (var i = text.Length - 1; i > id.Prefix.Length; i--, key >>= 5)
            text[i] = Alphabet[(int)(key & 31)];
    });

    /// <summary>Writes the id as a JSON string.</summary>
    internal static void Write(JsonBuffer buffer, ReadOnlySpan<byte> prefix, long key)
    {
        var text = buffer.Quoted(prefix.Length + 1 + Digits);
        prefix.CopyTo(text);
        text[prefix.Length] = (byte)'_';
        var bits = (ulong)key;
        for (var i = text.Length - 1; i > prefix.Length; i--, bits >>= 5)
            text[i] = (byte)Alphabet[(int)(bits & 31)];
    }

    /// <summary>
    /// Reads what <see cref="ToString"/> wrote; anything else, also another spelling of the same key, is refused.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NodeId? id)
    {
        id = null;
        var underscore = text.Length - Digits - 1;
        if (underscore < 1 || text[underscore] != '_')
            return false;
        ulong key = 0;
        foreach (var c in text.AsSpan(underscore + 1))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0 || key >> 59 != 0)
                return false;
            key = key << 5 | (uint)digit;
        }
        if (key > long.MaxValue)
            return false;
        id = new NodeId(text[..underscore], (long)key);
        return true;
    }

    /// <summary>The key in the id of a type; null for anything else.</summary>
    public static long? KeyOf(string prefix, string text) =>
        TryParse(text, out var id) && id.Value.Prefix == prefix ? id.Value.Key : null;
}

/// <summary>
/// An argument that must be the id of a <typeparamref name="T"/>; any other id is refused before a resolver sees it.
/// </summary>
public readonly record struct Id<T>(long Key);
