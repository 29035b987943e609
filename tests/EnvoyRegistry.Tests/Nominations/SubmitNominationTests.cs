namespace EnvoyRegistry.Tests.Nominations;

public sealed class SubmitNominationTests : NominationTests
{
    [Fact]
    public async Task A_complete_nomination_with_consent_registers_by_itself()
    {
        var candidate = AddCandidate();
        var consented = await ConsentedAsync("TH", candidate);
        consented.State.ShouldBe("CONSENTED");
        consented.NextCode.ShouldBe("SUBMIT");

        var submitted = await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next);

        submitted.Errors.ShouldBeEmpty();
        submitted.State.ShouldBe("REGISTERED");
        submitted.History.ShouldBe([
            "DRAFT by NOMINATOR", "CONSENT_ASKED by NOMINATOR", "CONSENTED by NOMINEE", "SUBMITTED by NOMINATOR",
            "REGISTERED by REGISTER"]);
        submitted.Nomination.GetProperty("places").ToString().ShouldBe("""{"used":1,"most":5}""");
        var registration = submitted.Nomination.GetProperty("registration");
        registration.GetProperty("status").GetString().ShouldBe("REGISTERED");
        registration.GetProperty("from").GetString().ShouldBe("2026-10-01");
        registration.GetProperty("consentedAt").GetString().ShouldBe("2026-10-01T05:00:00Z");
        registration.GetProperty("consentText").GetProperty("edition").GetInt32().ShouldBe(2);
        var person = submitted.Nomination.GetProperty("person");
        person.GetProperty("kind").GetString().ShouldBe("EEP");
        person.GetProperty("status").GetString().ShouldBe("REGISTERED");
        person.GetProperty("participant").GetProperty("code").GetString().ShouldBe("TH");
        person.GetProperty("confirmationDueOn").GetString().ShouldBe("2027-10-01");
    }

    [Fact]
    public async Task A_sixth_is_refused_by_R2_and_a_replacement_takes_the_place_in_one_step()
    {
        var eeps = AddEeps("TH", 5);
        var consented = await ConsentedAsync("TH", AddCandidate());

        consented.NextCode.ShouldBe("FREE_PLACE");

        var refused = await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next);
        refused.Errors.ShouldBe(["R2: nomination"]);
        refused.Message.ShouldContain("EEP TH-1, EEP TH-2");

        var edited = await DoAsync(FocalPoint("TH"), "editNomination", new
        {
            nomination = consented.Id,
            expectedVersion = consented.Version,
            replaces = eeps[2],
        });
        edited.State.ShouldBe("CONSENTED"); // whose place it is, is not what the person agreed to
        edited.NextCode.ShouldBe("SUBMIT");
        var submitted = await DoAsync(FocalPoint("TH"), "submitNomination", edited.Next);

        submitted.State.ShouldBe("REGISTERED");
        InForce("TH").ShouldBe(5);
        var replaced = (await Registry.DataAsync(Unit,
            "query($id: ID!) { person(id: $id) { status kind registrations { status until } } }",
            new { id = eeps[2] })).GetProperty("person");
        replaced.ToString().ShouldBe(
            """{"status":"REPLACED","kind":"FORMER","registrations":[{"status":"REPLACED","until":"2026-09-30"}]}""");
    }

    [Fact]
    public async Task Of_two_participants_who_nominate_one_person_the_second_is_told_to_withdraw()
    {
        var candidate = AddCandidate(but: p => p.Nationalities = ["TH", "SG"]);
        var first = await ConsentedAsync("TH", candidate);
        var second = await ConsentedAsync("SG", candidate);
        (await DoAsync(FocalPoint("TH"), "submitNomination", first.Next)).State.ShouldBe("REGISTERED");

        var seen = (await SeenAsync(FocalPoint("SG"), second.Id))!.Value;
        seen.GetProperty("next").GetProperty("code").GetString().ShouldBe("WITHDRAW");
        (await DoAsync(FocalPoint("SG"), "submitNomination", second.Next)).Errors.ShouldBe(["Conflict: nomination"]);

        // The person leaves the first, and the second can go on.
        var registered = (await SeenAsync(Member(candidate), first.Id))!.Value;
        await DoAsync(Member(candidate), "withdrawNomination",
            new
            {
                what = new { nomination = first.Id },
                expectedVersion = registered.GetProperty("version").GetInt32(),
            });
        seen = (await SeenAsync(FocalPoint("SG"), second.Id))!.Value;
        seen.GetProperty("next").GetProperty("code").GetString().ShouldBe("SUBMIT");
    }
}
