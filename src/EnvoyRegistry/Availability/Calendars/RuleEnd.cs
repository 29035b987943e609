namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// Where UNTIL ends a recurrence rule, RFC 5545 §3.3.10. It must be written like DTSTART, a date for a date, a local
/// time for a local time, else UTC; programs often write it otherwise, and then it has two readings. Occurrences that
/// both have are certain, those that one alone has are in doubt. Times compare as instants, whole days as their
/// midnight.
/// </summary>
readonly record struct RuleEnd(DateTime Certain, DateTime InDoubt)
{
    public static RuleEnd Find(RecurrenceRule rule, CalendarTime start) => rule.Until switch
    {
        null => At(DateTime.MaxValue),
        { } until when start.IsDate => until.Form == TimeForm.Utc
            ? Between(until.Local.Date, start.Zone.ToLocal(until.ToUtc()).Date)
            : At(until.Local.Date),
        { IsDate: true } until => new RuleEnd(start.Zone.ToUtc(until.Local), start.Zone.ToUtc(EndOf(until.Local))),
        { Form: TimeForm.Utc } until => At(until.ToUtc()),
        { } until when start.Form == TimeForm.Floating => At(until.ToUtc()),
        { } until => Between(start.Zone.ToUtc(until.Local), SystemZone.Utc.ToUtc(until.Local)),
    };

    static RuleEnd At(DateTime last) => new(last, last);

    static RuleEnd Between(DateTime one, DateTime other) => one < other ? new(one, other) : new(other, one);

    static DateTime EndOf(DateTime day) => day.Date.Add(new TimeSpan(23, 59, 59));
}
