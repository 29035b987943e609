using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Host;

/// <summary>
/// Whether the machine's time can be right, by what the register knows: it is not behind the newest record, nor a year
/// ahead of it. While it is in doubt nothing is aged by it: no entry turns stale, no reminder goes out.
/// </summary>
sealed class RegisterClock(IPlainReads reads, TimeProvider time, IOptions<RegistrySettings> settings)
{
    static readonly TimeSpan s_ahead = TimeSpan.FromDays(365);

    /// <summary>The clocks of two machines are never the same.</summary>
    static readonly TimeSpan s_behind = TimeSpan.FromMinutes(5);

    /// <summary>The last entry of the audit; of a register that has none yet, the last change of an entry.</summary>
    static readonly SqlText s_newest = new("""
        SELECT CAST(strftime('%s', coalesce(
            (SELECT "At" FROM "AuditEntry" ORDER BY "Sequence" DESC LIMIT 1),
            (SELECT max("UpdatedAt") FROM "Person"))) AS INTEGER)
        """);

    readonly Lazy<DateTime> _newestAtStart = new(() => Newest(reads));

    /// <summary>Why the time is in doubt, in sentences for whoever runs the service; null when it is not.</summary>
    public string? Doubt()
    {
        // Who sets it on purpose knows what time it is.
        if (settings.Value.TrustClock || settings.Value.ClockStart is not null)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        // What is written by a clock that is ahead says nothing for it, so that is held against the start. Where it is
        // behind, another clock was wrong before, or this one is: what is written next tells.
        if (now > _newestAtStart.Value + s_ahead)
            return Told(now, _newestAtStart.Value, "more than a year ahead of");
        return now < _newestAtStart.Value - s_behind && Newest(reads) is var newest && now < newest - s_behind
            ? Told(now, newest, "behind") : null;
    }

    static DateTime Newest(IPlainReads reads) => DateTime.UnixEpoch.AddSeconds(reads.Number(s_newest));

    static string Told(DateTime now, DateTime newest, string where) =>
        $"The clock says {now:yyyy-MM-dd HH:mm}Z, which is {where} the newest record of the register, of " +
        $"{newest:yyyy-MM-dd HH:mm}Z. Nothing turns stale and no reminder is sent meanwhile. Set the clock and start " +
        "again; or, if it is right, start once with --Registry:TrustClock true.";
}
