using EnvoyRegistry.Data;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Tests.Groupings;

public sealed class FriendsSeatsTests
{
    static readonly Dictionary<string, Source> s_sources = Sources.All.ToDictionary(s => s.Code);
    static readonly List<ChairTerm> s_terms = [.. KnownChairTerms.All(s_sources)];

    [Theory]
    [InlineData("2026-10-01", "PH", "SG", "MY", "TERM_NOT_CERTAIN INCOMING_CHAIR")]
    [InlineData("2025-12-31", "MY", "PH", "LA", "")]
    [InlineData("2026-01-01", "PH", "SG", "MY", "TERM_NOT_CERTAIN INCOMING_CHAIR")]
    [InlineData("2011-06-01", "ID", "KH", "VN", "")]
    [InlineData(
        "2028-01-01", "", "", "SG", "TERM_UNKNOWN CHAIR; TERM_UNKNOWN INCOMING_CHAIR; TERM_NOT_CERTAIN PAST_CHAIR")]
    [InlineData("1994-07-25", "TH", "BN", "",
        "TERM_NOT_CERTAIN CHAIR; TERM_NOT_CERTAIN INCOMING_CHAIR; TERM_UNKNOWN PAST_CHAIR")]
    public void The_terms_of_the_day_give_the_seats(
        string day, string chair, string incoming, string past, string warnings)
    {
        var seats = On(day, s_terms);

        seats.Seats.Select(s => s.Seat).ShouldBe(
            [GroupingSeat.Chair, GroupingSeat.IncomingChair, GroupingSeat.PastChair, GroupingSeat.NonAsean]);
        seats.Seats.Take(3).Select(s => s.Eligible.SingleOrDefault()?.Code ?? "").ShouldBe([chair, incoming, past]);
        string.Join("; ", seats.Warnings.Select(w => $"{Sdl(w.Kind)} {string.Join(' ', w.Seats.Select(Sdl))}"))
            .ShouldBe(warnings);
    }

    [Theory]
    [InlineData("2025-10-25", "TL", true)]
    [InlineData("2025-10-26", "TL", false)]
    [InlineData("2025-10-26", "EU", true)]
    [InlineData("1996-01-01", "KH", true)] // in the ARF since 1995, in ASEAN since 1999
    [InlineData("1999-04-30", "KH", false)]
    [InlineData("2003-12-31", "PK", false)] // not yet in the ARF
    [InlineData("2004-01-01", "PK", true)]
    public void Who_is_from_outside_ASEAN_is_read_at_the_day(string day, string participant, bool eligible) =>
        On(day, s_terms).Seats[3].Eligible.Any(p => p.Code == participant).ShouldBe(eligible);

    [Fact]
    public void A_participant_that_is_past_and_incoming_Chair_is_told_of_once_for_both_seats()
    {
        var terms = new[] { Term("BN", 2011), Term("ID", 2012), Term("BN", 2013) };

        var warning = On("2012-06-01", terms).Warnings.ShouldHaveSingleItem();

        warning.Kind.ShouldBe(SeatWarningKind.SameParticipant);
        warning.Seats.ShouldBe([GroupingSeat.IncomingChair, GroupingSeat.PastChair]);
        warning.Message.ShouldContain("the incoming Chair and the past Chair to Brunei Darussalam");
    }

    [Fact]
    public void The_seats_of_the_terms_rest_on_R20_and_the_chosen_one_on_R22() =>
        On("2026-10-01", s_terms).Seats.Select(s => s.Rule).ShouldBe(["R20", "R20", "R20", "R22"]);

    static FriendsSeats On(string day, IEnumerable<ChairTerm> terms) =>
        FriendsSeats.Compute(new SeatRoll(DateOnly.Parse(day), terms, KnownParticipants.All(s_sources)));

    static ChairTerm Term(string participant, int year) => new()
    {
        Id = EntityId.New(),
        Code = $"{participant}-{year}",
        ParticipantId = KnownParticipants.IdOf(participant),
        From = new(year, 1, 1),
        Until = new(year, 12, 31),
        Basis = "Made for a test",
        Certainty = Certainty.Certain,
    };

    static string Sdl<T>(T value) where T : struct, Enum =>
        string.Concat(
            value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
