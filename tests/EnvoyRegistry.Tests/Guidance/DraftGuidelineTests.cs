namespace EnvoyRegistry.Tests.Guidance;

public sealed class DraftGuidelineTests : GuidelineMutationTests
{
    [Fact]
    public async Task A_draft_is_kept_as_given_and_shown_only_where_drafts_are_asked_for()
    {
        var draft = await DraftedAsync();

        (draft.GetProperty("edition").GetInt32(), draft.GetProperty("status").GetString(),
            draft.GetProperty("version").GetInt32())
            .ShouldBe((1, "DRAFT", 1));
        draft.GetProperty("clauses").ToString().ShouldBe(
            """[{"number":1,"heading":"First","sources":[{"code":"G1"}]},{"number":2,"heading":"Then","sources":[""" +
            """{"code":"G1"}]}]""");
        (await CodesAsync("where: { code: \"GL-TEST\" }")).ShouldBeEmpty();
        (await CodesAsync("where: { status: DRAFT }")).ShouldBe(["GL-TEST 1"]);
        (await CodesAsync("where: { status: DRAFT }, search: \"lÉap\"")).ShouldBe(["GL-TEST 1"]);
    }

    [Fact]
    public async Task The_code_of_a_published_document_starts_its_next_edition()
    {
        var draft = await DraftedAsync(Text("GL-CONSENT"));

        draft.GetProperty("edition").GetInt32().ShouldBe(3);
        draft.GetProperty("editions").ToString().ShouldBe("""[{"edition":2,"status":"PUBLISHED"}]""");
        (await CodesAsync("where: { code: \"GL-CONSENT\" }")).ShouldBe(["GL-CONSENT 2"]);
    }

    [Fact]
    public async Task A_draft_is_replaced_whole_by_whoever_has_seen_it()
    {
        await DraftedAsync();
        var other = Text();
        other["clauses"] = (object[])[Clause("Only", "Wait.", "C", "G1", "C")];
        other["tags"] = Array.Empty<string>();

        Errors(await DraftAsync(other)).ShouldBe(["Conflict: code"]);
        other["expectedVersion"] = 7;
        Errors(await DraftAsync(other)).ShouldBe(["StaleVersion: expectedVersion"]);
        other["expectedVersion"] = 1;
        var draft = await DraftedAsync(other);

        (draft.GetProperty("edition").GetInt32(), draft.GetProperty("version").GetInt32()).ShouldBe((1, 2));
        draft.GetProperty("clauses").ToString()
            .ShouldBe("""[{"number":1,"heading":"Only","sources":[{"code":"C"},{"code":"G1"}]}]""");
        draft.GetProperty("tags").GetArrayLength().ShouldBe(0);
        (await CodesAsync("where: { status: DRAFT }, search: \"leap\"")).ShouldBeEmpty();
    }

    [Fact]
    public async Task There_is_nothing_to_replace_where_there_is_no_draft()
    {
        var text = Text();
        text["expectedVersion"] = 1;

        Errors(await DraftAsync(text)).ShouldBe(["Conflict: expectedVersion"]);
    }

    [Fact]
    public async Task Of_two_drafts_at_once_one_is_told_of_the_other()
    {
        var payloads = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DraftAsync(Text())));

        payloads.Count(p => Errors(p).Count == 0).ShouldBe(1);
        payloads.SelectMany(Errors).Distinct().ShouldBe(["Conflict: code"]);
    }

    [Fact]
    public async Task All_faults_of_the_form_are_told_at_once()
    {
        var text = Text("gl test");
        text["title"] = " ";
        text["summary"] = new string('x', 2001);
        text["case"] = "Some case";
        text["countries"] = (string[])["TH"];
        text["clauses"] = (object[])[Clause("", "Look."), Clause("Then", " ")];

        Errors(await DraftAsync(text)).Order().ShouldBe(
        [
            "InvalidInput: case", "InvalidInput: clauses.0.heading", "InvalidInput: clauses.1.text",
            "InvalidInput: code",
            "InvalidInput: countries", "InvalidInput: summary", "InvalidInput: title",
        ]);
    }

    [Theory]
    [InlineData("GL-A1-2", true)]
    [InlineData("X", true)]
    [InlineData("GL--A", false)]
    [InlineData("-GL", false)]
    [InlineData("GL-", false)]
    [InlineData("1GL", false)]
    [InlineData("GL-Ä", false)]
    [InlineData("", false)]
    [InlineData("ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ", true)]
    [InlineData("ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJK", false)]
    public async Task A_code_is_capital_letters_digits_and_single_hyphens(string code, bool accepted) =>
        Errors(await DraftAsync(Text(code))).ShouldBe(accepted ? [] : ["InvalidInput: code"]);

    [Fact]
    public async Task A_document_has_a_clause_at_least_and_a_hundred_at_most()
    {
        var text = Text();
        text["clauses"] = Array.Empty<object>();
        Errors(await DraftAsync(text)).ShouldBe(["InvalidInput: clauses"]);

        text["clauses"] = Enumerable.Range(0, 101).Select(i => Clause($"Clause {i}", "Look.")).ToArray();
        Errors(await DraftAsync(text)).ShouldBe(["InvalidInput: clauses"]);
    }

    [Fact]
    public async Task Unknown_and_deprecated_names_are_pointed_at()
    {
        Registry.Register.Run("""
        UPDATE ExpertiseTag SET DeprecatedSince = 2, SuccessorId = (SELECT Id FROM ExpertiseTag WHERE Code = 'SEC-SSR')
        WHERE Code = 'SEC-DDR'
        """);
        var text = Text();
        text["tags"] = (string[])["MED-PROCESS", "MED-PROCES", "SEC-DDR"];
        text["fundamentals"] = (string[])["F9-LUCK"];
        text["clauses"] = (object[])[Clause("First", "Look.", "G1", "Z9")];

        var payload = await DraftAsync(text);

        Errors(payload).ShouldBe(
            ["NotFound: tags.1", "InvalidInput: tags.2", "NotFound: fundamentals.0", "NotFound: clauses.0.sources.1"]);
        payload.GetProperty("errors")[0].GetProperty("message")
            .GetString()!.ShouldContain("Did you mean `MED-PROCESS`?");
        payload.GetProperty("errors")[1].GetProperty("message").GetString()!.ShouldContain("Use `SEC-SSR`.");
    }

    [Fact]
    public async Task A_lesson_has_a_case_and_tells_a_fact()
    {
        var text = Text("LS-TEST");
        text["kind"] = "LESSON";
        Errors(await DraftAsync(text)).Order().ShouldBe(["InvalidInput: case", "InvalidInput: clauses"]);

        text["case"] = "A test, 2026";
        text["countries"] = (string[])["TH", "KH", "TH"];
        var fact = Clause("What happened", "It passed.");
        fact["certainty"] = "CERTAIN";
        text["clauses"] = (object[])[fact];
        var lesson = await DraftedAsync(text);
        lesson.GetProperty("countries").ToString().ShouldBe("""["TH","KH"]""");
    }

    [Fact]
    public async Task Advice_of_the_registers_own_tells_no_facts()
    {
        var own = Clause("Then", "Wait.");
        own["grade"] = "OWN";
        var told = Clause("What happened", "It passed.");
        (told["grade"], told["certainty"]) = ("OWN", "CERTAIN");
        var text = Text();

        text["clauses"] = (object[])[own, told];
        Errors(await DraftAsync(text)).ShouldBe(["InvalidInput: clauses.1.certainty"]);
        text["clauses"] = (object[])[own];
        Errors(await DraftAsync(text)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_keeps_its_kind()
    {
        var text = Text("GL-CONSENT");
        text["kind"] = "CHECKLIST";

        Errors(await DraftAsync(text)).ShouldBe(["InvalidInput: kind"]);
    }
}
