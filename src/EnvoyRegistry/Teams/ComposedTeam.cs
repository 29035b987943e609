using EnvoyRegistry.Matching;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Teams;

/// <summary>The answer to a need of a team.</summary>
/// <param name="candidates">Of how many people it was made.</param>
/// <param name="teams">The best first.</param>
sealed class ComposedTeam(
    DateOnly on, int candidates, IReadOnlyList<Team> teams, bool isProven, TeamGap? gap, TeamShortfall? shortfall)
{
    const int Told = 3;

    /// <param name="concernsOf">Those of a row that whoever asks may be told.</param>
    /// <param name="limit">Begins a time, and tells whether it is up.</param>
    public static ComposedTeam Of(
        TeamPool pool, Func<int, IReadOnlyList<MatchConcern>> concernsOf, SkillSetReferences references,
        Func<Func<bool>> limit)
    {
        var task = pool.Task(row => concernsOf(row).Count);
        var found = TeamSearch.Find(task, Told, limit());
        List<Team> teams = [.. found.Teams.Select(rows => Team.Of(pool, rows, concernsOf, references))];
        for (var place = 1; place < teams.Count; place++)
            teams[place] = teams[place] with { Difference = TeamDifference.Of(teams[0], teams[place]) };
        return new ComposedTeam(
            pool.Matcher.Days.Today, pool.Free.Count, teams, found.IsProven,
            TeamGap.Of(task, teams, found.AtLeast),
            teams.Count == 0 && found.IsProven ? new TeamShortfalls(pool, limit()).Explain() : null);
    }

    public DateOnly On => on;
    public int Candidates => candidates;
    public Team? Team => teams is [var best, ..] ? best : null;
    public IEnumerable<Team> Alternatives => teams.Skip(1);
    public bool IsProven => isProven;
    public TeamGap? Gap => gap;
    public TeamShortfall? Shortfall => shortfall;

    public IEnumerable<long> PeopleTold => teams.SelectMany(t => t.Members).Select(m => m.PersonId).Distinct();
}

/// <summary>A team that meets a need, and what it comes to.</summary>
sealed record Team(
    IReadOnlyList<TeamMember> Members,
    IReadOnlyList<TeamCover> Covers,
    int Women,
    int Men,
    IReadOnlyList<TeamParticipant> Participants,
    IReadOnlyList<SubRegion> SubRegions)
{
    /// <summary>Null of the best.</summary>
    public TeamDifference? Difference { get; init; }

    public int ConcernCount => Members.Sum(member => member.Concerns.Count);
    public int Fit => Members.Sum(member => member.Fit);

    /// <param name="rows">Of the members, rising.</param>
    public static Team Of(
        TeamPool pool, IReadOnlyList<int> rows, Func<int, IReadOnlyList<MatchConcern>> concernsOf,
        SkillSetReferences references)
    {
        var index = pool.Matcher.Index;
        TeamMember[] members = [.. rows.Select(row => TeamMember.Of(pool, row, concernsOf(row), references))];
        return new Team(
            members,
            [.. pool.Needs.Select(need => TeamCover.Of(need, rows, members))],
            rows.Count(index.Women.Has),
            rows.Count(index.Men.Has),
            pool.Homes.Count(rows),
            pool.Homes.SubRegions(rows));
    }
}

/// <summary>Somebody in a team.</summary>
/// <param name="Covers">Codes of what is asked for that she or he covers.</param>
sealed record TeamMember(PersonMatch Match, IReadOnlyList<string> Covers, IReadOnlyList<MatchConcern> Concerns)
{
    public long PersonId => Match.PersonId;
    public int Fit => Match.Fit;
    public IReadOnlyList<MatchReason> Reasons => Match.Reasons;
    public int? NoticeHours => Match.NoticeHours;
    public IReadOnlyList<WindowReliedOn> Windows => Match.Windows;

    public static TeamMember Of(
        TeamPool pool, int row, IReadOnlyList<MatchConcern> concerns, SkillSetReferences references) => new(
        new PersonMatch(pool.Matcher, new Ranked(row, pool.Matcher.Fit(row, pool.Matcher.TimeOf(row))), references),
        [.. pool.Needs.Where(need => need.IsMet(row)).SelectMany(need => need.Asked)],
        concerns);
}

/// <summary>Who in a team covers one thing that is asked for: who covers it best first, then by id.</summary>
sealed record TeamCover(MatchCriterion Criterion, string Asked, IReadOnlyList<TeamMember> By)
{
    /// <param name="rows">Of the members.</param>
    public static TeamCover Of(SkillCriterion need, IReadOnlyList<int> rows, IReadOnlyList<TeamMember> members) => new(
        need.Kind,
        need.Asked[0],
        [.. rows.Index().Where(row => need.IsMet(row.Item)).OrderByDescending(row => need.PointsOf(row.Item))
            .ThenBy(row => row.Index).Select(row => members[row.Index])]);
}

/// <summary>How much better a team could be that was not found in the time there was.</summary>
/// <param name="Fit">How much more at most with as few concerns; null where there may be fewer.</param>
sealed record TeamGap(int Concerns, int? Fit)
{
    public static TeamGap? Of(TeamTask task, IReadOnlyList<Team> teams, int? atLeast)
    {
        if (atLeast is not { } cost || teams.Count == 0)
            return null;
        var (concerns, fit) = task.Read(cost);
        var fewer = Math.Max(0, teams[0].ConcernCount - concerns);
        return new TeamGap(fewer, fewer > 0 ? null
            : concerns > teams[0].ConcernCount ? 0 : Math.Max(0, fit - teams[0].Fit));
    }
}
