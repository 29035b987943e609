using System.Globalization;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.People;

/// <summary>What clocks show in the world's time zones.</summary>
static class LocalClock
{
    /// <summary>Whether it is an IANA name. Windows' own names are known to .NET as well, and to nobody else.</summary>
    public static bool IsZone(string zone) =>
        ZoneNames.CanBe(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    /// <summary>
    /// The hour now in an IANA zone, with its offset: <c>2026-03-14T07:32:02+06:30</c>. Null where this machine does
    /// not know the zone.
    /// </summary>
    public static string? Now(this TimeProvider clock, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            return null;
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), found);
        return local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
