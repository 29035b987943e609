using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Tests.Participants;

public sealed class ChairTests
{
    static readonly List<ChairTerm> Terms = [.. KnownChairTerms.All(Sources.All.ToDictionary(s => s.Code))];

    [Theory]
    [InlineData("2026-10-01", "MY-2025", "PH-2026", "SG-2027")]
    [InlineData("2025-12-31", "LA-2024", "MY-2025", "PH-2026")]
    [InlineData("2026-01-01", "MY-2025", "PH-2026", "SG-2027")]
    [InlineData("2011-06-01", "VN-2010", "ID-2011", "KH-2012")]
    [InlineData("2002-07-29", "VN-2001", "BN-2002", "KH-2003")]
    [InlineData("1994-07-25", null, "TH-1994", "BN-1995")]
    [InlineData("2027-05-01", "PH-2026", "SG-2027", null)]
    [InlineData("2030-01-01", "SG-2027", null, null)]
    [InlineData("1993-07-25", null, null, "TH-1994")]
    public void Present_past_and_incoming_are_read_at_the_day(
        string day, string? past, string? present, string? incoming)
    {
        var chair = Chair.OnDay(DateOnly.Parse(day), Terms);

        (chair.Past?.Code, chair.Present?.Code, chair.Incoming?.Code).ShouldBe((past, present, incoming));
    }

    [Theory]
    [InlineData("2026-10-01", null)]
    [InlineData("2002-07-29", "uncertain")]
    [InlineData("2027-05-01", "expected")]
    [InlineData("2030-01-01", "caretaker")]
    [InlineData("1993-07-25", "any day before")]
    public void A_note_says_what_the_answer_is_worth(string day, string? word)
    {
        var note = Chair.OnDay(DateOnly.Parse(day), Terms).Note;

        if (word is null)
            note.ShouldBeNull();
        else
            note.ShouldNotBeNull().ShouldContain(word);
    }

    [Fact]
    public void The_order_in_which_terms_are_given_does_not_matter() =>
        Chair.OnDay(new(2026, 10, 1), Terms.AsEnumerable().Reverse()).ShouldBe(Chair.OnDay(new(2026, 10, 1), Terms));
}
