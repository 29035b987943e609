using EnvoyRegistry.Expertise;

namespace EnvoyRegistry.Tests.Entries;

public sealed class SetExpertiseTests : EntryTests
{
    const string Expertise = "expertise { tag { code } level years lastUsedYear evidence } version";

    [Fact]
    public async Task The_whole_list_takes_the_place_of_the_one_there_was()
    {
        var person = Changed(await ChangeAsync(Self, "setExpertise", new
        {
            expertise = new object[]
            {
                new { tag = "MED-PROCESS", level = "TOOK_PART", years = 12, lastUsedYear = 2024,
                    evidence = " Aceh, 2005 " },
                new { tag = "SEC-CEASEFIRE", level = "LED" },
            },
        }, Expertise));

        person.GetRawText()
            .ShouldBe(
                """{"expertise":[{"tag":{"code":"SEC-CEASEFIRE"},"level":"LED","years":null,"lastUsedYear":""" +
                """null,"evidence":null},{"tag":{"code":"MED-PROCESS"},"level":"TOOK_PART","years":""" +
                """12,"lastUsedYear":2024,"evidence":"Aceh, 2005"}],"version":2}""");
        Audited("setExpertise").Changes.Select(c => $"{c.Thing}.{c.Field}").ShouldContain("PersonExpertise.evidence");

        person = Changed(await ChangeAsync(
            Nominator, "setExpertise", new { expertise = new[] { new { tag = "SEC-CEASEFIRE", level = "LED" } } },
            Expertise));
        person.GetProperty("expertise").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task All_faults_of_a_list_are_told_at_once()
    {
        (await ChangeAsync(Self, "setExpertise", new
        {
            expertise = new object[]
            {
                new { tag = "SEC-CEASEFIRES", level = "LED", years = 81 },
                new { tag = "MED-PROCESS", level = "LED", lastUsedYear = 2027, evidence = new string('x', 2001) },
                new { tag = "MED-PROCESS", level = "LED" },
            },
        })).Errors.ShouldBe(
        [
            "InvalidInput: expertise.0.years", "InvalidInput: expertise.1.lastUsedYear",
            "InvalidInput: expertise.1.evidence", "NotFound: expertise.0.tag", "InvalidInput: expertise.2.tag",
        ], ignoreOrder: true);
        (await ChangeAsync(Self, "setExpertise", new { expertise = Array.Empty<object>() })).Errors.ShouldBe(
            ["R6: expertise"]);
    }

    [Fact]
    public async Task A_tag_that_was_deprecated_stays_with_whoever_has_it_and_comes_to_nobody_else()
    {
        using (var db = Registry.Register.Open())
        {
            foreach (var tag in db.Set<ExpertiseTag>().Where(t => t.Code == "MED-PROCESS" || t.Code == "SEC-CEASEFIRE"))
                tag.DeprecatedSince = KnownVocabulary.Version + 1;
            db.SaveChanges();
        }

        Changed(await ChangeAsync(
            Self, "setExpertise", new { expertise = new[] { new { tag = "MED-PROCESS", level = "STUDIED" } } }));
        (await ChangeAsync(
            Self, "setExpertise", new { expertise = new[] { new { tag = "SEC-CEASEFIRE", level = "LED" } } }))
            .Errors.ShouldBe(["NotFound: expertise.0.tag"]);
    }

    [Fact]
    public Task Nobody_else_states_what_a_person_can_do() => OnlyForAsync(
        "setExpertise", new { expertise = new[] { new { tag = "SEC-CEASEFIRE", level = "LED" } } }, "R1",
        byNominator: true);
}
