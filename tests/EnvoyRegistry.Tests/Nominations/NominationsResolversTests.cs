using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class NominationsResolversTests : NominationTests
{
    [Fact]
    public async Task Whom_a_nomination_concerns_sees_it_and_for_everybody_else_there_is_none()
    {
        var candidate = AddCandidate();
        var nomination = await ConsentedAsync("TH", candidate);
        const string Query = """
            query($id: ID!) {
              nominations { totalCount nodes { id } } nomination(id: $id) { id } node(id: $id) { __typename }
            }
            """;

        foreach (var caller in (Grant[])[FocalPoint("TH"), Member(candidate), Chair, Unit])
            (await Registry.DataAsync(caller, Query, new { id = nomination.Id })).ToString().ShouldBe(
                $$$"""{"nominations":{"totalCount":1,"nodes":[{"id":"{{{nomination.Id}}}"}]},"nomination":""" +
                $$$"""{"id":"{{{nomination.Id}}}"},"node":{"__typename":"Nomination"}}""");
        foreach (var caller in (Grant[])[FocalPoint("SG"), Member(AddCandidate("Other"))])
            (await Registry.DataAsync(caller, Query, new { id = nomination.Id })).ToString().ShouldBe(
                """{"nominations":{"totalCount":0,"nodes":[]},"nomination":null,"node":null}""");
    }

    [Fact]
    public async Task Who_has_no_part_in_nominations_may_not_ask_for_them()
    {
        var nomination = await ConsentedAsync("TH", AddCandidate());
        Grant[] others =
        [
            new(CallerRole.Chair, KnownParticipants.IdOf("SG")), new(CallerRole.Secgen), new(CallerRole.Auditor),
            new(CallerRole.Integrator, Scopes: TokenScope.People),
        ];
        foreach (var caller in others)
        {
            (await RefusedAsync(caller, "{ nominations { totalCount } }")).ShouldBe("FORBIDDEN", caller.ToString());
            (await RefusedAsync(caller, $$"""{ nomination(id: "{{nomination.Id}}") { id } }""")).ShouldBe("FORBIDDEN");
            foreach (var id in (string[])[nomination.Id, "nom_0000000000001"])
                (await RefusedAsync(caller, $$"""{ node(id: "{{id}}") { __typename } }""")).ShouldBe("FORBIDDEN");
        }

        async Task<string?> RefusedAsync(Grant caller, string query)
        {
            using var response = await Registry.SendAsync(query, token: Registry.Token(caller));
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
        }
    }

    [Fact]
    public async Task Nominations_are_found_by_how_they_stand_now()
    {
        var registered = await DoAsync(
            FocalPoint("TH"), "submitNomination", (await ConsentedAsync("TH", AddCandidate())).Next);
        Registry.Time.MoveTo("2026-10-01T06:00:00Z");
        var drafted = await DoAsync(FocalPoint("SG"), "draftNomination", new { nominee = Nominee(nationality: "SG") });

        (await FoundAsync(new { })).ShouldBe([drafted.Id, registered.Id]); // what changed last first
        (await FoundAsync(new { state = new[] { "REGISTERED", "CONSENTED" } })).ShouldBe([registered.Id]);
        (await FoundAsync(new { participant = "SG" })).ShouldBe([drafted.Id]);

        // As an import ends it, which knows nothing of nominations.
        using (var db = Registry.Register.Open())
        {
            db.Set<Registration>().Include(r => r.Person).Single()
                .End(RegistrationStatus.Replaced, new DateOnly(2026, 10, 1));
            db.SaveChanges();
        }
        (await FoundAsync(new { state = new[] { "REGISTERED" } })).ShouldBeEmpty();
        (await FoundAsync(new { state = new[] { "REPLACED" } })).ShouldBe([registered.Id]);
        (await SeenAsync(Unit, registered.Id))!.Value.GetProperty("next").GetProperty("code").GetString()
            .ShouldBe("NOTHING");
    }

    [Fact]
    public async Task What_was_brought_in_has_no_consent_on_record()
    {
        var eep = AddEeps("TH", 1)[0];

        var data = await Registry.DataAsync(Unit,
            "query($id: ID!) { person(id: $id) { registrations { consentedAt consentText { edition } } } }",
            new { id = eep });

        data.ToString().ShouldBe("""{"person":{"registrations":[{"consentedAt":null,"consentText":null}]}}""");
    }

    [Fact]
    public async Task The_text_to_agree_to_says_what_stays_after_leaving()
    {
        var data = await Registry.DataAsync(Unit, "{ consentText { edition text supersededAt } }");

        var text = data.GetProperty("consentText");
        text.GetProperty("edition").GetInt32().ShouldBe(2);
        text.GetProperty("text").GetString()!.ShouldContain("What stays is the minimal record");
        text.GetProperty("supersededAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_earlier_edition_stays_readable()
    {
        var data = await Registry.DataAsync(Unit, "{ consentText(edition: 1) { edition text supersededAt } }");

        var text = data.GetProperty("consentText");
        text.GetProperty("text").GetString()!.ShouldNotContain("programs");
        text.GetProperty("supersededAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public void Every_state_has_a_next_step_and_nobody_ever_has_to_approve()
    {
        foreach (var state in Enum.GetValues<NominationState>())
            for (var facts = 0; facts < 8; facts++)
            {
                var next = NextStep.Decide(state, (StepFacts)(facts * (int)StepFacts.HasConsent), []);
                next.Sentence.ShouldEndWith(".");
                next.Turn.ShouldBeOneOf(null, NominationParty.Nominator, NominationParty.Nominee); // R5
            }
    }

    async Task<List<string?>> FoundAsync(object where)
    {
        var data = await Registry.DataAsync(Unit,
            "query($where: NominationFilter) { nominations(where: $where) { nodes { id } } }", new { where });
        return [.. data.GetProperty("nominations").GetProperty("nodes").EnumerateArray()
            .Select(n => n.GetProperty("id").GetString())];
    }
}
