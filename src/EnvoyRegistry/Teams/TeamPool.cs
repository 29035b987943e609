using EnvoyRegistry.Access;
using EnvoyRegistry.Matching;

namespace EnvoyRegistry.Teams;

/// <summary>Those of whom a team could be made for a need: everybody considered who is free on all its days.</summary>
sealed class TeamPool(MatchIndex index, TeamNeed need, Moment moment, SituationAsked? situation, TeamHomes homes)
{
    public Matcher Matcher { get; } = new(index, need.OfOne, moment, situation);

    public TeamHomes Homes => homes;
    public TeamNeed Need => need;

    /// <summary>The same for another need.</summary>
    public TeamPool For(TeamNeed other) => new(index, other, moment, situation, homes);

    public IReadOnlyList<Ranked> Free => field ??= [.. Matcher.OfDaysAlone()];

    /// <summary>What the team is to cover, in the order of the need.</summary>
    public IReadOnlyList<SkillCriterion> Needs => field ??= NeedsOf(Matcher.Criteria);

    /// <param name="concerns">How many somebody has, by row.</param>
    public TeamTask Task(Func<int, int> concerns) => Task(need, concerns);

    /// <summary>The same with another need for the same days: who is free stays so.</summary>
    public TeamTask TaskFor(TeamNeed other) => Task(other, _ => 0);

    TeamTask Task(TeamNeed asked, Func<int, int> concerns)
    {
        var needs = ReferenceEquals(asked, need)
            ? Needs : NeedsOf(new Criteria(index, asked.OfOne, situation, moment.Today));
        var balance = asked.Balance ?? TeamBalance.None;
        return new TeamTask(
            asked.Size, (1UL << needs.Count) - 1, balance.Women ?? 0, balance.Men ?? 0,
            balance.MostOfOneParticipant ?? asked.Size, balance.SubRegions ?? 0,
            [.. Free.Select(one => new TeamCandidate(
                one.Row, concerns(one.Row), one.Fit, Gives(needs, one.Row), homes.ParticipantsOf(one.Row)))]);
    }

    ulong Gives(IReadOnlyList<SkillCriterion> needs, int row)
    {
        var gives = homes.SubRegionsOf(row);
        for (var number = 0; number < needs.Count; number++)
        {
            if (needs[number].IsMet(row))
                gives |= 1UL << number;
        }
        if (index.Women.Has(row))
            gives |= TeamTask.Woman;
        if (index.Men.Has(row))
            gives |= TeamTask.Man;
        return gives;
    }

    static SkillCriterion[] NeedsOf(Criteria criteria) => [.. criteria.Expertise, .. criteria.Languages];
}
