using EnvoyRegistry.Availability;

namespace EnvoyRegistry.Matching;

/// <summary>Somebody who could go. What it tells is worked out when asked for.</summary>
abstract class EnvoyMatch(Matcher matcher, Ranked ranked)
{
    public abstract long PersonId { get; }
    public int Fit => ranked.Fit;

    /// <summary>Codes of the tags that the need names.</summary>
    public IEnumerable<string> TagsAsked => Matcher.Criteria.Expertise.SelectMany(criterion => criterion.Asked);

    public Rank Rank => new(Fit, PersonId);
    public abstract SkillSet SkillSet { get; }
    public abstract IReadOnlyList<MatchReason> Reasons { get; }
    public abstract Concerned? Concerned { get; }
    public abstract DateTime? CallNext { get; }
    public abstract int? NoticeHours { get; }
    public abstract DateTime? OldestConfirmation { get; }
    public abstract IReadOnlyList<WindowReliedOn>? Windows { get; }

    protected Matcher Matcher => matcher;
    protected int Row => ranked.Row;
}

/// <summary>A person who meets the need in full.</summary>
sealed class PersonMatch(Matcher matcher, Ranked ranked, SkillSetReferences references) : EnvoyMatch(matcher, ranked)
{
    public override long PersonId => Matcher.Index.PersonIds[Row];
    public override SkillSet SkillSet => SkillSet.Describe(Matcher, Row, references);
    public override IReadOnlyList<MatchReason> Reasons => MatchReason.Explain(Matcher, Row);
    public override Concerned Concerned => new(PersonId, Matcher, Row);
    public override DateTime? CallNext => Matcher.Days.CallNext(Row);
    public override int? NoticeHours => Matcher.TimeOf(Row).LongestNotice;
    public override DateTime? OldestConfirmation => Windows.Min(w => w.ConfirmedAt);

    /// <summary>Whole windows as stated, which may reach beyond the period.</summary>
    public override IReadOnlyList<WindowReliedOn> Windows
    {
        get
        {
            var windows = new List<WindowReliedOn>();
            foreach (var window in Matcher.Days.Asked(Row).Touching(Matcher.Index.Windows[Row]))
                windows.Add(WindowReliedOn.Describe(window));
            return windows;
        }
    }
}

/// <summary>One of a group that is told alike, by what is told of the group; nothing of days.</summary>
sealed class GroupMatch(
    Matcher matcher, Ranked ranked, SkillGroups groups, long person, SkillSetReferences references)
    : EnvoyMatch(matcher, ranked)
{
    public override long PersonId => person;
    public override SkillSet SkillSet => SkillSet.DescribeGroup(groups, Row, references.Write(person));
    public override IReadOnlyList<MatchReason> Reasons => MatchReason.ExplainSkills(Matcher, Row);
    public override Concerned? Concerned => null;
    public override DateTime? CallNext => null;
    public override int? NoticeHours => null;
    public override DateTime? OldestConfirmation => null;
    public override IReadOnlyList<WindowReliedOn>? Windows => null;
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
