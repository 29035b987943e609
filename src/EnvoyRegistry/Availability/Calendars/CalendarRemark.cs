namespace EnvoyRegistry.Availability.Calendars;

/// <summary>What follows for the answer from something that was not understood.</summary>
enum RemarkEffect
{
    /// <summary>Nothing was read.</summary>
    FileRefused = 1,
    CalendarLeftOut,
    EventLeftOut,
    OccurrencesLeftOut,
    NotRead,
    BothRead,
    TakenAsBusy,
    ZoneOfSystem,
}

/// <summary>
/// Something in a calendar that was not understood. It quotes nothing from the file: all words are ours, so neither a
/// title nor an address can slip through.
/// </summary>
/// <param name="Line">The line of the file, the first being 1.</param>
/// <param name="Where">The property or component, such as <c>RRULE</c>.</param>
sealed record CalendarRemark(int Line, string Where, string What, RemarkEffect Effect)
{
    public override string ToString() => $"Line {Line}, {Where}: {What}; {Effect switch
    {
        RemarkEffect.FileRefused => "nothing of the file is read",
        RemarkEffect.CalendarLeftOut => "this calendar of the file is left out",
        RemarkEffect.EventLeftOut => "the event is left out",
        RemarkEffect.OccurrencesLeftOut => "these occurrences are left out",
        RemarkEffect.BothRead => "both are read",
        RemarkEffect.TakenAsBusy => "its time is taken as busy",
        RemarkEffect.ZoneOfSystem => "the usual time zone of that name is taken",
        _ => "this part is not read",
    }}.";
}

/// <summary>Carries something not understood to where it is known what must be left out because of it.</summary>
sealed class CalendarFaultException(int line, string where, string what) : Exception(what)
{
    public int Line => line;
    public string Where => where;

    public CalendarRemark Remark(RemarkEffect effect) => new(line, where, Message, effect);
}
