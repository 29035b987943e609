using System.Net;
using EnvoyRegistry.News;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.Entries;
using EnvoyRegistry.Tests.News;
using Microsoft.Extensions.DependencyInjection;

namespace EnvoyRegistry.Tests.SignIn;

/// <summary>
/// A changed address counts once the letter to it was answered, and the Unit sets right who is locked out.
/// </summary>
public sealed class NewAddressPagesTests : EntryTests
{
    [Fact]
    public async Task A_changed_address_counts_once_the_letter_to_it_was_answered_and_the_former_is_told()
    {
        await StateAsync("first@example.org");
        Letters().ShouldBeEmpty();
        await StateAsync("second@example.org");

        (await EmailAsync()).ShouldBe("first@example.org");
        (await WhoSignsInByAsync("second@example.org")).ShouldBeNull();
        (await WhoSignsInByAsync("first@example.org")).ShouldBe(Key(Eep));
        Letters().Select(m => m.To).ShouldBe(["second@example.org", "first@example.org"], ignoreOrder: true);
        (await AskAsync(Self, "addressChange { letter { state } }")).GetProperty("addressChange")
            .GetProperty("letter").GetProperty("state").GetString().ShouldBe("WAITING");
        var letter = Letters().Single(m => m.To == "second@example.org");
        letter.Text.ShouldContain("EEP TH-1,");
        var link = letter.Text[letter.Text.IndexOf("/new-address/", StringComparison.Ordinal)..].Split('\n')[0];

        (await GetAsync(link)).ShouldContain("Is this your address?");
        (await EmailAsync()).ShouldBe("first@example.org", "looking changes nothing");
        (await PostAsync(link)).ShouldContain("it is your address");

        (await EmailAsync()).ShouldBe("second@example.org");
        (await WhoSignsInByAsync("second@example.org")).ShouldBe(Key(Eep));
        (await WhoSignsInByAsync("first@example.org")).ShouldBeNull();
        Letters().Where(m => m.To == "first@example.org").ShouldContain(
            m => m.Subject.Contains("no longer sign in", StringComparison.Ordinal));
        await GetAsync(link, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_Unit_sets_right_who_is_locked_out_and_both_addresses_are_told()
    {
        await StateAsync("lost@example.org");
        (await RestoreAsync(Nominator)).ShouldContain("errors");

        (await RestoreAsync(Unit)).ShouldContain("2026-10-01T05:00:00Z");

        (await EmailAsync()).ShouldBe("found@example.org");
        (await WhoSignsInByAsync("found@example.org")).ShouldBe(Key(Eep));
        (await WhoSignsInByAsync("lost@example.org")).ShouldBeNull();
        var letters = Letters();
        letters.Select(m => m.To).ShouldBe(["found@example.org", "lost@example.org"], ignoreOrder: true);
        letters.Single(m => m.To == "found@example.org").Text.ShouldContain("/sign-in/link_");
        Audited("restoreSignIn").Subjects.ShouldContain(s => s.PersonId == Key(Eep));
    }

    async Task<string> RestoreAsync(EnvoyRegistry.Access.Grant caller)
    {
        using var response = await Registry.SendAsync("""
            mutation($input: RestoreSignInInput!) { restoreSignIn(input: $input) { restoredAt errors { message } } }
            """, new
        {
            input = new { person = Eep, expectedVersion = VersionOf(Eep), email = "found@example.org" },
        }, Registry.Token(caller));
        return await response.Content.ReadAsStringAsync();
    }

    async Task StateAsync(string email) => (await ChangeAsync(
        Self, "updateProfile", new { contact = new { email } })).Errors.ShouldBeEmpty();

    async Task<string?> EmailAsync() => (await AskAsync(Unit, "contact { email }")).GetProperty("contact")
        .GetProperty("email").GetString();

    List<LetterText> Letters() => Read(db => db.Opened());

    async Task<long?> WhoSignsInByAsync(string address)
    {
        using var db = Registry.Register.Open();
        return await Registry.Services.GetRequiredService<SignInAddresses>().FindAsync(db, address, default);
    }
}
