using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class WithdrawNominationTests : NominationTests
{
    [Fact]
    public async Task The_participant_ends_the_registration_and_the_place_is_free_at_once()
    {
        var candidate = AddCandidate();
        AddEeps("TH", 4);
        var registered = await DoAsync(
            FocalPoint("TH"), "submitNomination", (await ConsentedAsync("TH", candidate)).Next);
        registered.State.ShouldBe("REGISTERED");

        var withdrawn = await DoAsync(FocalPoint("TH"), "withdrawNomination", new
        {
            what = new { nomination = registered.Id },
            expectedVersion = registered.Version,
            reason = "Retired.",
        });

        withdrawn.State.ShouldBe("WITHDRAWN_BY_NOMINATOR");
        withdrawn.History[^1].ShouldBe("WITHDRAWN_BY_NOMINATOR by NOMINATOR");
        withdrawn.Payload.GetProperty("registration").ToString()
            .ShouldBe("""{"status":"WITHDRAWN_BY_NOMINATOR","until":"2026-10-01"}""");
        withdrawn.Nomination.GetProperty("person").GetProperty("kind").GetString().ShouldBe("FORMER");
        withdrawn.Nomination.GetProperty("consent").GetProperty("state").GetString().ShouldBe("GRANTED");
        (await DoAsync(FocalPoint("TH"), "submitNomination",
            (await ConsentedAsync("TH", AddCandidate("Fifth"))).Next)).State.ShouldBe("REGISTERED");
    }

    [Fact]
    public async Task The_person_leaves_at_any_time_and_her_consent_is_withdrawn()
    {
        var candidate = AddCandidate();
        var registered = await DoAsync(
            FocalPoint("TH"), "submitNomination", (await ConsentedAsync("TH", candidate)).Next);

        var withdrawn = await DoAsync(Member(candidate), "withdrawNomination", registered.End);

        withdrawn.State.ShouldBe("WITHDRAWN_BY_EEP");
        withdrawn.History[^1].ShouldBe("WITHDRAWN_BY_EEP by NOMINEE");
        withdrawn.Nomination.GetProperty("consent").GetProperty("state").GetString().ShouldBe("WITHDRAWN");
        withdrawn.Nomination.GetProperty("registration").GetProperty("consentText").GetProperty("edition").GetInt32()
            .ShouldBe(2);
        (await DoAsync(Member(candidate), "withdrawNomination", withdrawn.End)).Errors
            .ShouldBe(["Conflict: what.nomination"]);
    }

    [Fact]
    public async Task Consent_given_is_taken_back_before_it_is_used()
    {
        var candidate = AddCandidate();
        var consented = await ConsentedAsync("TH", candidate);

        var withdrawn = await DoAsync(Member(candidate), "withdrawNomination", consented.End);

        withdrawn.State.ShouldBe("WITHDRAWN_BY_EEP");
        withdrawn.Nomination.GetProperty("registration").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await DoAsync(FocalPoint("TH"), "submitNomination", withdrawn.Next)).Errors.ShouldBe(["Conflict: nomination"]);
        Read(db => db.Set<Person>().Single(p => p.FullName == "Benz Chan")).Kind.ShouldBe(PersonKind.Candidate);
    }

    [Fact]
    public async Task Of_somebody_who_never_got_an_entry_nothing_is_left()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee() });

        var withdrawn = await DoAsync(FocalPoint("TH"), "withdrawNomination", drafted.End);

        withdrawn.State.ShouldBe("WITHDRAWN_BY_NOMINATOR");
        withdrawn.Nomination.GetProperty("fullName").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        Read(db => db.Set<NominatedExpertise>().Any()).ShouldBeFalse();
        Read(db => db.Set<PersonKey>().Single()).Wrapped.ShouldBeNull();
    }

    [Fact]
    public async Task An_imported_registration_is_ended_by_those_it_is_about_and_by_nobody_else()
    {
        var eeps = AddEeps("TH", 2);
        var registrations = Read(db => db.Set<Registration>().Where(r => r.Until == null).OrderBy(r => r.From)
            .Select(r => r.Id).ToList()).ConvertAll(id => new NodeId("reg", id).ToString());
        object first = new { what = new { registration = registrations[0] }, expectedVersion = 1 };
        object second = new { what = new { registration = registrations[1] }, expectedVersion = 1 };

        (await DoAsync(Chair, "withdrawNomination", first)).Errors.ShouldBe(["R5: what.registration"]);
        (await DoAsync(Unit, "withdrawNomination", first)).Errors.ShouldBe(["R5: what.registration"]);
        (await DoAsync(FocalPoint("SG"), "withdrawNomination", first)).Errors.ShouldBe(["NotFound: what.registration"]);
        (await DoAsync(Member(eeps[1]), "withdrawNomination", first)).Errors.ShouldBe(["NotFound: what.registration"]);
        (await DoAsync(FocalPoint("TH"), "withdrawNomination", first)).Errors.ShouldBeEmpty();
        (await DoAsync(Member(eeps[1]), "withdrawNomination", second)).Errors.ShouldBeEmpty();

        Read(db => db.Set<Registration>().OrderBy(r => r.From).Select(r => r.Status).ToList())
            .ShouldBe([RegistrationStatus.WithdrawnByNominator, RegistrationStatus.WithdrawnByEep]);
    }
}
