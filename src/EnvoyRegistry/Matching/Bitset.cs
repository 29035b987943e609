using System.Numerics;

namespace EnvoyRegistry.Matching;

/// <summary>A set of rows of a <see cref="MatchIndex"/>, a bit each: 12.5 KB for 100,000 people.</summary>
sealed class Bitset(int rows)
{
    readonly ulong[] _words = new ulong[Words(rows)];

    public static int Words(int rows) => (rows + 63) >> 6;

    /// <summary>Rows <c>64 * word</c> and the 63 after it.</summary>
    public ulong this[int word] => _words[word];

    public void Add(int row) => _words[row >> 6] |= 1UL << row;

    public bool Has(int row) => (_words[row >> 6] & (1UL << row)) != 0;

    /// <summary>Takes the lowest row out of <paramref name="bits"/>, the bits of <paramref name="word"/>.</summary>
    public static int TakeRow(ref ulong bits, int word)
    {
        var row = (word << 6) + BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return row;
    }
}
