namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// Reads a busy calendar (RFC 5545) as the programs of this world export it: when is the person busy? Only times are
/// read; titles, places, people and identifiers never leave the file. What is not understood is named, never guessed:
/// the event is left out and said to be left out.
/// </summary>
static class BusyCalendar
{
    /// <exception cref="OperationCanceledException">Nobody waits for it any longer.</exception>
    public static BusyTimes Read(
        ReadOnlySpan<byte> file, BusyQuestion question, CalendarLimits? limits = null,
        CancellationToken cancellation = default)
    {
        limits ??= CalendarLimits.Default;
        var remarks = new Remarks(limits.Remarks);
        try
        {
            var calendars = ComponentReader.Read(file, limits, remarks);
            var found = new BusyCollector(question, limits.Occurrences);
            var steps = new Steps(limits, cancellation);
            var tally = new Tally();
            foreach (var calendar in calendars)
            {
                var zones = new CalendarZones(question.Zone, calendar, steps, remarks);
                Read(calendar, zones, found, steps, remarks, tally);
            }
            return found.Times() with
            {
                Remarks = remarks.Listed,
                MoreRemarks = remarks.More,
                Understood = tally.Understood,
                LeftOut = tally.LeftOut,
            };
        }
        catch (CalendarFaultException fault)
        {
            return new BusyTimes { Refusal = fault.Remark(RemarkEffect.FileRefused) };
        }
    }

    static void Read(
        Component calendar, CalendarZones zones, BusyCollector found, Steps steps, Remarks remarks, Tally tally)
    {
        if (Refusal(calendar) is { } refusal)
        {
            remarks.Add(refusal, RemarkEffect.CalendarLeftOut);
            tally.LeftOut += calendar.Children.Count(c => c.Name is "VEVENT" or "VFREEBUSY");
            return;
        }
        // RFC 7953; it says when somebody is free, by rules of its own.
        foreach (var other in calendar.Children.Where(c => c.Name == "VAVAILABILITY"))
            remarks.Add(
                new CalendarFaultException(other.Line, "VAVAILABILITY", "it is not supported"), RemarkEffect.NotRead);

        foreach (var block in calendar.Children.Where(c => c.Name == "VFREEBUSY"))
            Attempt(block, () => FreeBusyBlock.Read(block, zones, found), remarks, tally);

        // §3.8.4.7: one identifier, one series; an event without one stands for itself.
        var events = calendar.Children.Where(c => c.Name == "VEVENT");
        foreach (var series in events.GroupBy(Identifier))
            new EventSeries(zones, found, steps, remarks)
                .Read([.. series], (e, read) => Attempt(e, read, remarks, tally));
    }

    static string Identifier(Component @event) =>
        @event.All("UID").FirstOrDefault() is { Value: { Length: > 0 } given } ? given : $"\n{@event.Line}";

    static CalendarFaultException? Refusal(Component calendar)
    {
        foreach (var line in calendar.Properties)
        {
            var value = line.Value.ToUpperInvariant();
            if (line.Name == "VERSION" && value != "2.0")
                return line.Fault("only version 2.0 is read");
            if (line.Name == "CALSCALE" && value != "GREGORIAN")
                return line.Fault("only the Gregorian calendar is read");
            // RFC 5546: replies, counter-proposals and cancellations do not say what stands in a calendar; but a reply
            // to the question for busy times (§3.3.3) is the answer.
            if (line.Name == "METHOD" && value is not ("PUBLISH" or "REQUEST")
                && !(value == "REPLY" && calendar.Children.All(c => c.Name is "VFREEBUSY" or "VTIMEZONE")))
                return line.Fault("this is a message about events and no calendar");
        }
        return null;
    }

    static void Attempt(Component component, Action read, Remarks remarks, Tally tally)
    {
        try
        {
            if (component.Fault is { } fault)
                throw fault;
            read();
            tally.Understood++;
        }
        catch (CalendarFaultException fault)
        {
            remarks.Add(fault, RemarkEffect.EventLeftOut);
            tally.LeftOut++;
        }
    }

    sealed class Tally
    {
        public int Understood { get; set; }
        public int LeftOut { get; set; }
    }
}
