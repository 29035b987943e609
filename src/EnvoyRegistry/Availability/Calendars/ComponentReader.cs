using System.Text;

namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// Reads a file into its calendars, RFC 5545 §3.4; a file that is cut off or no calendar is refused whole.
/// </summary>
static class ComponentReader
{
    public static IReadOnlyList<Component> Read(ReadOnlySpan<byte> file, CalendarLimits limits, Remarks remarks)
    {
        if (file.Length > limits.Bytes)
            throw new CalendarFaultException(1, "file", $"it has more than {limits.Bytes} bytes");
        if (file.StartsWith<byte>([0xFF, 0xFE]) || file.StartsWith<byte>([0xFE, 0xFF]))
            throw new CalendarFaultException(1, "file", "it is UTF-16, and a calendar is UTF-8");

        var lines = new LineReader(file.StartsWith(Encoding.UTF8.Preamble) ? file[3..] : file, limits.LineBytes);
        var calendars = new List<Component>();
        var open = new Stack<Component>();
        var events = 0;
        while (lines.Read())
        {
            if (lines.Current.Trim((byte)' ').IsEmpty)
                continue;
            var name = ContentLine.NameOf(lines.Current);
            if (name == "BEGIN")
            {
                var component = new Component(ComponentName(lines), lines.Number);
                if (component.Name == "VEVENT" && ++events > limits.Events)
                    throw new CalendarFaultException(lines.Number, "VEVENT", $"there are more than {limits.Events}");
                if (open.Count == limits.Depth)
                    throw new CalendarFaultException(lines.Number, "BEGIN", "components are nested too deep");
                (open.TryPeek(out var parent) ? parent.Children : Calendars(calendars, component)).Add(component);
                open.Push(component);
            }
            else if (!open.TryPeek(out var current))
            {
                // Servers add remarks of their own behind a calendar.
                if (calendars.Count == 0)
                    throw NoCalendar(lines.Number);
                remarks.Add(new CalendarFaultException(
                    lines.Number, "file", "it stands outside of the calendar"), RemarkEffect.NotRead);
            }
            else if (name == "END")
            {
                if (ComponentName(lines) != current.Name)
                    throw new CalendarFaultException(lines.Number, "END",
                        $"it does not end what began on line {current.Line}");
                open.Pop();
            }
            else
                Add(current, name, lines, remarks);
        }
        if (open.TryPeek(out var unfinished))
            throw new CalendarFaultException(lines.Number, "file",
                $"it is cut off: what began on line {unfinished.Line} does not end");
        return calendars.Count > 0 ? calendars : throw NoCalendar(1);
    }

    static List<Component> Calendars(List<Component> calendars, Component component) =>
        component.Name == "VCALENDAR" ? calendars : throw NoCalendar(component.Line);

    static CalendarFaultException NoCalendar(int line) => new(line, "file", "a calendar begins with BEGIN:VCALENDAR");

    static string ComponentName(LineReader lines) =>
        Encoding.UTF8.GetString(lines.Current[(lines.Current.IndexOf((byte)':') + 1)..]).Trim().ToUpperInvariant();

    static void Add(Component component, string? name, LineReader lines, Remarks remarks)
    {
        if (!component.IsRead || (name is not null && !component.Reads(name)))
            return;

        var line = name is null || lines.IsCut ? null : ContentLine.Parse(lines.Number, name, lines.Current);
        if (line is not null)
        {
            component.Properties.Add(line);
            return;
        }
        var fault = new CalendarFaultException(lines.Number, name ?? "line", name is null || !lines.IsCut
            ? "this is no content line, so what it says is not known"
            : "the line is too long");
        if (component.Name == "VCALENDAR")
            remarks.Add(fault, RemarkEffect.NotRead);
        component.Fault ??= fault;
    }
}
