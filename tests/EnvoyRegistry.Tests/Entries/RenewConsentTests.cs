using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Entries;

public sealed class RenewConsentTests : EntryTests
{
    const string Consent = "registrations { consentedAt consentText { edition } version } version";

    [Fact]
    public async Task An_EEP_who_was_brought_in_agrees_to_the_text_in_force()
    {
        var edition = (await Registry.DataAsync(Self, "{ consentText { edition } }"))
            .GetProperty("consentText").GetProperty("edition").GetInt32();

        Changed(await ChangeAsync(Self, "renewConsent", new { textEdition = edition }, Consent)).GetRawText()
            .ShouldBe(
                $$"""{"registrations":[{"consentedAt":"2026-10-01T05:00:00Z","consentText":{"edition":""" +
                $$"""{{edition}}},"version":2}],"version":2}""");
        (await ChangeAsync(Self, "renewConsent", new { textEdition = edition + 1 })).Errors.ShouldBe(
            ["Conflict: textEdition"]);
    }

    [Fact]
    public async Task A_candidate_agrees_to_the_text_in_force_as_well()
    {
        var candidate = AddCandidate();
        (await ChangeAsync(Member(candidate), "renewConsent", new { textEdition = 2 }, person: candidate))
            .Errors.ShouldBeEmpty();
        Read(db => db.Set<EntryConsent>().Single(c => c.PersonId == Key(candidate)).TextEdition).ShouldBe(2);
    }

    [Fact]
    public async Task Who_is_no_longer_on_the_register_has_nothing_to_agree_to()
    {
        var former = AddCandidate(but: person => person.Leave(PersonStatus.Withdrawn));
        (await ChangeAsync(Member(former), "renewConsent", new { textEdition = 2 }, person: former))
            .Errors.ShouldBe(["Conflict: person"]);
    }

    [Fact]
    public Task Nobody_consents_for_another() =>
        OnlyForAsync("renewConsent", new { textEdition = 2 }, "R3", byNominator: false);
}
