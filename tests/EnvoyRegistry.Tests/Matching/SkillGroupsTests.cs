using EnvoyRegistry.Matching;
using EnvoyRegistry.People;
using static EnvoyRegistry.Tests.Matching.SoundMatch;

namespace EnvoyRegistry.Tests.Matching;

public sealed class SkillGroupsTests
{
    const int Least = 5;

    [Fact]
    public void Whoever_waits_for_consent_is_in_no_group()
    {
        var people = Enumerable.Range(1, 2 * Least).Select(id => Envoy with
        {
            Id = id,
            Status = id > Least ? PersonStatus.ConsentPending : PersonStatus.Listed,
        });

        var groups = new SkillGroups(RandomRegister.Index([.. people]), Least);

        groups.Index.Count.ShouldBe(1);
        groups.Members(0).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void People_are_parted_by_a_tag_where_enough_are_left_on_either_side_and_told_by_what_all_declare()
    {
        var people = Enumerable.Range(1, 12).Select(id => Envoy with
        {
            Id = id,
            Expertise = [("SEC-DDR", id % 2 == 0 ? ExpertiseLevel.Led : ExpertiseLevel.TookPart, 2024)],
            Languages = [("th", id == 1 ? LanguageLevel.A1 : LanguageLevel.B2)],
            CountriesKnown = id > 9 ? ["KH", "TH"] : ["KH"],
        });

        var groups = new SkillGroups(RandomRegister.Index([.. people]), Least);

        groups.Index.Count.ShouldBe(2);
        groups.Members(0).ShouldBe([1, 3, 5, 7, 9, 11]);
        Told(groups.Index, 0).ShouldBe((ExpertiseLevel.TookPart, LanguageLevel.A1));
        groups.Members(1).ShouldBe([2, 4, 6, 8, 10, 12]);
        Told(groups.Index, 1).ShouldBe((ExpertiseLevel.Led, LanguageLevel.B2));
        groups.Index.Experienced.Keys.ShouldBe(["KH"]);
    }

    static (ExpertiseLevel, LanguageLevel) Told(MatchIndex groups, int row) => (
        (ExpertiseLevel)groups.Expertise.OfPerson[row].ToArray().ShouldHaveSingleItem().Level,
        (LanguageLevel)groups.Languages.OfPerson[row].ToArray().ShouldHaveSingleItem().Level);
}
