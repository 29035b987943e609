namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// A component of a calendar, RFC 5545 §3.6, with the properties that say something about time. All others, titles,
/// places and people among them, are passed over as octets and never become text.
/// </summary>
sealed class Component(string name, int line)
{
    static readonly Dictionary<string, HashSet<string>> s_read = new(StringComparer.Ordinal)
    {
        ["VCALENDAR"] = ["VERSION", "CALSCALE", "METHOD", "X-WR-TIMEZONE"],
        ["VEVENT"] =
        [
            "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "TRANSP", "STATUS", "RRULE", "EXRULE",
            "RDATE", "EXDATE", "RECURRENCE-ID", "X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-INTENDEDSTATUS",
        ],
        ["VFREEBUSY"] = ["FREEBUSY"],
        ["VTIMEZONE"] = ["TZID"],
        ["STANDARD"] = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"],
        ["DAYLIGHT"] = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"],
    };

    public string Name => name;
    public int Line => line;
    public List<ContentLine> Properties { get; } = [];
    public List<Component> Children { get; } = [];

    /// <summary>The first line that could not be read; then nobody knows what the component leaves unsaid.</summary>
    public CalendarFaultException? Fault { get; set; }

    /// <summary>
    /// §3.6: components nobody knows are passed over, alarms, tasks and journals because they keep nobody busy.
    /// </summary>
    public bool IsRead => s_read.ContainsKey(name);

    public bool Reads(string property) => s_read.TryGetValue(name, out var read) && read.Contains(property);

    public IEnumerable<ContentLine> All(string property) => Properties.Where(p => p.Name == property);

    /// <summary>The property that may stand once, §3.6.1.</summary>
    public ContentLine? One(string property)
    {
        ContentLine? found = null;
        foreach (var next in All(property))
        {
            if (found is not null)
                throw next.Fault("it stands more than once");
            found = next;
        }
        return found;
    }

    /// <summary>
    /// What it says, to be compared with another one: apart from which revision it is, and from the order of its lines.
    /// </summary>
    public string Said => string.Join('\n', Properties.Where(p => p.Name is not ("DTSTAMP" or "SEQUENCE"))
        .Select(p => p.Said).Order(StringComparer.Ordinal).Prepend(Fault is null ? name : $"{name} {line}")
        .Concat(Children.Select(child => child.Said)));

    public CalendarFaultException Missing(string property) => new(line, name, $"it has no {property}");
}
