using EnvoyRegistry.Groupings;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Tests.People.Sample;

namespace EnvoyRegistry.Tests.Groupings;

public sealed class SampleGroupingsTests
{
    static readonly List<ChairTerm> s_terms =
        [.. KnownChairTerms.All(EnvoyRegistry.Data.Sources.All.ToDictionary(s => s.Code))];

    [Theory]
    [InlineData("2026-10-01")]
    [InlineData("2027-03-01")]
    [InlineData("2031-01-01")] // no terms are known around this day
    public void Whatever_the_day_each_kind_keeps_its_rules(string day)
    {
        foreach (var grouping in On(day))
        {
            var roll = new SeatRoll(grouping.From!.Value, s_terms, SamplePeople.Participants);
            foreach (var member in grouping.Members.Where(m => m.ParticipantId is not null))
                roll.Eligible(member.Seat)
                    .ShouldContain(p => p.Id == member.ParticipantId, $"{grouping.Name}: {member.Seat}");
            grouping.Name.ShouldEndWith("(invented)");
            grouping.Task.ShouldNotBeNullOrWhiteSpace();
            grouping.Members.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void There_are_groupings_before_within_and_after_their_life() =>
        On("2026-10-01").Select(g => g.Status).Distinct().Order().ShouldBe(
            [GroupingStatus.Consulting, GroupingStatus.Active, GroupingStatus.Dissolved, GroupingStatus.NotFormed]);

    static IEnumerable<Grouping> On(string day) =>
        new SampleGroupings(DateOnly.Parse(day), s_terms, SamplePeople.Participants)
        .All(SamplePeople.On(DateOnly.Parse(day)));
}
