using System.Security.Cryptography;

namespace EnvoyRegistry.Access;

/// <summary>
/// How often somebody may fail, or ask, before it is slowed: a few times at once, and then at a steady pace. The memory
/// it takes is the same however many call: callers share <see cref="Slots"/> counters, found by a hash that nobody
/// outside can aim at. Two who meet in one are slowed together, which takes a very long time to happen by chance.
/// </summary>
/// <param name="name">What callers are told that it bounds.</param>
sealed class Throttle(string name, int burst, TimeSpan pace, TimeProvider time)
{
    const int Slots = 16 * 1024;

    readonly byte[] _key = RandomNumberGenerator.GetBytes(16);

    /// <summary>Of each slot: the instant, in ticks, at which all of what was used is there again.</summary>
    readonly long[] _full = new long[Slots];

    public string Name => name;

    /// <summary>How much it lets through in how long, as draft-ietf-httpapi-ratelimit-headers-10 has it.</summary>
    public string Policy { get; } = $"\"{name}\";q={burst};w={Throttles.Seconds(burst * pace)}";

    /// <summary>Until the whole burst is there again, when it was used at once.</summary>
    public TimeSpan Window => burst * pace;

    /// <summary>Counts one, if it is within bounds.</summary>
    public Allowance Take(string who)
    {
        ref var slot = ref _full[Slot(who)];
        while (true)
        {
            var now = time.GetUtcNow().UtcTicks;
            var seen = Volatile.Read(ref slot);
            var full = Math.Max(seen, now) + pace.Ticks;
            var wait = full - now - Window.Ticks;
            if (wait > 0)
                return new Allowance(this, 0, TimeSpan.FromTicks(wait)) { IsRefused = true };
            if (Interlocked.CompareExchange(ref slot, full, seen) == seen)
                return new Allowance(this, -wait / pace.Ticks, TimeSpan.FromTicks(full - now));
        }
    }

    int Slot(string who)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, System.Text.Encoding.UTF8.GetBytes(who), hash);
        return BitConverter.ToUInt16(hash) % Slots;
    }
}

/// <summary>What somebody has left.</summary>
/// <param name="Left">How many more are within bounds now.</param>
/// <param name="Until">Until one more is within bounds, where this one is not, and else until all of them are.</param>
readonly record struct Allowance(Throttle Of, long Left, TimeSpan Until)
{
    public bool IsRefused { get; init; }
}
