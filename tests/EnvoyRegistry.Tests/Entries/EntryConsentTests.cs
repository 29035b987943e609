using System.Net;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Commands;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.Commands;
using EnvoyRegistry.Tests.News;
using EnvoyRegistry.Tests.Nominations;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.Entries;

/// <summary>R3 at the door: whoever is brought in or enrolled without a consent on record waits for it.</summary>
public sealed class EntryConsentTests : NominationTests
{
    const string Need = """
        { availableEnvoys(need: { from: "2026-11-02", until: "2026-11-05" }) {
            nodes { person { externalReference } } leftOut { stale nationality notWilling noConsent } } }
        """;

    static readonly (string, string)[] s_without =
        [(AnnexColumn.ConsentedOn, ""), (AnnexColumn.ConsentEdition, ""), (AnnexColumn.ConsentEvidence, "")];

    static readonly (string, string) s_mail = (AnnexColumn.Email, "somchai@example.org");

    [Fact]
    public async Task An_imported_entry_without_consent_waits_and_is_not_proposed_and_a_yes_by_letter_ends_that()
    {
        var person = Import(Sheet.Eep("T-1", "TH", "TH", [.. s_without, s_mail]));
        (await AsksAsync(Unit, person)).ShouldBe("CONSENT_PENDING PENDING");
        (await AsksAsync(FocalPoint("TH"), person)).ShouldBe("CONSENT_PENDING PENDING");
        (await AsksAsync(FocalPoint("SG"), person)).ShouldBe("hidden");
        (await MatchedAsync()).ShouldBe("T-1 false, noConsent 1");
        (await CoveredAsync()).ShouldBe("eeps 0, waiting 1, mediators 0");
        (await ListedAsync(Unit)).ShouldBe(1);
        (await ListedAsync(FocalPoint("TH"))).ShouldBe(1);
        (await ListedAsync(FocalPoint("SG"))).ShouldBe(0);
        (await ListedAsync(new Grant(CallerRole.Secgen))).ShouldBe(0);
        InForce("TH").ShouldBe(1, "it holds a place");

        await AskAsync();
        await AskAsync();
        var letter = Letters().ShouldHaveSingleItem();
        letter.To.ShouldBe("somchai@example.org");
        letter.Subject.ShouldNotContain("Somchai");
        letter.Text.ShouldContain("Somchai Jaidee,");
        letter.Text.ShouldContain("Thailand has put you on the register");
        letter.Text.ShouldContain("ask the focal point of Thailand");
        var page = await GetAsync(LinkIn(letter));
        page.ShouldContain("Somchai Jaidee");
        page.ShouldContain("<strong>What programs are told.</strong>");
        (await AsksAsync(Unit, person)).ShouldBe("CONSENT_PENDING PENDING", "looking changes nothing");

        (await PostAsync(LinkIn(letter), ("answer", "yes"), ("edition", "2"), ("willing", "yes")))
            .ShouldContain("Your entry is on the register from now on");

        (await AsksAsync(FocalPoint("SG"), person)).ShouldBe("REGISTERED ");
        (await AsksAsync(Unit, person)).ShouldBe("REGISTERED GRANTED");
        (await MatchedAsync()).ShouldBe("T-1 true, noConsent 0");
        (await CoveredAsync()).ShouldBe("eeps 1, waiting 0, mediators 1");
        var consent = (await Registry.DataAsync(Unit, """
            query($id: ID!) { person(id: $id) {
                consent { channel evidence answeredAt text { edition } letter { state } }
                registrations { status consentedAt consentText { edition } } } }
            """, new { id = person })).GetProperty("person");
        consent.GetProperty("consent").GetProperty("channel").GetString().ShouldBe("LINK");
        consent.GetProperty("consent").GetProperty("text").GetProperty("edition").GetInt32().ShouldBe(2);
        consent.GetProperty("consent").GetProperty("letter").GetProperty("state").GetString().ShouldBe("WAITING");
        var registration = consent.GetProperty("registrations")[0];
        registration.GetProperty("status").GetString().ShouldBe("REGISTERED");
        registration.GetProperty("consentedAt").GetDateTime().ShouldBe(Registry.Now);
        (await GetAsync(LinkIn(letter), HttpStatusCode.NotFound)).ShouldContain("cannot be used");
        Read(db => db.Set<SignInAddress>().Single(a => a.PersonId == Key(person)).InvitedAt).ShouldBeNull();
    }

    [Fact]
    public async Task A_no_takes_the_entry_away_as_leaving_does()
    {
        var person = Import(Sheet.Eep("T-1", "TH", "TH", [.. s_without, s_mail]));
        await AskAsync();

        (await PostAsync(LinkIn(Letters().Single()), ("answer", "no"))).ShouldContain("has been erased");

        var left = (await Registry.DataAsync(Unit, """
            query($id: ID!) { person(id: $id) { status kind biography contact { email } consent { state evidence }
                registrations { status until } } }
            """, new { id = person })).GetProperty("person");
        $"{left.GetProperty("status")} {left.GetProperty("kind")}".ShouldBe("WITHDRAWN FORMER");
        left.GetProperty("biography").ValueKind.ShouldBe(JsonValueKind.Null);
        left.GetProperty("contact").ValueKind.ShouldBe(JsonValueKind.Null);
        left.GetProperty("consent").GetProperty("state").GetString().ShouldBe("WITHHELD");
        left.GetProperty("registrations")[0].GetProperty("status").GetString().ShouldBe("WITHDRAWN_BY_EEP");
        (await AsksAsync(FocalPoint("SG"), person)).ShouldBe("hidden");
        InForce("TH").ShouldBe(0);
    }

    [Fact]
    public async Task Consent_that_the_sheet_carries_stands_with_its_evidence()
    {
        var person = Import(Sheet.Eep("T-1", "TH", "TH", (AnnexColumn.ConsentEdition, "2")));

        (await AsksAsync(FocalPoint("SG"), person)).ShouldBe("REGISTERED ");
        var consent = (await Registry.DataAsync(FocalPoint("TH"), """
            query($id: ID!) { person(id: $id) { consent { state channel evidence answeredAt text { edition text } } } }
            """, new { id = person })).GetProperty("person").GetProperty("consent");
        consent.GetProperty("state").GetString().ShouldBe("GRANTED");
        consent.GetProperty("channel").GetString().ShouldBe("ELSEWHERE");
        consent.GetProperty("evidence").GetString().ShouldBe("Letter of 30 April 2026");
        consent.GetProperty("answeredAt").GetString().ShouldBe("2026-04-30T00:00:00Z");
        consent.GetProperty("text").GetProperty("text").GetString()!.ShouldContain("programs");
        await AskAsync();
        Letters().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sheet_that_puts_the_edition_right_does_so_for_the_entry_and_for_the_registration()
    {
        Import(Sheet.Eep("T-1", "TH", "TH", (AnnexColumn.ConsentEdition, "1")));
        var person = Import(Sheet.Eep("T-1", "TH", "TH", (AnnexColumn.ConsentEdition, "2")));

        (await Registry.DataAsync(FocalPoint("TH"), """
            query($id: ID!) { person(id: $id) {
              consent { text { edition } } registrations { consentText { edition } } } }
            """, new { id = person })).GetProperty("person").GetRawText().ShouldBe(
            "{\"consent\":{\"text\":{\"edition\":2}},\"registrations\":[{\"consentText\":{\"edition\":2}}]}");
    }

    [Theory]
    [InlineData(AnnexColumn.ConsentEvidence, "", "consent_evidence: The cell is empty, and `consented_on`")]
    [InlineData(
        AnnexColumn.ConsentEdition, "9", "consent_edition: `9` cannot be the number: a whole number from 1 to 2.")]
    [InlineData(AnnexColumn.ConsentedOn, "2026-10-02", "consented_on: `2026-10-02` is still to come")]
    [InlineData(AnnexColumn.Email, "somchai", "email: `somchai` is not a mail address")]
    public void What_is_wrong_with_a_consent_or_an_address_is_told_with_its_cell(
        string column, string text, string fault)
    {
        using var desk = new ImportDesk(Registry.Register);
        desk.Import(Sheet.People(Sheet.Person("C-1", (column, text)))).ShouldBeNull();
        desk.Faults.ShouldHaveSingleItem().ShouldStartWith($"people.csv:2: {fault}");
    }

    [Fact]
    public async Task Whoever_signed_in_agrees_there_and_confirming_is_no_consent()
    {
        var person = Import(Sheet.Person("C-1", s_without));
        var version = await VersionAsync(person);
        var confirmed = await DoAsync(Member(person), "confirmPerson", new { person, expectedVersion = version });
        confirmed.Payload.GetProperty("person").GetProperty("status").GetString().ShouldBe("CONSENT_PENDING");

        var data = await Registry.DataAsync(Member(person), """
            mutation($input: RenewConsentInput!) {
              renewConsent(input: $input) { person { status consent { state channel } } errors { message } } }
            """, new { input = new { person, expectedVersion = version + 1, textEdition = 2 } });

        data.ToString().ShouldContain(
            "\"status\":\"LISTED\",\"consent\":{\"state\":\"GRANTED\",\"channel\":\"SIGNED_IN\"}");
    }

    [Fact]
    public async Task The_Unit_asks_once_more_and_earlier_links_are_void()
    {
        var person = Import(Sheet.Person("C-1", [.. s_without, s_mail]));
        await AskAsync();
        var first = LinkIn(Letters().Single());

        (await AskAgainAsync(Unit, person)).ShouldBe("");
        await GetAsync(first, HttpStatusCode.NotFound);
        (await PostAsync(LinkIn(Letters().Single()), ("answer", "yes"), ("edition", "2"))).ShouldContain("agreed");
        (await AskAgainAsync(Unit, person)).ShouldContain("does not wait");
        (await AskAgainAsync(FocalPoint("TH"), person)).ShouldContain("nobody else");
    }

    [Fact]
    public async Task Somebody_enrols_by_herself_and_is_listed_when_the_letter_was_answered_and_the_Unit_has_checked()
    {
        (await EnrolAsync(null, new { candidate = Nominee(), textEdition = 1 })).ShouldContain("edition 2");
        (await EnrolAsync(null, new { candidate = Nominee(), textEdition = 2, willingToServe = true })).ShouldBe("");
        var person = PersonNamed("Ampai Suk");
        (await AsksAsync(Unit, person)).ShouldBe("CONSENT_PENDING PENDING");
        (await AsksAsync(FocalPoint("TH"), person)).ShouldBe("hidden");
        var letter = Letters().ShouldHaveSingleItem();
        letter.Text.ShouldContain("Please confirm that it was you");

        (await PostAsync(LinkIn(letter), ("answer", "yes"), ("edition", "2"), ("willing", "yes")))
            .ShouldContain("The ARF Unit now checks who you are");
        (await AsksAsync(Unit, person)).ShouldBe("CONSENT_PENDING GRANTED");
        (await AsksAsync(FocalPoint("TH"), person)).ShouldBe("hidden");

        (await CheckAsync(person, isGenuine: true)).ShouldContain("LISTED");
        (await AsksAsync(FocalPoint("TH"), person)).ShouldBe("LISTED ");
    }

    [Fact]
    public async Task Whom_the_Unit_cannot_make_out_is_taken_away_and_so_is_what_nobody_confirmed()
    {
        (await EnrolAsync(null, new { candidate = Nominee(), textEdition = 2 })).ShouldBe("");
        var person = PersonNamed("Ampai Suk");
        (await CheckAsync(person, isGenuine: false)).ShouldContain("WITHDRAWN");

        (await EnrolAsync(null, new { candidate = Nominee("Nobody Asked"), textEdition = 2 })).ShouldBe("");
        var other = PersonNamed("Nobody Asked");
        Registry.Time.Advance(EntryConsentLetter.Lifetime + TimeSpan.FromMinutes(1));
        foreach (var round in Registry.Services.GetServices<IDailyRound>())
            await round.PostAsync(CancellationToken.None);
        (await AsksAsync(Unit, other)).ShouldBe("WITHDRAWN WITHHELD");
    }

    [Fact]
    public async Task A_focal_point_proposes_and_the_person_alone_consents()
    {
        (await EnrolAsync(FocalPoint("TH"), new { candidate = Nominee(), textEdition = 2 }))
            .ShouldContain("nobody does it");
        (await EnrolAsync(FocalPoint("TH"), new { candidate = Nominee() })).ShouldBe("");
        var person = PersonNamed("Ampai Suk");
        (await AsksAsync(FocalPoint("TH"), person)).ShouldStartWith("CONSENT_PENDING");
        (await AsksAsync(FocalPoint("SG"), person)).ShouldBe("hidden");
        Letters().Single().Text.ShouldContain("Thailand proposes you");

        await PostAsync(LinkIn(Letters().Single()), ("answer", "yes"), ("edition", "2"));
        (await AsksAsync(FocalPoint("SG"), person)).ShouldBe("LISTED ");
        (await EnrolAsync(Chair, new { candidate = Nominee("By Chair") })).ShouldBe("");
        (await EnrolAsync(Unit, new { candidate = Nominee("By Unit") })).ShouldContain("without signing in");
    }

    [Fact]
    public async Task Enrolling_without_signing_in_is_slowed()
    {
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
            answers.Add(await EnrolAsync(null, new { candidate = Nominee($"Someone {i}"), textEdition = 2 }));
        answers.ShouldContain(answer => answer.Contains("too often", StringComparison.Ordinal));
    }

    string Import(string row)
    {
        using var desk = new ImportDesk(Registry.Register);
        var reference = row.Split(',')[0];
        desk.Imported(Sheet.People(row), Sheet.Windows(Sheet.Window(reference, "2026-10-15", "2026-12-15")));
        return new Parley.GraphQL.Binding.NodeId("per", desk.Person(reference).Id).ToString();
    }

    Task AskAsync() => Registry.Services.GetRequiredService<ConsentRound>().PostAsync(CancellationToken.None);

    List<LetterText> Letters() => Read(db => db.Opened());

    static string LinkIn(LetterText letter) =>
        letter.Text[letter.Text.IndexOf("/entry-consent/", StringComparison.Ordinal)..].Split('\n')[0];

    string PersonNamed(string name) => Read(db => new Parley.GraphQL.Binding.NodeId(
        "per", db.Set<Person>().Single(p => p.FullName == name).Id).ToString());

    async Task<int> VersionAsync(string id) => (await Registry.DataAsync(
        Unit, "query($id: ID!) { person(id: $id) { version } }", new { id })).GetProperty("person")
        .GetProperty("version").GetInt32();

    /// <summary>Status, and how the consent stands where the caller is told.</summary>
    async Task<string> AsksAsync(Grant caller, string id)
    {
        var person = (await Registry.DataAsync(
            caller, "query($id: ID!) { person(id: $id) { status consent { state } } }", new { id }))
            .GetProperty("person");
        if (person.ValueKind is JsonValueKind.Null)
            return "hidden";
        var consent = person.GetProperty("consent");
        return $"{person.GetProperty("status")} " +
            (consent.ValueKind is JsonValueKind.Null ? "" : consent.GetProperty("state").GetString());
    }

    async Task<string> MatchedAsync()
    {
        var found = (await Registry.DataAsync(Unit, Need)).GetProperty("availableEnvoys");
        var isThere = found.GetProperty("nodes").EnumerateArray().Any(
            n => n.GetProperty("person").GetProperty("externalReference").GetString() == "T-1");
        return $"T-1 {(isThere ? "true" : "false")}, noConsent {found.GetProperty("leftOut").GetProperty("noConsent")}";
    }

    async Task<string> CoveredAsync()
    {
        // The sample has EEPs of Thailand as well: what this person adds is counted.
        var before = Read(db => db.Set<Person>().Count(p => p.Kind == PersonKind.Eep && p.Participant!.Code == "TH"
            && p.Status != PersonStatus.ConsentPending && p.ExternalReference != "T-1"));
        var thailand = (await Registry.DataAsync(FocalPoint("TH"),
            "{ coverage { participants { eeps consentPending mediatorEeps } } }"))
            .GetProperty("coverage").GetProperty("participants")[0];
        return $"eeps {thailand.GetProperty("eeps").GetInt32() - before}, " +
            $"waiting {thailand.GetProperty("consentPending")}, mediators {thailand.GetProperty("mediatorEeps")}";
    }

    async Task<int> ListedAsync(Grant caller) => (await Registry.DataAsync(
        caller, "{ people(where: { status: [CONSENT_PENDING] }) { totalCount } }")).GetProperty("people")
        .GetProperty("totalCount").GetInt32();

    async Task<string> AskAgainAsync(Grant caller, string person) => Messages((await Registry.DataAsync(caller, """
        mutation($input: AskEntryConsentInput!) { askEntryConsent(input: $input) { errors { message } } }
        """, new { input = new { person } })).GetProperty("askEntryConsent"));

    async Task<string> CheckAsync(string person, bool isGenuine) => (await Registry.DataAsync(Unit, """
        mutation($input: CheckCandidateInput!) {
          checkCandidate(input: $input) { person { status } errors { message } } }
        """, new { input = new { person, expectedVersion = await VersionAsync(person), isGenuine } })).ToString();

    async Task<string> EnrolAsync(Grant? caller, object input)
    {
        const string Document = """
            mutation($input: EnrolCandidateInput!) {
              enrolCandidate(input: $input) { askedAt errors { message } } }
            """;
        using var response = await Registry.SendAsync(
            Document, new { input }, caller is { } known ? Registry.Token(known) : null);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        return answer.TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("message").GetString()!
            : Messages(answer.GetProperty("data").GetProperty("enrolCandidate"));
    }

    static string Messages(JsonElement payload) => string.Join(' ', payload.GetProperty("errors").EnumerateArray()
        .Select(e => e.GetProperty("message").GetString()));
}
