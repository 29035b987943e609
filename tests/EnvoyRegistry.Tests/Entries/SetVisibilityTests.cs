using System.Text.Json;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Entries;

public sealed class SetVisibilityTests : EntryTests
{
    [Fact]
    public async Task A_field_is_opened_and_closed_and_the_others_stay()
    {
        (await AskAsync(FocalPoint("SG"), "biography")).GetProperty("biography").GetString()
            .ShouldBe("Negotiated twice.");

        var changed = Changed(await ChangeAsync(Self, "setVisibility", new
        {
            fields = new[]
            {
                new { field = "BIOGRAPHY", openTo = "OFFICE" },
                new { field = "LISTING", openTo = "SIGNED_IN" },
                new { field = "EXPERTISE", openTo = "SIGNED_IN" },
                new { field = "CONTACT", openTo = "PARTICIPANTS" },
            },
        }, "visibility { field openTo } version"));

        changed.GetProperty("visibility").EnumerateArray()
            .ToDictionary(v => v.GetProperty("field").GetString()!, v => v.GetProperty("openTo").GetString()!).ShouldBe(
            new Dictionary<string, string>
            {
                ["LISTING"] = "SIGNED_IN",
                ["GENDER"] = "PARTICIPANTS",
                ["YEARS_OF_EXPERIENCE"] = "PARTICIPANTS",
                ["BIOGRAPHY"] = "OFFICE",
                ["FORMER_OFFICES"] = "PARTICIPANTS",
                ["COUNTRIES_KNOWN"] = "PARTICIPANTS",
                ["LANGUAGES"] = "PARTICIPANTS",
                ["EXPERTISE"] = "SIGNED_IN",
                ["ENGAGEMENTS"] = "PARTICIPANTS",
                ["AVAILABILITY"] = "OFFICE",
                ["CONTACT"] = "PARTICIPANTS",
                ["ATTACHMENTS"] = "OFFICE",
            });
        (await AskAsync(FocalPoint("SG"), "biography")).GetProperty("biography").ValueKind.ShouldBe(JsonValueKind.Null);
        (await AskAsync(Chair, "biography")).GetProperty("biography").GetString().ShouldBe("Negotiated twice.");
        (await AskAsync(Member(AddCandidate()), "fullName expertise { level } biography")).GetRawText()
            .ShouldBe("""{"fullName":"EEP TH-1","expertise":[{"level":"LED"}],"biography":null}""");
    }

    [Fact]
    public async Task A_closed_field_is_no_longer_found_by_its_words()
    {
        Changed(await ChangeAsync(Self, "updateProfile", new { biography = "Knows of zebrafish." }));
        (await FoundAsync(FocalPoint("SG"))).ShouldBe([Eep]);

        Changed(await ChangeAsync(
            Self, "setVisibility", new { fields = new[] { new { field = "BIOGRAPHY", openTo = "OFFICE" } } }));
        (await FoundAsync(FocalPoint("SG"))).ShouldBeEmpty();
        (await FoundAsync(Chair)).ShouldBe([Eep]);

        Changed(await ChangeAsync(
            Self, "setVisibility", new { fields = new[] { new { field = "BIOGRAPHY", openTo = "PARTICIPANTS" } } }));
        (await FoundAsync(FocalPoint("SG"))).ShouldBe([Eep]);

        async Task<List<string?>> FoundAsync(Grant caller) =>
        [
            .. (await Registry.DataAsync(caller, """{ people(search: "zebrafish") { nodes { id } } }"""))
                .GetProperty("people").GetProperty("nodes").EnumerateArray()
                .Select(n => n.GetProperty("id").GetString()),
        ];
    }

    [Fact]
    public async Task An_entry_that_is_closed_is_not_there()
    {
        Changed(await ChangeAsync(
            Self, "setVisibility", new { fields = new[] { new { field = "LISTING", openTo = "OFFICE" } } }));

        (await AskAsync(FocalPoint("SG"), "id")).ValueKind.ShouldBe(JsonValueKind.Null);
        (await ChangeAsync(FocalPoint("SG"), "setVisibility", new { fields = Array.Empty<object>() }))
            .Errors.ShouldBe(["NotFound: person"]);
        (await AskAsync(Nominator, "id")).GetProperty("id").GetString().ShouldBe(Eep);
    }

    [Fact]
    public async Task A_field_is_named_once()
    {
        (await ChangeAsync(Self, "setVisibility", new
        {
            fields = new[] { new { field = "GENDER", openTo = "OFFICE" },
                new { field = "GENDER", openTo = "SIGNED_IN" } },
        })).Errors.ShouldBe(["InvalidInput: fields"]);
    }

    [Fact]
    public async Task What_is_open_is_for_the_office_the_nominator_and_the_person_to_know()
    {
        foreach (var caller in (Grant[])[Self, Nominator, Chair, Unit])
            (await AskAsync(caller, "visibility { field }")).GetProperty("visibility").GetArrayLength().ShouldBe(12);
        (await AskAsync(FocalPoint("SG"), "visibility { field }"))
            .GetProperty("visibility").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public Task Only_the_person_decides_who_sees_her() => OnlyForAsync(
        "setVisibility", new { fields = new[] { new { field = "GENDER", openTo = "OFFICE" } } }, "R3",
        byNominator: false);
}
