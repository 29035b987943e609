using System.Net;
using System.Text.Json;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.Vault;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Tests.Entries;

public sealed class LeaveRegisterTests : EntryTests
{
    [Fact]
    public async Task What_is_confidential_is_gone_and_the_official_record_stays()
    {
        await ChangeAsync(Self, "updateProfile", new
        {
            title = "Dr",
            gender = "WOMAN",
            countriesKnown = new[] { "MM" },
            formerOffices = new[] { new { kind = "ENVOY", title = "Envoy" } },
            contact = new { email = "ampai@example.org" },
        });
        await ChangeAsync(Self, "setLanguages", new { languages = new[] { new { tag = "th", level = "C2" } } });
        await ChangeAsync(
            Self, "declareConflictOfInterest", new { kind = "FAMILY", country = "MM", text = "A cousin." });

        Changed(await ChangeAsync(Self, "leaveRegister", new { confirm = true }, "status"))
            .GetProperty("status").GetString().ShouldBe("WITHDRAWN");

        (await AskAsync(Chair, """
            title fullName nationalities kind status participant { code } willingToServe gender biography countriesKnown
            formerOffices { title } languages { tag } expertise { level } contact { email } conflicts { text }
            registrations { status until participant { code } } version
            """)).GetRawText()
                .ShouldBe(
                    """{"title":"Dr","fullName":"EEP TH-1","nationalities":[""" +
                    """],"kind":"FORMER","status":"WITHDRAWN","participant":null,"willingToServe":false,"gender":""" +
                    """null,"biography":null,"countriesKnown":[],"formerOffices":[],"languages":[],"expertise":[""" +
                    """],"contact":null,"conflicts":[],"registrations":[""" +
                    """{"status":"WITHDRAWN_BY_EEP","until":"2026-10-01","participant":{"code":"TH"}}],"version":5}""");
        InForce("TH").ShouldBe(0);
        Read(db => db.Set<PersonKey>().Single(k => k.PersonId == Key(Eep)).Wrapped).ShouldBeNull();
        Read(db => db.Set<SignInAddress>().Count(a => a.PersonId == Key(Eep))).ShouldBe(0);
    }

    [Fact]
    public async Task It_signs_out_everywhere_and_cannot_be_done_by_accident()
    {
        (await ChangeAsync(Self, "leaveRegister", new { confirm = false })).Errors.ShouldBe(["InvalidInput: confirm"]);
        VersionOf(Eep).ShouldBe(1);

        Changed(await ChangeAsync(Self, "leaveRegister", new { confirm = true }));

        using var response = await Registry.SendAsync("{ viewer { role } }", token: Registry.Token(Self));
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_audit_stays_whole_and_its_values_are_erased()
    {
        await ChangeAsync(Self, "updateProfile", new { biography = "Known to the Golden Rice people." });

        Changed(await ChangeAsync(Self, "leaveRegister", new { confirm = true }));

        var changes = (await Registry.DataAsync(
            Chair, "{ auditTrail { nodes { operation changes { field personId before after values } } } }"))
            .GetProperty("auditTrail").GetProperty("nodes").EnumerateArray()
            .SelectMany(n => n.GetProperty("changes").EnumerateArray())
            .Where(c => c.GetProperty("personId").GetString() == Eep).ToList();
        changes.Count.ShouldBeGreaterThan(5);
        changes.ShouldAllBe(c => c.GetProperty("values").GetString() == "ERASED"
            && c.GetProperty("before").ValueKind == JsonValueKind.Null
            && c.GetProperty("after").ValueKind == JsonValueKind.Null);
        Audited("leaveRegister").Changes.ShouldContain(c => c.Thing == "Person" && c.Field == "biography");
        TestVault.Verify(Registry.Register.Path).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nominations_under_way_end_and_consents_are_taken_back()
    {
        var candidate = AddCandidate();
        var consented = await ConsentedAsync("TH", candidate);
        var registered = await DoAsync(Nominator, "submitNomination", consented.Next);
        registered.State.ShouldBe("REGISTERED");

        Changed(await ChangeAsync(Member(candidate), "leaveRegister", new { confirm = true }, person: candidate));

        var nomination = (await SeenAsync(Chair, consented.Id))!.Value;
        nomination.GetProperty("state").GetString().ShouldBe("WITHDRAWN_BY_EEP");
        nomination.GetProperty("fullName").GetString().ShouldBe("Benz Chan");
        nomination.GetProperty("consent").GetProperty("state").GetString().ShouldBe("WITHDRAWN");
        nomination.GetProperty("history").Items().Last().GetProperty("by").GetString().ShouldBe("NOMINEE");
        Read(db => db.Set<Nomination>().Single(n => n.Id == Key(consented.Id)).Contact).ShouldBeNull();
    }

    [Fact]
    public Task Nobody_takes_another_off_the_register_so() =>
        OnlyForAsync("leaveRegister", new { confirm = true }, "R3", byNominator: false);
}
