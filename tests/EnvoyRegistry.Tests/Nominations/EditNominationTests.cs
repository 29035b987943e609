using System.Text.Json;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class EditNominationTests : NominationTests
{
    [Fact]
    public async Task An_edit_changes_what_it_names_and_leaves_the_rest()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee() });

        var edited = await EditAsync("TH", drafted, new
        {
            fullName = "Ampai Sukhothai",
            expertise = new[] { new { tag = "MED-PROCESS", level = "STUDIED" },
                new { tag = "SEC-CBM", level = "LED" } },
        });

        edited.State.ShouldBe("DRAFT");
        edited.Version.ShouldBe(2);
        edited.Missing.ShouldBeEmpty();
        edited.Nomination.GetProperty("fullName").GetString().ShouldBe("Ampai Sukhothai");
        var data = await Registry.DataAsync(FocalPoint("TH"),
            "query($id: ID!) { nomination(id: $id) { biography expertise { tag { code } level } languages { tag " +
            "level } } }",
            new { id = edited.Id });
        data.GetProperty("nomination").ToString().ShouldBe(
            """{"biography":"Thirty years of quiet talks.","expertise":[{"tag":{"code":"SEC-CBM"},"level":"LED"},""" +
            """{"tag":{"code":"MED-PROCESS"},"level":"STUDIED"}],"languages":[{"tag":"th","level":"C2"}]}""");
    }

    [Theory]
    [InlineData("title", "Dr", "null")]
    [InlineData("title", "Dr", "null", " ")]
    [InlineData("nativeName", "อำไพ", "null")]
    [InlineData("nativeName", "อำไพ", "null", "")]
    [InlineData("category", "EXPERT", "null")]
    [InlineData("biography", "Twenty years.", "null")]
    [InlineData("biography", "Twenty years.", "null", "\n")]
    [InlineData("timeZone", "Asia/Yangon", "null")]
    [InlineData("timeZone", "Asia/Yangon", "null", "")]
    [InlineData("nationalities", new[] { "TH", "FR" }, "[]")]
    public async Task Left_out_is_unchanged_and_null_is_cleared(
        string field, object value, string cleared, object? clearing = null)
    {
        var stated = JsonSerializer.Serialize(value);
        var nomination = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee() });
        async Task ShouldBecomeAsync(string name, object? given, string expected)
        {
            nomination = await EditAsync("TH", nomination, new Dictionary<string, object?> { [name] = given });
            nomination.Errors.ShouldBeEmpty();
            JsonSerializer.Serialize(await SeenAsync(nomination, field)).ShouldBe(expected);
        }

        await ShouldBecomeAsync(field, value, stated);
        await ShouldBecomeAsync("fullName", "Ampai Sukhothai", stated);
        await ShouldBecomeAsync(field, clearing, cleared);
    }

    [Fact]
    public async Task Lists_and_the_contact_are_cleared_by_null_and_the_name_is_not()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee() });
        (await EditAsync("TH", drafted, new { fullName = (string?)null })).Errors
            .ShouldBe(["InvalidInput: nominee.fullName"]);

        var edited = await EditAsync(
            "TH", drafted, new { expertise = (object?)null, languages = (object?)null, contact = (object?)null });

        edited.Missing.ShouldBe(["CONTACT", "EXPERTISE"]);
        (await SeenAsync(edited, "languages { tag }")).GetRawText().ShouldBe("[]");
    }

    [Fact]
    public async Task The_place_to_take_stays_when_left_out_and_is_a_free_one_when_null()
    {
        var eep = AddEeps("TH", 1)[0];
        var drafted = await DoAsync(
            FocalPoint("TH"), "draftNomination", new { nominee = Nominee(), replaces = eep });
        const string Replaces = "replaces { id }";

        var edited = await EditAsync("TH", drafted, new { title = "Dr" });
        (await SeenAsync(edited, Replaces)).GetProperty("id").GetString().ShouldBe(eep);
        edited = await DoAsync(FocalPoint("TH"), "editNomination", new
        {
            nomination = edited.Id,
            expectedVersion = edited.Version,
            replaces = (string?)null,
        });

        edited.Errors.ShouldBeEmpty();
        (await SeenAsync(edited, Replaces)).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_the_person_agreed_to_does_not_change_behind_her_back()
    {
        var candidate = AddCandidate(but: p => p.Category = null);
        var consented = await ConsentedAsync("TH", candidate);

        var edited = await EditAsync("TH", consented, new { category = "EMINENT" });

        edited.State.ShouldBe("DRAFT");
        edited.Nomination.GetProperty("next").GetProperty("code").GetString().ShouldBe("ASK_CONSENT");
        (await DoAsync(FocalPoint("TH"), "submitNomination", edited.Next)).Errors.ShouldBe(["R3: nomination"]);
        // What she said before is no answer to what she is asked now.
        var asked = await DoAsync(FocalPoint("TH"), "askConsent", edited.Next);
        (await DoAsync(FocalPoint("TH"), "submitNomination", asked.Next)).Errors.ShouldBe(["R3: nomination"]);
        (await DoAsync(FocalPoint("TH"), "submitNomination", (await ConsentAsync(candidate, asked)).Next)).State
            .ShouldBe("REGISTERED");
    }

    [Fact]
    public async Task How_to_reach_the_person_may_change_meanwhile()
    {
        var consented = await ConsentedAsync("TH", AddCandidate());

        (await EditAsync("TH", consented, new { contact = new { email = "other@example.org" } })).State.ShouldBe(
            "CONSENTED");
    }

    [Fact]
    public async Task Nobody_edits_another_participants_nomination_the_Chair_included()
    {
        var candidate = AddCandidate();
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { person = candidate });
        object input = new { nomination = drafted.Id, expectedVersion = 1, nominee = new { title = "Dr" } };

        (await DoAsync(FocalPoint("SG"), "editNomination", input)).Errors.ShouldBe(["NotFound: nomination"]);
        (await DoAsync(Chair, "editNomination", input)).Errors.ShouldBe(["R1: nomination"]);
        (await DoAsync(Unit, "editNomination", input)).Errors.ShouldBe(["R1: nomination"]);
        (await DoAsync(Member(candidate), "editNomination", input)).Errors.ShouldBe(["R1: nomination"]);
        (await DoAsync(Member(AddCandidate("Other")), "editNomination", input)).Errors.ShouldBe(
            ["NotFound: nomination"]);
    }

    [Fact]
    public async Task Somebody_who_was_slower_is_told_the_version()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee() });
        await EditAsync("TH", drafted, new { title = "Dr" });

        (await EditAsync("TH", drafted, new { title = "Prof." })).Errors.ShouldBe(["StaleVersion: expectedVersion"]);
    }

    [Fact]
    public async Task What_is_registered_is_the_persons_to_change()
    {
        var submitted = await DoAsync(
            FocalPoint("TH"), "submitNomination", (await ConsentedAsync("TH", AddCandidate())).Next);

        (await EditAsync("TH", submitted, new { title = "Dr" })).Errors.ShouldBe(["Conflict: nomination"]);
    }

    async Task<JsonElement> SeenAsync(Answer nomination, string select) =>
        (await Registry.DataAsync(
            FocalPoint("TH"), $$"""query($id: ID!) { nomination(id: $id) { {{select}} } }""",
            new { id = nomination.Id })).GetProperty("nomination").EnumerateObject().Single().Value;

    Task<Answer> EditAsync(string participant, Answer nomination, object nominee) =>
        DoAsync(FocalPoint(participant), "editNomination", new
        {
            nomination = nomination.Id,
            expectedVersion = nomination.Version,
            nominee,
        });
}
