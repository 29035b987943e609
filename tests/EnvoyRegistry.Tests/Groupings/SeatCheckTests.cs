using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Groupings;

/// <summary>On 1 October 2026 the Philippines chair, Singapore is next and Malaysia was last.</summary>
public sealed class SeatCheckTests
{
    static readonly Dictionary<string, Source> s_sources = Sources.All.ToDictionary(s => s.Code);
    static readonly List<Participant> s_participants = [.. KnownParticipants.All(s_sources)];

    static readonly SeatRoll s_roll = new(new(2026, 10, 1), KnownChairTerms.All(s_sources), s_participants);

    [Theory]
    [InlineData("FriendsOfTheChair", "Chair", "PH", null)]
    [InlineData("FriendsOfTheChair", "IncomingChair", "SG", null)]
    [InlineData("FriendsOfTheChair", "PastChair", "MY", null)]
    [InlineData("FriendsOfTheChair", "NonAsean", "JP", null)]
    [InlineData("FriendsOfTheChair", "NonAsean", "EU", null)]
    [InlineData("FriendsOfTheChair", "Chair", "SG", "R20 holder.participant")]
    [InlineData("FriendsOfTheChair", "IncomingChair", "JP", "R20 holder.participant")]
    [InlineData("FriendsOfTheChair", "NonAsean", "TL", "R20 holder.participant")]
    [InlineData("FriendsOfTheChair", "AseanByConsensus", "TH", "R20 seat")]
    [InlineData("FriendsOfTheChair", "Expert", "JP", "R20 seat")]
    [InlineData("AseanTroika", "Chair", "PH", null)]
    [InlineData("AseanTroika", "PastChair", "MY", null)]
    [InlineData("AseanTroika", "PastChair", "JP", "R28 holder.participant")]
    [InlineData("AseanTroika", "PastChair", "TH", "R28 holder.participant")]
    [InlineData("AseanTroika", "NonAsean", "JP", "R28 seat")]
    [InlineData("AseanTroika", "AseanByConsensus", "TH", "R28 note")]
    [InlineData("ExpertTeam", "Expert", "JP", "R26 holder.participant")]
    [InlineData("ExpertTeam", "Chair", "PH", "R26 seat")]
    public void A_minister_sits_where_the_rules_give_a_seat(
        string kind, string seat, string participant, string? refusal)
    {
        var check = new SeatCheck(Enum.Parse<GroupingKind>(kind), s_roll, []);

        Told(check.Refusal(Minister(seat, participant))).ShouldBe(refusal);
    }

    [Theory]
    [InlineData("TH", null)]
    [InlineData("JP", "R28 holder.participant")]
    public void Consensus_may_put_another_member_of_ASEAN_into_the_Troika(string participant, string? refusal)
    {
        var check = new SeatCheck(GroupingKind.AseanTroika, s_roll, []);

        Told(check.Refusal(Minister("AseanByConsensus", participant) with { Note = "Consensus of 1 September 2026" }))
            .ShouldBe(refusal);
    }

    [Theory]
    [InlineData(PersonKind.Eep, true, null)]
    [InlineData(PersonKind.Candidate, true, null)]
    [InlineData(PersonKind.Eep, false, "R24 holder.person")]
    [InlineData(PersonKind.Former, false, "R26 holder.person")]
    [InlineData(PersonKind.Historical, false, "R26 holder.person")]
    internal void An_expert_is_on_the_register_and_willing(PersonKind kind, bool willing, string? refusal)
    {
        var check = new SeatCheck(GroupingKind.ExpertTeam, s_roll, []);

        Told(check.Refusal(new Candidate(GroupingSeat.Expert, null, Person(kind, willing), null))).ShouldBe(refusal);
    }

    [Fact]
    public void A_person_does_not_sit_among_ministers() =>
        Told(new SeatCheck(GroupingKind.FriendsOfTheChair, s_roll, [])
                .Refusal(new Candidate(GroupingSeat.NonAsean, null, Person(PersonKind.Eep, true), null)))
            .ShouldBe("R20 holder.person");

    [Fact]
    public void A_seat_and_a_minister_are_given_once()
    {
        var check = new SeatCheck(GroupingKind.FriendsOfTheChair, s_roll, []);
        check.Seat(Minister("NonAsean", "JP"), EntityId.New());

        Told(check.Refusal(Minister("NonAsean", "NZ"))).ShouldBe("R20 seat");
        Told(check.Refusal(Minister("PastChair", "JP"))).ShouldBe("R20 holder.participant");
        check.Refusal(Minister("PastChair", "JP"))!.Message.ShouldContain("sits in this grouping already");
    }

    [Fact]
    public void An_expert_is_seated_once()
    {
        var check = new SeatCheck(GroupingKind.ExpertTeam, s_roll, []);
        var expert = new Candidate(GroupingSeat.Expert, null, Person(PersonKind.Candidate, true), null);
        check.Seat(expert, EntityId.New());

        check.Refusal(expert).ShouldBeOfType<Conflict>();
        check.Refusal(expert with { Person = Person(PersonKind.Candidate, true) }).ShouldBeNull();
    }

    [Fact]
    public void Where_no_term_is_recorded_nobody_has_the_seat()
    {
        var check = new SeatCheck(
            GroupingKind.FriendsOfTheChair, new SeatRoll(new(2031, 1, 1), [], s_participants), []);

        check.Refusal(Minister("Chair", "PH"))!.Message.ShouldStartWith("No term of the Chair is recorded");
    }

    [Fact]
    public void The_path_leads_to_what_is_wrong_in_the_member() =>
        new SeatCheck(GroupingKind.FriendsOfTheChair, s_roll, []).Refusal(Minister("Chair", "SG"), "members", "3")!
            .Path.ShouldBe(["members", "3", "holder", "participant"]);

    static Candidate Minister(string seat, string participant) =>
        new(Enum.Parse<GroupingSeat>(seat), s_participants.Single(p => p.Code == participant), null, null);

    static Person Person(PersonKind kind, bool willing) => new()
    {
        Id = EntityId.New(),
        ExternalReference = "TEST",
        FullName = "Made for a test",
        Kind = kind,
        WillingToServe = willing,
    };

    static string? Told(UserError? error) => error is null ? null
        : $"{(error as RuleViolation)?.Rule ?? error.Code.ToString()} {string.Join('.', error.Path)}";
}
