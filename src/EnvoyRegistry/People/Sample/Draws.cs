using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EnvoyRegistry.People.Sample;

/// <summary>
/// Choices that fall the same way for the same seed, on every machine and every version of .NET, which System.Random
/// does not promise. SplitMix64 (Steele, Lea, Flood 2014): small, and good enough to lay out a sample.
/// </summary>
sealed class Draws(string seed)
{
    ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>0 up to but not <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Different ones in a drawn order; all of them when there are no more.</summary>
    public T[] PickSome<T>(IReadOnlyList<T> choices, int count)
    {
        var pool = choices.ToArray();
        count = Math.Min(count, pool.Length);
        for (var i = 0; i < count; i++)
        {
            var drawn = Between(i, pool.Length - 1);
            (pool[i], pool[drawn]) = (pool[drawn], pool[i]);
        }
        return pool[..count];
    }

    /// <summary>A choice as likely as its weight says.</summary>
    public T Weighted<T>(params ReadOnlySpan<(int Weight, T Choice)> choices)
    {
        var total = 0;
        foreach (var (weight, _) in choices)
            total += weight;
        var at = Below(total);
        foreach (var (weight, choice) in choices)
            if ((at -= weight) < 0)
                return choice;
        throw new ArgumentException("No choice has a weight.", nameof(choices));
    }

    ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
