using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Entries;

public sealed class ExportMyDataTests : EntryTests
{
    [Fact]
    public async Task It_holds_everything_and_nothing_of_others()
    {
        var other = AddCandidate("Somebody Else");
        await ChangeAsync(Member(other), "updateProfile", new { biography = "Not hers." }, person: other);
        await ChangeAsync(Self, "updateProfile", new { contact = new { email = "ampai@example.org" } });
        await ChangeAsync(
            Self, "declareConflictOfInterest", new { kind = "FAMILY", country = "MM", text = "A cousin." });

        var file = (await Registry.DataAsync(Self, "{ exportMyData { fileName mediaType content } }"))
            .GetProperty("exportMyData");

        file.GetProperty("fileName").GetString().ShouldBe("my-entry-2026-10-01.json");
        var content = file.GetProperty("content").GetString()!;
        content.ShouldNotContain("Not hers.");
        content.ShouldNotContain("Somebody Else");
        var held = JsonDocument.Parse(content).RootElement.GetProperty("held");
        held.GetProperty("Person")[0].GetProperty("fullName").GetString().ShouldBe("EEP TH-1");
        held.GetProperty("Person")[0].GetProperty("participantId").GetString().ShouldBe("TH");
        held.GetProperty("PersonContact")[0].GetProperty("sealed").GetProperty("Email").GetString()
            .ShouldBe("ampai@example.org");
        held.GetProperty("ConflictOfInterest")[0].GetProperty("sealed").GetProperty("Text").GetString()
            .ShouldBe("A cousin.");
        held.GetProperty("PersonExpertise")[0].GetProperty("tagId").GetString().ShouldBe("MED-PROCESS");
        held.GetProperty("Registration").GetArrayLength().ShouldBe(1);
        held.GetProperty("AccessToken").EnumerateArray().Select(t => t.GetProperty("label").GetString())
            .ShouldBe(["Test as Member"]);
        content.ShouldNotContain("\"hash\":");
        JsonDocument.Parse(content).RootElement.GetProperty("audit").EnumerateArray()
            .Select(e => e.GetProperty("operation").GetString())
            .ShouldBe(["declareConflictOfInterest", "updateProfile"]);
        Read(db => db.Set<AuditEntry>().Include(e => e.Subjects).Where(e => e.Kind == AuditKind.Reading).ToList())
            .SelectMany(e => e.Subjects).SelectMany(s => s.Coordinates).ShouldContain("Query.exportMyData");
    }

    [Fact]
    public async Task Nominations_are_in_it_with_their_steps_and_consents()
    {
        var candidate = AddCandidate();
        await ConsentedAsync("TH", candidate);

        var content = (await Registry.DataAsync(Member(candidate), "{ exportMyData { content } }"))
            .GetProperty("exportMyData").GetProperty("content").GetString()!;

        var held = JsonDocument.Parse(content).RootElement.GetProperty("held");
        held.GetProperty("Nomination")[0].GetProperty("contact").GetProperty("Email").GetString()
            .ShouldBe("somebody@example.org");
        held.GetProperty("NominationStep").GetArrayLength().ShouldBe(3);
        held.GetProperty("NominationConsent")[0].GetProperty("state").GetString().ShouldBe("GRANTED");
    }

    [Fact]
    public async Task Nobody_else_is_given_it()
    {
        foreach (var role in Enum.GetValues<CallerRole>().Except([CallerRole.Member, CallerRole.Register]))
            (await Registry.AskAsync("{ exportMyData { content } }", role: role)).TryGetProperty("errors", out _)
                .ShouldBeTrue($"{role}");
    }
}
