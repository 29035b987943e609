using EnvoyRegistry.Access;
using EnvoyRegistry.Matching;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Teams;
using EnvoyRegistry.Tests.Matching;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Teams;

public sealed class ComposedTeamTests
{
    const int Registers = 700, NeedsPerRegister = 3;

    static readonly OracleParticipant[] s_participants =
    [
        new(1, SubRegion.SouthEastAsia, ["KH"]), new(2, SubRegion.Pacific, ["MM", "TH"]),
        new(3, SubRegion.SouthEastAsia, ["TH"]), new(4, SubRegion.Europe, []),
    ];

    readonly SortedDictionary<string, int> _seen = [];

    [Fact]
    public void Thousands_of_random_needs_are_answered_as_by_trying_every_team()
    {
        for (var seed = 0; seed < Registers; seed++)
        {
            var register = new RandomRegister(seed);
            var random = new Random(seed);
            List<OraclePerson> people = [.. register.Committed(register.People(random.Next(4, 34))).Select(p => p with
            {
                Gender = random.Next(4) == 0 ? null : (Gender)random.Next(1, 4),
                RegisteredBy = random.Next(4) == 0 ? random.Next(1, 5) : 0,
            })];
            var index = RandomRegister.Index(people);
            var homes = new TeamHomes(index, [.. s_participants.Select(Participant)], RandomRegister.Today);
            for (var n = 0; n < NeedsPerRegister; n++)
            {
                var (need, moment, situation) =
                    (RandomNeed.Of(register.Need(), random), register.Moment(), register.Situation());
                int Others(long person) => (int)(person % 7 % 3);
                var expected = new TeamOracle(people, s_participants, moment.Now, situation, Others).Compose(need);
                var pool = new TeamPool(index, need, moment, Asked(situation), homes);
                var composed = ComposedTeam.Of(
                    pool, row => [.. MatchConcern.Find(pool.Matcher, row), .. Enumerable.Repeat(
                        new MatchConcern(MatchConcernKind.FormerOffice, ""), Others(index.PersonIds[row]))],
                    new SkillSetReferences(new byte[SkillSetReferences.KeyLength], need.OfOne,
                        Caller.Anonymous, RandomRegister.Today),
                    () => () => false);
                Check(composed, expected, $"seed {seed}, need {n}: {need} {need.Balance} {situation}");
                Count(expected);
            }
        }
        foreach (var what in (string[])["one team", "three teams", "unmet size", "unmet allExpertise",
            "unmet allLanguages", "unmet balance.women", "unmet balance.men", "unmet balance.mostOfOneParticipant",
            "unmet balance.subRegions", "unmet several", "change allExpertise", "change allLanguages", "change size",
            "change balance.women", "change balance.men", "change balance.mostOfOneParticipant",
            "change balance.subRegions", "change includeLimited", "change mode", "change confirmedWithinDays",
            "no change", "equal but for ids"])
            _seen.GetValueOrDefault(what).ShouldBeGreaterThan(3, what);
    }

    static void Check(ComposedTeam composed, OracleComposed expected, string because)
    {
        composed.IsProven.ShouldBeTrue(because);
        composed.Gap.ShouldBeNull(because);
        composed.Candidates.ShouldBe(expected.Candidates, because);
        List<Team> teams = composed.Team is { } first ? [first, .. composed.Alternatives] : [];
        teams.Select(Text).ShouldBe(expected.Teams.Select(Text), because);
        (composed.Shortfall is null).ShouldBe(teams.Count > 0, because);
        (composed.Shortfall?.Unmet ?? []).Select(u => $"{u.Field} {u.Tag}".TrimEnd())
            .ShouldBe(expected.Unmet, because);
        (composed.Shortfall?.Changes ?? []).Select(c => $"{c.Field} {c.Tag}".TrimEnd() + $" = {c.Value}".TrimEnd())
            .ShouldBe(expected.Changes, because);
        foreach (var team in teams)
        {
            foreach (var member in team.Members)
                member.Reasons.Sum(r => r.Points).ShouldBe(member.Fit, because);
            foreach (var cover in team.Covers)
                cover.By.ShouldBe(team.Members.Where(m => m.Covers.Contains(cover.Asked)), ignoreOrder: true, because);
            team.Covers.ShouldAllBe(cover => cover.By.Count > 0, because);
        }
    }

    static Participant Participant(OracleParticipant participant) => new()
    {
        Id = participant.Id,
        Code = $"P{participant.Id}",
        Name = $"Participant {participant.Id}",
        ArfSince = 1994,
        SubRegion = participant.SubRegion,
        NominatingNationalities =
        [
            .. participant.Nominates.Select(country => new NominatingNationality { Country = country }),
            // What is over, and what is to come.
            new() { Country = "VN", From = RandomRegister.Today.AddDays(1) },
            .. participant.Nominates.Contains("KH") ? (IEnumerable<NominatingNationality>)[]
                : [new() { Country = "KH", Until = RandomRegister.Today.AddDays(-1) }],
        ],
    };

    static SituationAsked? Asked(OracleSituation? situation) => situation is null ? null
        : new(situation.Id, situation.IsExercise, situation.Parties, situation.DirectlyInvolved);

    static string Text(Team team) => $"{string.Join(' ', team.Members.Select(m => new NodeId("per", m.PersonId)))}: "
        + $"{team.ConcernCount} {team.Fit}";

    static string Text(OracleTeam team) => $"{string.Join(' ', team.Members)}: {team.Concerns} {team.Fit}";

    void Count(OracleComposed expected)
    {
        Saw(expected.Teams.Length switch { 0 => "no team", 1 => "one team", 2 => "two teams", _ => "three teams" });
        if (expected.Teams.Length > 1 && expected.Teams[0] with { Members = [] } is { } first
            && (first.Concerns, first.Fit) == (expected.Teams[1].Concerns, expected.Teams[1].Fit))
            Saw("equal but for ids");
        foreach (var unmet in expected.Unmet)
            Saw($"unmet {unmet.Split(' ')[0]}");
        if (expected.Unmet.Length > 1)
            Saw("unmet several");
        if (expected.Unmet.Length > 0 && expected.Changes.Length == 0)
            Saw("no change");
        foreach (var change in expected.Changes)
            Saw($"change {change.Split(' ')[0]}");
    }

    void Saw(string what) => _seen[what] = _seen.GetValueOrDefault(what) + 1;
}
