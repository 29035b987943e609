namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// Reads a VFREEBUSY, RFC 5545 §3.6.4: what a server tells about somebody without telling what it is.
/// </summary>
static class FreeBusyBlock
{
    public static void Read(Component block, CalendarZones zones, BusyCollector found)
    {
        var busy = new List<Occurrence>();
        foreach (var line in block.All("FREEBUSY"))
        {
            // §3.2.9: a type nobody knows is as good as BUSY.
            if (string.Equals(line.Parameter("FBTYPE"), "FREE", StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var text in line.Value.Split(','))
            {
                var period = CalendarPeriod.Parse(line, text.Trim(), zones);
                if (period.Start.Form != TimeForm.Utc)
                    throw line.Fault("a period of it is in UTC");
                busy.Add(new Occurrence(period.Start.ToUtc(), period.Until));
            }
        }
        found.Add(block.Line, block.Name, busy);
    }
}
