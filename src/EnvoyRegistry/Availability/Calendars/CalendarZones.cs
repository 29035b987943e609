using System.Text.RegularExpressions;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// The zones a calendar names, RFC 5545 §3.2.19. A name the system knows, of IANA or of Windows, means the system's
/// zone; the zones the file defines are for the other names, because programs cut their definitions to the years at
/// hand.
/// </summary>
sealed partial class CalendarZones
{
    readonly Dictionary<string, Component> _defined = new(StringComparer.Ordinal);
    readonly Dictionary<string, (CalendarZone? Zone, string Fault)> _known = new(StringComparer.Ordinal);
    readonly Steps _steps;

    public CalendarZones(TimeZoneInfo person, Component calendar, Steps steps)
    {
        Person = new SystemZone(person);
        FloatsElsewhere = calendar.All("X-WR-TIMEZONE").Any(line =>
            System(Unescaped(line.Value)) is not { } zone || !(zone.Id == person.Id || zone.HasSameRules(person)));
        _steps = steps;
        foreach (var zone in calendar.Children.Where(c => c.Name == "VTIMEZONE"))
        {
            if (zone.All("TZID").FirstOrDefault() is { } name)
                _defined.TryAdd(Unescaped(name.Value), zone);
        }
    }

    /// <summary>The zone of the person whose calendar this is: that of dates and floating times.</summary>
    public CalendarZone Person { get; }

    /// <summary>
    /// Whether the calendar says that it is kept in another zone than the person's. Some programs write their times
    /// without a zone then and mean that one, others mean wherever one is.
    /// </summary>
    public bool FloatsElsewhere { get; }

    public static bool IsUtc(string name) => name.ToUpperInvariant() is "UTC" or "ETC/UTC" or "GMT" or "Z";

    /// <summary>The zone, or a fault of the line that names it.</summary>
    public CalendarZone Find(string name, ContentLine line)
    {
        if (!_known.TryGetValue(name, out var known))
        {
            known = Look(name);
            _known.Add(name, known);
        }
        return known.Zone ?? throw line.Fault(known.Fault);
    }

    (CalendarZone? Zone, string Fault) Look(string name)
    {
        if (System(name) is { } system)
            return (new SystemZone(system), "");
        if (!_defined.TryGetValue(name, out var defined))
            return (null, "neither the system nor the file knows this time zone");
        try
        {
            return (ZoneDefinition.Read(defined, this, _steps.OfOneRule()), "");
        }
        catch (CalendarFaultException fault)
        {
            return (null, $"its time zone is not understood, for line {fault.Line}, {fault.Where}: {fault.Message}");
        }
    }

    static TimeZoneInfo? System(string name)
    {
        if (IsUtc(name))
            return TimeZoneInfo.Utc;
        // Unique among all files: Evolution and others write an organisation, often a version, and then a name of IANA.
        if (name is ['/', ..])
            return name.Split('/') is { Length: > 3 } parts
                ? System(string.Join('/', parts[^3..])) ?? System(string.Join('/', parts[^2..]))
                : null;
        if (!ZoneNames.CanBe(name) && !TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out _))
            return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
    }

    // §3.3.11: in a text, what separates is written with a backslash before it; in a parameter it is not.
    static string Unescaped(string text) => Escape().Replace(text, "${separator}");

    [GeneratedRegex(@"\\(?<separator>[\\;,])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
