using EnvoyRegistry.Availability;

namespace EnvoyRegistry.Matching;

/// <summary>A person who meets the need in full. What it tells is worked out when asked for.</summary>
sealed class EnvoyMatch(Matcher matcher, Ranked ranked, SkillSetReferences references)
{
    public long PersonId => matcher.Index.PersonIds[ranked.Row];
    public int Fit => ranked.Fit;

    /// <summary>Codes of the tags that the need names.</summary>
    public IEnumerable<string> TagsAsked => matcher.Criteria.Expertise.SelectMany(criterion => criterion.Asked);

    public Rank Rank => new(Fit, PersonId);
    public SkillSet SkillSet => SkillSet.Describe(matcher, ranked.Row, references);
    public IReadOnlyList<MatchReason> Reasons => MatchReason.Explain(matcher, ranked.Row);
    public IReadOnlyList<MatchConcern> Concerns => MatchConcern.Find(matcher, ranked.Row);
    public int NoticeHours => matcher.TimeOf(ranked.Row).LongestNotice;
    public DateTime OldestConfirmation => Windows.Min(w => w.ConfirmedAt);

    /// <summary>Whole windows, which may reach beyond the period.</summary>
    public IReadOnlyList<WindowReliedOn> Windows
    {
        get
        {
            var windows = new List<WindowReliedOn>();
            foreach (var window in matcher.Days.Asked(ranked.Row).Touching(matcher.Index.Windows[ranked.Row]))
                windows.Add(WindowReliedOn.Describe(window));
            return windows;
        }
    }
}

sealed record WindowReliedOn(
    DateOnly From,
    DateOnly Until,
    AvailabilityStatus Status,
    AvailabilityMode Mode,
    int NoticeHours,
    DateTime ConfirmedAt)
{
    public static WindowReliedOn Describe(Window window) => new(
        DateOnly.FromDayNumber(window.From),
        DateOnly.FromDayNumber(window.Until),
        window.Status,
        window.Mode,
        window.NoticeHours,
        DateTimeOffset.FromUnixTimeSeconds(window.ConfirmedAt).UtcDateTime);
}
