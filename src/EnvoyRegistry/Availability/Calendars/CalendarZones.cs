using System.Text.RegularExpressions;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// The zones a calendar names, RFC 5545 §3.2.19. A zone that the file defines holds, whatever its name; a name of IANA
/// or of Windows without one means the system's zone. Programs cut their definitions to the years at hand: beyond these
/// the system's zone goes on where the definition agrees with it up to there.
/// </summary>
sealed partial class CalendarZones
{
    readonly Dictionary<string, List<Component>> _defined = new(StringComparer.Ordinal);
    readonly Dictionary<string, (CalendarZone? Zone, string Fault)> _known = new(StringComparer.Ordinal);
    readonly Steps _steps;
    readonly Remarks _remarks;

    public CalendarZones(TimeZoneInfo person, Component calendar, Steps steps, Remarks remarks)
    {
        Person = new SystemZone(person);
        FloatsElsewhere = calendar.All("X-WR-TIMEZONE").Any(line =>
            System(Unescaped(line.Value)) is not { } zone || !(zone.Id == person.Id || zone.HasSameRules(person)));
        (_steps, _remarks) = (steps, remarks);
        foreach (var zone in calendar.Children.Where(c => c.Name == "VTIMEZONE"))
        {
            if (zone.All("TZID").FirstOrDefault()?.Value is not { } written || Unescaped(written) is not { } name)
                continue;
            if (_defined.TryGetValue(name, out var same))
                same.Add(zone);
            else
                _defined.Add(name, [zone]);
        }
    }

    /// <summary>The zone of the person whose calendar this is: that of dates and floating times.</summary>
    public CalendarZone Person { get; }

    /// <summary>
    /// Whether the calendar says that it is kept in another zone than the person's. Some programs write their times
    /// without a zone then and mean that one, others mean wherever one is.
    /// </summary>
    public bool FloatsElsewhere { get; }

    public static bool IsUtc(string name) => name.ToUpperInvariant() is "UTC" or "ETC/UTC" or "GMT" or "Z" or "UCT"
        or "ETC/UCT" or "ZULU" or "TZONE://MICROSOFT/UTC" or "(UTC) COORDINATED UNIVERSAL TIME"
        or "COORDINATED UNIVERSAL TIME";

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
        var system = System(name) is { } known ? new SystemZone(known) : null;
        if (!_defined.TryGetValue(name, out var definitions))
            return system is null ? (null, "neither the system nor the file knows this time zone") : (system, "");
        if (definitions.DistinctBy(one => one.Said, StringComparer.Ordinal).Skip(1).Any())
            return (null, "the file defines its time zone in two ways");
        try
        {
            return (ZoneDefinition.Read(definitions[0], this, _steps.OfOneRule(), system), "");
        }
        catch (CalendarFaultException fault) when (system is not null)
        {
            _remarks.Add(fault, RemarkEffect.ZoneOfSystem);
            return (system, "");
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
                ? System(string.Join('/', parts[^3..])) ?? System(string.Join('/', parts[^2..])) ?? System(parts[^1])
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
