using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Tests.Participants;

public sealed class KnownParticipantsTests
{
    static readonly List<Participant> All = [.. KnownParticipants.All(Sources.All.ToDictionary(s => s.Code))];

    [Fact]
    public void There_are_26_states_and_the_union()
    {
        All.Count.ShouldBe(27);
        All.Select(p => p.Code).ShouldBeUnique();
        All.Select(p => p.Id).ShouldBeUnique();
        All.Where(p => p.Alpha2 is null).Select(p => p.Code).ShouldBe(["EU"]);
        All.Where(p => p.Alpha3 is null || p.NumericCode is null).Select(p => p.Code).ShouldBe(["EU"]);
    }

    [Fact]
    public void Iso_codes_have_their_widths()
    {
        var states = All.Where(p => p.Code is not "EU").ToList();
        states.ShouldAllBe(p => p.Alpha2 == p.Code && p.Alpha2.Length == 2);
        states.ShouldAllBe(p => p.Alpha3!.Length == 3 && p.NumericCode!.Length == 3);
    }

    [Theory]
    [InlineData("1967-08-08", "ID MY PH SG TH")]
    [InlineData("1984-01-07", "BN ID MY PH SG TH")]
    [InlineData("1995-07-28", "BN ID MY PH SG TH VN")]
    [InlineData("1997-07-23", "BN ID LA MM MY PH SG TH VN")]
    [InlineData("2025-10-25", "BN ID KH LA MM MY PH SG TH VN")]
    [InlineData("2025-10-26", "BN ID KH LA MM MY PH SG TH TL VN")]
    public void Asean_grows_by_the_days_of_accession(string day, string members) =>
        string.Join(' ', All.Where(p => p.IsInAsean(DateOnly.Parse(day))).Select(p => p.Code).Order())
            .ShouldBe(members);

    [Theory]
    [InlineData("1994-07-25", 12, true)]
    [InlineData("2004-05-01", 25, true)]
    [InlineData("2020-01-31", 28, true)]
    [InlineData("2020-02-01", 27, false)]
    public void The_union_nominates_from_its_members_of_the_day(string day, int members, bool britons)
    {
        var allowed = All.Single(p => p.Code is "EU").NationalitiesOn(DateOnly.Parse(day)).ToList();

        allowed.Count.ShouldBe(members);
        allowed.Contains("GB").ShouldBe(britons);
    }

    [Fact]
    public void A_state_nominates_its_own_nationals() =>
        All.Where(p => p.Code is not "EU")
            .ShouldAllBe(p => p.NationalitiesOn(new DateOnly(1994, 7, 25)).Single() == p.Code);
}
