using System.Security.Cryptography;

namespace EnvoyRegistry.Access;

/// <summary>
/// How often somebody may fail, or ask, before it is slowed: a few times at once, and then at a steady pace. The memory
/// it takes is the same however many call: callers share <see cref="Slots"/> counters, found by a hash that nobody
/// outside can aim at. Two who meet in one are slowed together, which takes a very long time to happen by chance.
/// </summary>
sealed class Throttle(int burst, TimeSpan pace, TimeProvider time)
{
    const int Slots = 16 * 1024;

    readonly byte[] _key = RandomNumberGenerator.GetBytes(16);

    /// <summary>Of each slot: the instant, in ticks, at which all of what was used is there again.</summary>
    readonly long[] _full = new long[Slots];

    /// <summary>Counts one; null when it is within bounds, and else how long to wait.</summary>
    public TimeSpan? Take(string who)
    {
        ref var slot = ref _full[Slot(who)];
        while (true)
        {
            var now = time.GetUtcNow().UtcTicks;
            var seen = Volatile.Read(ref slot);
            var full = Math.Max(seen, now) + pace.Ticks;
            var wait = full - now - (burst * pace.Ticks);
            if (wait > 0)
                return TimeSpan.FromTicks(wait);
            if (Interlocked.CompareExchange(ref slot, full, seen) == seen)
                return null;
        }
    }

    int Slot(string who)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, System.Text.Encoding.UTF8.GetBytes(who), hash);
        return BitConverter.ToUInt16(hash) % Slots;
    }
}
