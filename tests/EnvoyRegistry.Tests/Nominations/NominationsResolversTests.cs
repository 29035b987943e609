using System.Text.Json;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class NominationsResolversTests : NominationTests
{
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
        (await SeenAsync(Unit, registered.Id))!.Value.GetProperty("next").GetProperty("code").GetString().ShouldBe("NOTHING");
    }

    [Fact]
    public async Task What_was_brought_in_has_no_consent_on_record()
    {
        var eep = AddEeps("TH", 1)[0];

        var data = await Registry.DataAsync(Unit,
            "query($id: ID!) { person(id: $id) { registrations { consentedAt consentText { edition } } } }", new { id = eep });

        data.ToString().ShouldBe("""{"person":{"registrations":[{"consentedAt":null,"consentText":null}]}}""");
    }

    [Fact]
    public async Task The_text_to_agree_to_says_what_stays_after_leaving()
    {
        var data = await Registry.DataAsync(Unit, "{ consentText { edition text supersededAt } }");

        var text = data.GetProperty("consentText");
        text.GetProperty("edition").GetInt32().ShouldBe(1);
        text.GetProperty("text").GetString()!.ShouldContain("What stays is the minimal record");
        text.GetProperty("supersededAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Every_state_has_a_next_step_and_nobody_ever_has_to_approve()
    {
        foreach (var state in Enum.GetValues<NominationState>())
            foreach (var consented in (bool[])[true, false])
            {
                var next = NextStep.Of(state, consented, []);
                next.Sentence.ShouldEndWith(".");
                next.Turn.ShouldBeOneOf(null, NominationParty.Nominator, NominationParty.Nominee); // R5
            }
    }

    async Task<List<string?>> FoundAsync(object where)
    {
        var data = await Registry.DataAsync(Unit,
            "query($where: NominationFilter) { nominations(where: $where) { nodes { id } } }", new { where });
        return [.. data.GetProperty("nominations").GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString())];
    }
}
