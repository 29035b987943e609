namespace EnvoyRegistry.Tests.Entries;

public sealed class SetLanguagesTests : EntryTests
{
    [Fact]
    public async Task The_whole_list_takes_the_place_of_the_one_there_was()
    {
        await ChangeAsync(Self, "setLanguages", new
        {
            languages = new[] { new { tag = "th", level = "C2" }, new { tag = "en", level = "B2" } },
        });
        var person = Changed(await ChangeAsync(Nominator, "setLanguages", new
        {
            languages = new[] { new { tag = "lo", level = "B1" }, new { tag = "en", level = "C1" } },
        }, "languages { tag level } version"));

        person.GetRawText()
            .ShouldBe("""{"languages":[{"tag":"en","level":"C1"},{"tag":"lo","level":"B1"}],"version":3}""");
        Audited("setLanguages").Changes.Where(c => c.Thing == "PersonLanguage")
            .ShouldAllBe(c => c.PersonId == Key(Eep));
        Changed(await ChangeAsync(Self, "setLanguages", new { languages = Array.Empty<object>() }, "languages { tag }"))
            .GetRawText().ShouldBe("""{"languages":[]}""");
    }

    [Fact]
    public async Task A_language_is_stated_once()
    {
        (await ChangeAsync(Self, "setLanguages", new
        {
            languages = new[] { new { tag = "th", level = "C2" }, new { tag = "TH", level = "A1" } },
        })).Errors.ShouldBe(["InvalidInput: languages"]);
    }

    [Fact]
    public async Task Whichever_code_is_given_the_language_has_one()
    {
        Changed(await ChangeAsync(Self, "setLanguages", new
        {
            languages = new[]
            {
                new { tag = "tha", level = "C2" }, new { tag = "tl", level = "B2" },
                new { tag = "zh-yue", level = "A2" },
            },
        }, "languages { tag name }")).GetRawText().ShouldBe(
            """{"languages":[{"tag":"th","name":"Thai"},{"tag":"fil","name":"Filipino"},""" +
            """{"tag":"yue","name":"Cantonese"}]}""");

        (await ChangeAsync(Self, "setLanguages", new
        {
            languages = new[] { new { tag = "tha", level = "C2" }, new { tag = "th", level = "A1" } },
        })).Errors.ShouldBe(["InvalidInput: languages"]);
    }

    [Fact]
    public async Task What_is_no_language_is_refused_where_it_stands()
    {
        var refused = await ChangeAsync(Self, "setLanguages", new
        {
            languages = new[] { new { tag = "th", level = "C2" }, new { tag = "Khmer", level = "C1" } },
        });

        refused.Errors.ShouldBe(["InvalidInput: languages.1.tag"]);
        refused.Payload.GetProperty("errors")[0].GetProperty("message").GetString().ShouldNotBeNull()
            .ShouldEndWith("Did you mean `km`?");
    }

    [Fact]
    public Task Nobody_else_states_what_a_person_speaks() => OnlyForAsync(
        "setLanguages", new { languages = new[] { new { tag = "th", level = "C2" } } }, "R1", byNominator: true);
}
