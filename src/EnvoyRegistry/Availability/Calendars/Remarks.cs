namespace EnvoyRegistry.Availability.Calendars;

/// <summary>What was not understood while one file was read.</summary>
sealed class Remarks(int most)
{
    readonly List<CalendarRemark> _listed = [];

    public IReadOnlyList<CalendarRemark> Listed => _listed;

    /// <summary>How many more there were than are listed.</summary>
    public int More { get; private set; }

    public void Add(CalendarFaultException fault, RemarkEffect effect)
    {
        if (_listed.Count < most)
            _listed.Add(fault.Remark(effect));
        else
            More++;
    }
}
