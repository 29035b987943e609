using EnvoyRegistry.Matching;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Matching;

namespace EnvoyRegistry.Tests.People.Sample;

public sealed class SampleNeedsTests(SampleNeedsTests.MatchedSample sample)
    : IClassFixture<SampleNeedsTests.MatchedSample>
{
    /// <summary>The sample as matching sees it.</summary>
    public sealed class MatchedSample : SampleRegistry
    {
        public MatchedSample()
        {
            using var session = Register.Read();
            Index = MatchFactsReader.Read(session);
        }

        internal MatchIndex Index { get; }
    }

    [Fact]
    public void What_is_often_asked_finds_some() =>
        Matches(InTwoWeeks(14, new ExpertiseNeed("MED-PROCESS"), new LanguageNeed("en"))).ShouldBeInRange(5, 40);

    [Fact]
    public void What_is_seldom_known_finds_few() =>
        Matches(InTwoWeeks(14, new ExpertiseNeed("IST-MARITIME", ExpertiseLevel.TookPart), new LanguageNeed("en")))
            .ShouldBeInRange(1, 8);

    [Fact]
    public void What_nobody_knows_finds_nobody() =>
        Matches(InTwoWeeks(14, new ExpertiseNeed("POL-PARTIES"), new LanguageNeed("en"))).ShouldBe(0);

    [Fact]
    public void The_longer_the_mission_the_fewer_are_free()
    {
        var free = ((int[])[1, 14, 60, 180]).Select(days => Matches(InTwoWeeks(days))).ToList();

        free.ShouldBeInOrder(SortDirection.Descending);
        free[0].ShouldBeGreaterThan(60);
        free[^1].ShouldBeInRange(0, 10);
    }

    static EnvoyNeed InTwoWeeks(int days, ExpertiseNeed? expertise = null, LanguageNeed? language = null) => new(
        SampleRegistry.Today.AddDays(14),
        SampleRegistry.Today.AddDays(13 + days),
        AllExpertise: expertise is null ? null : [expertise],
        AllLanguages: language is null ? null : [language]);

    int Matches(EnvoyNeed need) => new Matcher(sample.Index, need, RandomRegister.Noon).Page(100, null).Total;
}
