using EnvoyRegistry.Access;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class DraftNominationTests : NominationTests
{
    [Fact]
    public async Task A_draft_of_somebody_new_tells_what_is_missing_and_whose_turn_it_is()
    {
        var drafted = await DoAsync(
            FocalPoint("TH"), "draftNomination", new { nominee = new { fullName = "Ampai Suk" } });

        drafted.Errors.ShouldBeEmpty();
        drafted.State.ShouldBe("DRAFT");
        drafted.Version.ShouldBe(1);
        drafted.Missing.ShouldBe(["NATIONALITY", "CONTACT", "CURRICULUM_VITAE", "EXPERTISE"]);
        drafted.Nomination.GetProperty("next").ToString().ShouldBe(
            """{"code":"COMPLETE_ENTRY","turn":"NOMINATOR","sentence":"The focal point completes the entry (R6): a """ +
            """nationality, how to reach the person, a curriculum vitae, a field of expertise."}""");
    }

    [Fact]
    public async Task A_whole_draft_waits_for_consent_and_its_contact_is_sealed()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = Nominee() });

        drafted.Missing.ShouldBeEmpty();
        drafted.Nomination.GetProperty("next").GetProperty("code").GetString().ShouldBe("ASK_CONSENT");
        foreach (var file in Registry.Register.Beside())
            File.ReadAllBytes(file.FullName).AsSpan().IndexOf("ampai@example.org"u8).ShouldBe(-1, file.Name);
    }

    [Fact]
    public async Task Only_a_focal_point_nominates()
    {
        foreach (var caller in (Grant[])[Chair, Unit, Member(AddCandidate())])
            (await DoAsync(caller, "draftNomination", new { nominee = Nominee() })).Errors.ShouldBe(["R1: "]);
    }

    [Theory]
    [InlineData("TH", "MM", "R4: nominee.nationalities")]
    [InlineData("EU", "FR", null)]
    [InlineData("EU", "GB", "R4: nominee.nationalities")] // a member's until 31 January 2020
    public async Task A_participant_nominates_its_own_nationals(string participant, string nationality, string? error)
    {
        var drafted = await DoAsync(
            FocalPoint(participant), "draftNomination", new { nominee = Nominee(nationality: nationality) });

        drafted.Errors.ShouldBe(error is null ? [] : [error]);
    }

    [Fact]
    public async Task A_person_with_two_nationalities_is_nominated_by_either()
    {
        var candidate = AddCandidate(but: p => p.Nationalities = ["MM", "TH"]);

        (await DoAsync(FocalPoint("TH"), "draftNomination", new { person = candidate })).Errors.ShouldBeEmpty();
        (await DoAsync(FocalPoint("JP"), "draftNomination", new { person = candidate })).Errors.ShouldBe(
            ["R4: person"]);
    }

    [Fact]
    public async Task Nothing_tells_the_nominator_whether_what_a_person_closed_is_there()
    {
        var said = AddCandidate(but: p => p.OpenToParticipants = PersonFields.Listing);
        var unsaid = AddCandidate("Dara Chan", but: p =>
        {
            p.OpenToParticipants = PersonFields.Listing;
            p.Biography = null;
            p.Expertise.Clear();
        });
        await Registry.DataAsync(Member(said),
            "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { message } } }",
            new
            {
                input = new { person = said, expectedVersion = 1, contact = new { phones = new[] { "+66 2 555" } } },
            });

        var (one, other) = (
            await DoAsync(FocalPoint("TH"), "draftNomination", new { person = said }),
            await DoAsync(FocalPoint("TH"), "draftNomination", new { person = unsaid }));

        one.Missing.ShouldBe(["CONTACT", "CURRICULUM_VITAE", "EXPERTISE"]);
        other.Missing.ShouldBe(one.Missing);
        one.Nomination.GetProperty("next").ToString().ShouldBe(other.Nomination.GetProperty("next").ToString());
    }

    [Fact]
    public async Task A_person_who_shows_participants_how_to_be_reached_needs_no_contact_from_the_nominator()
    {
        var candidate = AddCandidate(but: p => p.OpenToParticipants |= PersonFields.Contact);
        (await DoAsync(FocalPoint("TH"), "draftNomination", new { person = candidate })).Missing.ShouldBe(["CONTACT"]);
        await Registry.DataAsync(Member(candidate),
            "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { message } } }",
            new
            {
                input = new
                {
                    person = candidate,
                    expectedVersion = 1,
                    contact = new { phones = new[] { "+66 2 555 0100" } }
                }
            });

        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new { person = candidate });

        drafted.Missing.ShouldBeEmpty();
        drafted.Nomination.GetProperty("next").GetProperty("code").GetString().ShouldBe("ASK_CONSENT");
        var asked = await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next);
        var consented = await ConsentAsync(candidate, asked);
        (await DoAsync(Unit, "returnNomination", new
        {
            nomination = consented.Id,
            expectedVersion = consented.Version,
            missing = new[] { "CONTACT" },
        })).Errors.ShouldNotBeEmpty();
        (await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next)).State.ShouldBe("REGISTERED");
    }

    [Fact]
    public async Task What_an_entry_states_only_its_person_changes()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new
        {
            person = AddCandidate(),
            nominee = new { fullName = "Another", biography = "Another.", title = "Dr" },
        });

        drafted.Errors.ShouldBe(["InvalidInput: nominee.fullName", "InvalidInput: nominee.biography"]);
    }

    [Fact]
    public async Task An_EEP_and_the_dead_are_not_nominated()
    {
        var eep = AddEeps("SG", 1)[0];
        var dead = AddCandidate("Late", but: p => (p.Kind, p.Status) = (PersonKind.Former, PersonStatus.Deceased));

        (await DoAsync(FocalPoint("SG"), "draftNomination", new { person = eep })).Errors.ShouldBe(
            ["Conflict: person"]);
        (await DoAsync(FocalPoint("TH"), "draftNomination", new { person = dead })).Errors.ShouldBe(
            ["Conflict: person"]);
    }

    [Fact]
    public async Task A_time_zone_is_named_as_everybody_names_it_and_not_as_Windows_does() =>
        (await DoAsync(FocalPoint("TH"), "draftNomination", new
        {
            nominee = new { fullName = "Ampai Suk", timeZone = "SE Asia Standard Time" },
        })).Errors.ShouldBe(["InvalidInput: nominee.timeZone"]);

    [Fact]
    public async Task All_faults_of_the_form_are_told_at_once()
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new
        {
            nominee = new
            {
                nationalities = new[] { "MM" },
                timeZone = "Asia/Nowhere",
                expertise = new[] { new { tag = "MED-PROCES", level = "LED", years = 200 } },
                languages = new[] { new { tag = "th", level = "C2" }, new { tag = "TH", level = "B1" } },
            },
            replaces = AddEeps("SG", 1)[0],
        });

        drafted.Errors.ShouldBe([
            "InvalidInput: nominee", "InvalidInput: nominee.timeZone", "InvalidInput: nominee.expertise.0.years",
            "InvalidInput: nominee.languages", "NotFound: nominee.expertise.0.tag", "R4: nominee.nationalities",
            "NotFound: replaces"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_name_is_asked_for()
    {
        (await DoAsync(FocalPoint("TH"), "draftNomination", new { nominee = new { biography = "Who?" } }))
            .Errors.ShouldBe(["InvalidInput: nominee"]);
    }
}
