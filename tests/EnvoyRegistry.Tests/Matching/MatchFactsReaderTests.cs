using EnvoyRegistry.Matching;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.Matching;

public sealed class MatchFactsReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_the_register_holds_is_what_is_matched(int seed)
    {
        const int People = 200, Needs = 60;
        var random = new RandomRegister(seed);
        var people = random.Committed(random.People(People));
        using var register = new TemporaryRegister();
        using (var db = register.Open())
            StoredRegister.Store(db, people);

        using var session = register.Read();
        var index = MatchFactsReader.Read(session);

        var matches = 0;
        for (var n = 0; n < Needs; n++)
        {
            var need = random.Need();
            var expected = Oracle.Answer(people, need, RandomRegister.Noon.Now);
            Agreement.Check(new Matcher(index, need, RandomRegister.Noon), expected, $"need {n}: {need}");
            matches += expected.Matches.Length;
        }
        matches.ShouldBeGreaterThan(Needs);
        index.CountryName("TH").ShouldBe("Thailand");
        index.Expertise.Names.Count.ShouldBe(42);
    }
}
