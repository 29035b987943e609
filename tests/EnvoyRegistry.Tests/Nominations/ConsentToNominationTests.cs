using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;

namespace EnvoyRegistry.Tests.Nominations;

public sealed class ConsentToNominationTests : NominationTests
{
    [Fact]
    public async Task The_person_agrees_signed_in_and_the_text_and_the_time_are_on_record()
    {
        var consented = await ConsentedAsync("TH", AddCandidate());

        consented.Nomination.GetProperty("consent").ToString().ShouldBe(
            """{"state":"GRANTED","text":{"edition":2},"askedAt":"2026-10-01T05:00:""" +
            """00Z","answeredAt":"2026-10-01T05:00:00Z","channel":"SIGNED_IN","withdrawnAt":null}""");
    }

    [Fact]
    public async Task Nobody_agrees_for_another()
    {
        var candidate = AddCandidate();
        var asked = await CandidateAskedAsync(candidate);
        object input = new { nomination = asked.Id, expectedVersion = asked.Version, consents = true, textEdition = 2 };

        foreach (var caller in (Grant[])[FocalPoint("TH"), Chair, Unit])
            (await DoAsync(caller, "consentToNomination", input)).Errors.ShouldBe(["R3: nomination"]);
        foreach (var caller in (Grant[])[FocalPoint("SG"), Member(AddCandidate("Other"))])
            (await DoAsync(caller, "consentToNomination", input)).Errors.ShouldBe(["NotFound: nomination"]);
    }

    [Fact]
    public async Task A_no_ends_the_nomination_and_erases_what_it_told()
    {
        var candidate = AddCandidate();
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new
        {
            person = candidate,
            nominee = new { title = "Dr", contact = new { email = "somebody@example.org" } },
        });
        var asked = await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next);

        var refused = await ConsentAsync(candidate, asked, consents: false);

        refused.State.ShouldBe("CONSENT_REFUSED");
        refused.Nomination.GetProperty("consent").GetProperty("state").GetString().ShouldBe("WITHHELD");
        var stored = Read(db => db.Set<Nomination>().Single());
        (stored.Title, stored.Contact).ShouldBe((null, null));
        (await DoAsync(FocalPoint("TH"), "askConsent", refused.Next)).Errors.ShouldBe(["Conflict: nomination"]);
        (await DoAsync(FocalPoint("TH"), "submitNomination", refused.Next)).Errors.ShouldBe(["Conflict: nomination"]);
    }

    [Fact]
    public async Task Consent_to_a_text_that_was_replaced_does_not_count()
    {
        var candidate = AddCandidate();
        var asked = await CandidateAskedAsync(candidate);
        var consented = await ConsentedAsync("TH", AddCandidate("Other"));
        NewText();

        (await ConsentAsync(candidate, asked)).Errors.ShouldBe(["R3: textEdition"]);
        (await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next)).Errors.ShouldBe(["R3: nomination"]);

        var askedAnew = await DoAsync(FocalPoint("TH"), "askConsent", asked.Next);
        (await ConsentAsync(candidate, askedAnew)).Nomination.GetProperty("consent").GetProperty("text").ToString()
            .ShouldBe("""{"edition":3}""");
    }

    [Fact]
    public async Task An_answer_names_the_text_that_was_read()
    {
        var candidate = AddCandidate();
        var asked = await CandidateAskedAsync(candidate);

        (await DoAsync(Member(candidate), "consentToNomination",
            new { nomination = asked.Id, expectedVersion = asked.Version, consents = true, textEdition = 7 }))
            .Errors.ShouldBe(["Conflict: textEdition"]);
    }

    [Fact]
    public async Task The_will_to_serve_is_the_persons_own_word()
    {
        var candidate = AddCandidate(but: p => p.WillingToServe = false);
        var consented = await ConsentAsync(candidate, await CandidateAskedAsync(candidate), willing: true);

        var submitted = await DoAsync(FocalPoint("TH"), "submitNomination", consented.Next);

        submitted.Nomination.GetProperty("person").GetProperty("willingToServe").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void An_edition_of_the_text_never_changes()
    {
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(
            () => Registry.Register.Run("UPDATE ConsentText SET Text = 'Whatever.'"));
        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => Registry.Register.Run("DELETE FROM ConsentText"));
    }

    async Task<Answer> CandidateAskedAsync(string candidate)
    {
        var drafted = await DoAsync(FocalPoint("TH"), "draftNomination", new
        {
            person = candidate,
            nominee = new { contact = new { email = "somebody@example.org" } },
        });
        return await DoAsync(FocalPoint("TH"), "askConsent", drafted.Next);
    }

    void NewText()
    {
        using var db = Registry.Register.Open();
        db.Set<ConsentText>().Single(t => t.SupersededAt == null).SupersededAt =
            new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);
        db.Add(new ConsentText { Id = EntityId.New(), Edition = 3, Text = "I agree to more." });
        db.SaveChanges();
    }
}
