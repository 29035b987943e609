namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// The occurrences of an event that are named to be taken out, by an exception date (RFC 5545 §3.8.5.1) or because an
/// override stands in their place (§3.8.4.4). A date names whatever begins on it.
/// </summary>
sealed class TakenOut(CalendarTime start)
{
    readonly HashSet<DateTime> _instants = [];
    readonly HashSet<DateTime> _days = [];

    public void Add(ContentLine line, CalendarTime time)
    {
        if (time.IsDate)
            _days.Add(time.Local);
        else if (start.IsDate)
        {
            // Exchange writes a day of a series of whole days as its midnight.
            _days.Add(time.Form != TimeForm.Utc && time.Local == time.Local.Date
                ? time.Local
                : throw line.Fault("it names a time of an event of whole days"));
        }
        else if (time.Form == TimeForm.Floating && start.Form != TimeForm.Floating)
            throw line.Fault("it names a time without a zone of an event with one");
        else
            _instants.Add(time.ToUtc());
    }

    public bool Contains(DateTime local, DateTime utc) =>
        (_days.Count > 0 && _days.Contains(local.Date)) || (!start.IsDate && _instants.Contains(utc));
}
