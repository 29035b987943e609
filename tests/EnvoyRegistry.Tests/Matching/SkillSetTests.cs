using EnvoyRegistry.Matching;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Matching;

public sealed class SkillSetTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(0, "UpToFiveYears")]
    [InlineData(5, "UpToFiveYears")]
    [InlineData(6, "SixToFifteenYears")]
    [InlineData(15, "SixToFifteenYears")]
    [InlineData(16, "OverFifteenYears")]
    [InlineData(80, "OverFifteenYears")]
    public void Years_of_practice_are_told_in_bands(int? years, string? band)
    {
        var set = Describe(
            new MatchFacts([new("SEC-DDR", "DDR")], []), SoundMatch.Need with { AllExpertise = [new("SEC-DDR")] },
            facts => facts.Expertise(1, "SEC-DDR", ExpertiseLevel.Led, years, 2024));

        set.Expertise.ShouldBe(
            [new("SEC-DDR", ExpertiseLevel.Led, band is null ? null : Enum.Parse<PracticeBand>(band))]);
    }

    [Fact]
    public void What_hardly_anybody_has_is_told_only_where_it_is_asked_for()
    {
        static void Register(MatchFacts facts)
        {
            foreach (var person in Enumerable.Range(1, 5))
            {
                facts.Expertise(person, "SEC-DDR", ExpertiseLevel.Led, 3, 2024);
                facts.Language(person, "en", LanguageLevel.C1);
            }
            foreach (var person in Enumerable.Range(1, 4))
            {
                facts.Expertise(person, "MED-PROCESS", ExpertiseLevel.Led, 3, 2024);
                facts.Language(person, "tet", LanguageLevel.C2);
            }
        }
        SkillSet Told(EnvoyNeed need) =>
            Describe(new MatchFacts([new("MED-PROCESS", "Process"), new("SEC-DDR", "DDR")], []), need, Register);

        var told = Told(SoundMatch.Need);
        told.Expertise.Select(e => e.Tag).ShouldBe(["SEC-DDR"]);
        told.Languages.Select(l => l.Tag).ShouldBe(["en"]);
        told.Withheld.ShouldBe(2);

        var asked =
            Told(SoundMatch.Need with { AllExpertise = [new("MED-PROCESS")], AnyLanguage = [new("fr"), new("tet")] });
        asked.Expertise.Select(e => e.Tag).ShouldBe(["MED-PROCESS", "SEC-DDR"]);
        asked.Languages.Select(l => l.Tag).ShouldBe(["en", "tet"]);
        asked.Withheld.ShouldBe(0);
    }

    /// <summary>That of person 1, of five who are all there is.</summary>
    static SkillSet Describe(MatchFacts facts, EnvoyNeed need, Action<MatchFacts> register)
    {
        foreach (var person in Enumerable.Range(1, 5))
            facts.Person(person, willing: true, stale: false, null, null, null);
        register(facts);
        return SkillSet.Describe(new Matcher(facts.ToIndex(), need, SoundMatch.Moment), 0, SoundMatch.References);
    }
}
