using System.Net;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.SignIn;

public sealed class InvitePersonTests : IDisposable
{
    const string Invite = """
        mutation($input: InvitePersonInput!) {
          invitePerson(input: $input) {
            person { contact { email } } invitedAt errors { code message path ... on RuleViolation { rule { code } } }
          }
        }
        """;

    const string Address = "Aung.Example@example.org";

    readonly SignInRegistry _registry = new();
    readonly long _aung;

    public InvitePersonTests() => _aung = _registry.Add("Aung Example");

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Who_was_imported_without_an_address_signs_in_by_the_first_link_she_is_sent()
    {
        var invited = await InvitedAsync(_aung, Address);
        invited.GetProperty("invitedAt").GetString().ShouldBe("2026-10-01T05:00:00Z");
        invited.GetProperty("person").GetProperty("contact").GetProperty("email").GetString().ShouldBe(Address);

        var letter = (await _registry.LettersAsync()).ShouldHaveSingleItem();
        letter.To.ShouldBe(Address);
        letter.Text.ShouldContain("Aung Example,");
        _registry.Movable.MoveTo("2026-10-15T04:59:59Z");
        using var browser = _registry.Browser();
        (await browser.PostAsync(SignInRegistry.LinkIn(letter.Text), content: null)).StatusCode
            .ShouldBe(HttpStatusCode.SeeOther);
        var viewer = await SignInRegistry.AskAsync(browser, "{ viewer { person { fullName contact { email } } } }");
        viewer!.Value.GetProperty("viewer").GetProperty("person").GetProperty("contact").GetProperty("email")
            .GetString()
            .ShouldBe(Address);
    }

    [Fact]
    public async Task Asking_again_sends_nothing_while_the_link_is_good()
    {
        await InvitedAsync(_aung, Address);
        _registry.Movable.MoveTo("2026-10-15T04:59:59Z");
        (await InvitedAsync(_aung, Address.ToLowerInvariant())).GetProperty("invitedAt").GetString()
            .ShouldBe("2026-10-01T05:00:00Z");
        (await _registry.LettersAsync()).Count.ShouldBe(1);

        _registry.Movable.MoveTo("2026-10-15T05:00:00Z");
        (await InvitedAsync(_aung, Address)).GetProperty("invitedAt").GetString().ShouldBe("2026-10-15T05:00:00Z");
        (await _registry.LettersAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_Unit_is_told_what_became_of_the_letter_until_she_has_signed_in()
    {
        (await LetterAsync()).ShouldBeNull();
        await InvitedAsync(_aung, Address);
        (await LetterAsync()).ShouldBe("WAITING");
        using (var db = _registry.Register.Open())
        {
            db.Set<OutgoingMail>().Single().TryLater(MailFault.CertificateNotTrusted, _registry.Now, []);
            await db.SaveChangesAsync();
        }
        (await LetterAsync()).ShouldBe("GIVEN_UP CERTIFICATE_NOT_TRUSTED");

        await InvitedAsync(_aung, Address);
        (await LetterAsync()).ShouldBe("WAITING");
        var link = SignInRegistry.LinkIn((await _registry.LettersAsync()).ShouldHaveSingleItem().Text);
        (await LetterAsync()).ShouldBe("SENT");
        (await _registry.Browser().PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await LetterAsync()).ShouldBeNull();

        async Task<string?> LetterAsync()
        {
            var letter = (await _registry.DataAsync(
                "query($id: ID!) { person(id: $id) { invitation { state fault } } }", new { id = Id(_aung) }))
                .GetProperty("person").GetProperty("invitation");
            return letter.ValueKind is JsonValueKind.Null ? null
                : $"{letter.GetProperty("state")} {letter.GetProperty("fault")}".TrimEnd();
        }
    }

    [Fact]
    public async Task A_wrong_address_is_put_right_and_what_was_sent_there_is_good_no_longer()
    {
        await InvitedAsync(_aung, "auhg@example.org");
        var wrong = SignInRegistry.LinkIn((await _registry.LettersAsync()).ShouldHaveSingleItem().Text);

        await InvitedAsync(_aung, Address);

        (await _registry.Browser().PostAsync(wrong, content: null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await _registry.LettersAsync()).Select(l => l.To).ShouldBe(["auhg@example.org", Address]);
    }

    [Fact]
    public async Task The_address_is_hers_once_she_has_signed_in_by_it()
    {
        await InvitedAsync(_aung, Address);
        var link = SignInRegistry.LinkIn((await _registry.LettersAsync()).ShouldHaveSingleItem().Text);
        (await _registry.Browser().PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var error = await RefusedAsync(_aung, "another@example.org", "RULE_VIOLATION", "email");
        error.GetProperty("rule").GetProperty("code").GetString().ShouldBe("R3");
        (await InvitedAsync(_aung, Address)).GetProperty("invitedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _registry.LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_former_address_is_told_when_she_states_another()
    {
        await InvitedAsync(_aung, Address);
        var link = SignInRegistry.LinkIn((await _registry.LettersAsync()).ShouldHaveSingleItem().Text);
        using var browser = _registry.Browser();
        (await browser.PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var changed = await SignInRegistry.AskAsync(
            browser,
            "mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { message } } }",
            new
            {
                input = new
                {
                    person = Id(_aung),
                    expectedVersion = 2,
                    contact = new { email = "new@example.org" }
                }
            });

        changed!.Value.GetProperty("updateProfile").GetProperty("errors").GetArrayLength()
            .ShouldBe(0, changed.ToString());
        var letters = await _registry.LettersAsync();
        letters.ShouldContain(l =>
            l.To == Address && l.Text.Contains("Another address was stated", StringComparison.Ordinal));
        letters.ShouldContain(l =>
            l.To == "new@example.org" && l.Text.Contains("Is this your address", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_invited_who_cannot_be_or_by_another_s_address()
    {
        await InvitedAsync(_aung, Address);

        await RefusedAsync(_registry.Add("Somebody Else"), Address.ToUpperInvariant(), "CONFLICT", "email");
        await RefusedAsync(
            _registry.Add("Died", PersonStatus.Deceased, PersonKind.Former), "died@example.org", "CONFLICT", "person");
        await RefusedAsync(
            _registry.Add("Kept on record", PersonStatus.NotListed, PersonKind.Historical), "past@example.org",
            "NOT_FOUND",
            "person");
        await RefusedAsync(EntityId.New(), "nobody@example.org", "NOT_FOUND", "person");

        (await _registry.LettersAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("x@example.org\n")]
    [InlineData("x@example.org\r\nBcc: y@example.org")]
    [InlineData("Aung <x@example.org>")]
    [InlineData("x@example.org, y@example.org")]
    public async Task What_is_no_address_is_refused(string address)
    {
        var answer = await _registry.AskAsync(Invite, new { input = new { person = Id(_aung), email = address } });

        answer.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain("not an e-mail address");
        (await _registry.LettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Chair")]
    [InlineData("FocalPoint")]
    [InlineData("Member")]
    [InlineData("Secgen")]
    public async Task The_Unit_alone_invites(string role)
    {
        _registry.Member = _aung;
        var answer = await _registry.AskAsync(
            Invite, new { input = new { person = Id(_aung), email = Address } }, Enum.Parse<CallerRole>(role));

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task The_address_is_on_record_and_nowhere_in_clear()
    {
        await InvitedAsync(_aung, Address);
        await _registry.LettersAsync();

        var trail = await _registry.DataAsync(
            "{ auditTrail(first: 1, where: { operation: \"invitePerson\" }) { nodes { operation actorRole changes { " +
            "thing field after } } } }",
            role: CallerRole.Chair);
        var entry = trail.GetProperty("auditTrail").GetProperty("nodes")[0];
        entry.GetProperty("operation").GetString().ShouldBe("invitePerson");
        entry.GetProperty("actorRole").GetString().ShouldBe("UNIT");
        entry.GetProperty("changes").ToString().ShouldContain("PersonContact");
        using var db = _registry.Register.Open();
        db.Set<AuditChange>().Select(c => c.After).ToList().ShouldAllBe(text => text == null || !text.Contains('@'));
        db.Set<PersonContact>().Single(c => c.PersonId == _aung).Sealed.ShouldNotContain('@');
        db.Set<OutgoingMail>().Single().To.ShouldBeNull();
    }

    static string Id(long person) => new NodeId("per", person).ToString();

    async Task<JsonElement> InvitedAsync(long person, string email)
    {
        var payload = (await _registry.DataAsync(Invite, new { input = new { person = Id(person), email } }))
            .GetProperty("invitePerson");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
        return payload;
    }

    async Task<JsonElement> RefusedAsync(long person, string email, string code, string path)
    {
        var error = (await _registry.DataAsync(Invite, new { input = new { person = Id(person), email } }))
            .GetProperty("invitePerson").GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("path").EnumerateArray().Select(p => p.GetString()).ShouldBe([path]);
        return error;
    }
}
