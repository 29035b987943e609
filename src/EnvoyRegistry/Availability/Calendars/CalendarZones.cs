using System.Text.RegularExpressions;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// The zones a calendar names, RFC 5545 §3.2.19. A name the system knows, of IANA or of Windows, means the system's zone;
/// the zones the file defines are for the other names, because programs cut their definitions to the years at hand.
/// </summary>
sealed partial class CalendarZones
{
    readonly Dictionary<string, Component> _defined = new(StringComparer.Ordinal);
    readonly Dictionary<string, (CalendarZone? Zone, string Fault)> _known = new(StringComparer.Ordinal);
    readonly Steps _steps;

    public CalendarZones(TimeZoneInfo person, Component calendar, Steps steps)
    {
        Person = new SystemZone(person);
        _steps = steps;
        foreach (var zone in calendar.Children.Where(c => c.Name == "VTIMEZONE"))
        {
            if (zone.All("TZID").FirstOrDefault() is { } name)
                _defined.TryAdd(Unescaped(name.Value), zone);
        }
    }

    /// <summary>The zone of the person whose calendar this is: that of dates and floating times.</summary>
    public CalendarZone Person { get; }

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
            return (system, "");
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

    static SystemZone? System(string name)
    {
        if (IsUtc(name))
            return SystemZone.Utc;
        // The system takes names for names of files: only what looks like a zone is asked for, and nothing of the machine.
        if (!Iana().IsMatch(name) && !TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out _))
            return null;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? new SystemZone(zone) : null;
    }

    // §3.3.11: in a text, what separates is written with a backslash before it; in a parameter it is not.
    static string Unescaped(string text) => Escape().Replace(text, "${separator}");

    [GeneratedRegex(
        @"^(?!right/|posix/|localtime|posixrules|Local|Factory)[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iana();

    [GeneratedRegex(@"\\(?<separator>[\\;,])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
