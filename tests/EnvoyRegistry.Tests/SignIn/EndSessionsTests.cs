using System.Net;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.SignIn;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.SignIn;

public sealed class EndSessionsTests : IDisposable
{
    const string Sessions =
        "{ viewer { role accessToken { id } sessions { id createdAt lastUsedAt expiresAt isSession } } }";

    const string End = """
        mutation($input: EndSessionsInput!) {
          endSessions(input: $input) { ended { id isSession revokedAt } errors { code path } }
        }
        """;

    readonly SignInRegistry _registry = new();
    readonly long _aung;

    public EndSessionsTests() => _aung = _registry.Add("Aung Example");

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task A_person_sees_where_she_is_signed_in_and_ends_one_of_them()
    {
        using var phone = await _registry.SignedInAsync(_aung);
        _registry.Movable.MoveTo("2026-10-01T06:00:00Z");
        using var desk = await _registry.SignedInAsync(_aung);
        using var other = await _registry.SignedInAsync(_registry.Add("Somebody Else"));

        var seen = await SessionsAsync(desk);
        seen.Select(s => (s.GetProperty("createdAt").GetString(), s.GetProperty("expiresAt").GetString())).ShouldBe([
            ("2026-10-01T06:00:00Z", "2026-10-01T18:00:00Z"),
            ("2026-10-01T05:00:00Z", "2026-10-01T17:00:00Z")]);
        (await SignInRegistry.AskAsync(desk, Sessions))!.Value.GetProperty("viewer").GetProperty("accessToken")
            .GetProperty("id").GetString().ShouldBe(seen[0].GetProperty("id").GetString());

        var input = new { sessions = new[] { seen[1].GetProperty("id").GetString() } };
        for (var i = 0; i < 2; i++)
        {
            var ended = (await EndAsync(desk, input)).GetProperty("ended").EnumerateArray().ShouldHaveSingleItem();
            ended.GetProperty("id").GetString().ShouldBe(input.sessions[0]);
            ended.GetProperty("revokedAt").GetString().ShouldBe("2026-10-01T06:00:00Z");
        }

        (await SignInRegistry.AskAsync(phone, Sessions)).ShouldBeNull();
        (await SessionsAsync(desk)).ShouldHaveSingleItem();
        (await SessionsAsync(other)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_lost_a_phone_is_signed_out_everywhere_and_by_no_letter_that_lies_on_it()
    {
        using var phone = await _registry.SignedInAsync(_aung);
        using var desk = await _registry.SignedInAsync(_aung);
        var unread = _registry.LinkOf(_aung);
        var token = _registry.Token(new Grant(CallerRole.Member, PersonId: _aung));

        (await EndAsync(desk, new { })).GetProperty("ended").GetArrayLength().ShouldBe(2);

        (await SignInRegistry.AskAsync(phone, Sessions)).ShouldBeNull();
        (await SignInRegistry.AskAsync(desk, Sessions)).ShouldBeNull();
        (await _registry.Browser().PostAsync(unread, content: null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        using var program = await _registry.SendAsync(Sessions, token: token);
        program.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_Unit_ends_all_of_somebody_who_asks_it_to_tokens_too()
    {
        using var phone = await _registry.SignedInAsync(_aung);
        var token = _registry.Token(new Grant(CallerRole.Member, PersonId: _aung));
        var input = new { person = Id(_aung), includeTokens = true };

        var ended = (await _registry.DataAsync(End, new { input })).GetProperty("endSessions");

        ended.GetProperty("ended").EnumerateArray().Select(t => t.GetProperty("isSession").GetBoolean())
            .ShouldBe([true, false], ignoreOrder: true);
        (await SignInRegistry.AskAsync(phone, Sessions)).ShouldBeNull();
        using var program = await _registry.SendAsync(Sessions, token: token);
        program.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_ends_another_s()
    {
        using var phone = await _registry.SignedInAsync(_aung);
        var session = (await SessionsAsync(phone)).ShouldHaveSingleItem().GetProperty("id").GetString();
        using var other = await _registry.SignedInAsync(_registry.Add("Somebody Else"));

        await RefusedAsync(other, new { sessions = new[] { session } }, "NOT_FOUND", "sessions", "0");
        await RefusedAsync(other, new { person = Id(_aung) }, "NOT_FOUND", "person");
        await RefusedAsync(
            other, new { sessions = new[] { session }, includeTokens = true }, "INVALID_INPUT", "includeTokens");
        foreach (var role in (CallerRole[])[CallerRole.Chair, CallerRole.FocalPoint, CallerRole.Integrator])
            (await _registry.AskAsync(End, new { input = new { person = Id(_aung) } }, role)).GetProperty("errors")[0]
                .GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");

        (await SessionsAsync(phone)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Signing_in_and_out_is_on_record_for_the_person()
    {
        using var phone = await _registry.SignedInAsync(_aung);
        using var desk = await _registry.SignedInAsync(_aung);
        var browsers = await desk.GetStringAsync(MySessions.Place);
        browsers.Split("<li>Since ").Length.ShouldBe(3);
        browsers.Split(": this one</li>").Length.ShouldBe(2);
        using var everywhere = new FormUrlEncodedContent([new("everywhere", "yes")]);
        using var left = await desk.PostAsync("/sign-out", everywhere);
        (await left.Content.ReadAsStringAsync()).ShouldContain("You are signed out everywhere");

        (await SignInRegistry.AskAsync(phone, Sessions)).ShouldBeNull();
        using var again = await _registry.SignedInAsync(_aung);
        var trail = await SignInRegistry.AskAsync(again, "{ auditTrail { nodes { operation actorRole } } }");
        trail!.Value.GetProperty("auditTrail").GetProperty("nodes").EnumerateArray()
            .Select(e => e.GetProperty("operation").GetString())
            .ShouldBe(["signIn", "endSessions", "signIn", "signIn"]);
    }

    [Fact]
    public async Task A_session_is_a_node_to_whom_it_belongs_and_to_the_Unit()
    {
        using var phone = await _registry.SignedInAsync(_aung);
        using var other = await _registry.SignedInAsync(_registry.Add("Somebody Else"));
        var id = (await SessionsAsync(phone))[0].GetProperty("id").GetString();
        const string Node = "query($id: ID!) { node(id: $id) { id ... on AccessToken { isSession } } }";

        (await SignInRegistry.AskAsync(phone, Node, new { id }))!.Value.GetProperty("node").GetRawText()
            .ShouldBe($$"""{"id":"{{id}}","isSession":true}""");
        (await _registry.DataAsync(Node, new { id })).GetProperty("node").GetProperty("id").GetString().ShouldBe(id);
        (await SignInRegistry.AskAsync(other, Node, new { id }))!.Value.GetRawText().ShouldBe("""{"node":null}""");
        (await _registry.DataAsync(Node, new { id }, CallerRole.Anonymous)).GetRawText()
            .ShouldBe("""{"node":null}""");
    }

    [Fact]
    public async Task Others_have_no_sessions() => (await _registry.DataAsync(Sessions, role: CallerRole.Anonymous))
        .GetProperty("viewer").GetProperty("sessions").GetArrayLength().ShouldBe(0);

    static string Id(long person) => new NodeId("per", person).ToString();

    static async Task<List<JsonElement>> SessionsAsync(HttpClient browser) =>
        [.. (await SignInRegistry.AskAsync(browser, Sessions))!.Value.GetProperty("viewer").GetProperty("sessions")
            .EnumerateArray()];

    static async Task<JsonElement> EndAsync(HttpClient browser, object input)
    {
        var payload = (await SignInRegistry.AskAsync(browser, End, new { input }))!.Value.GetProperty("endSessions");
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
        return payload;
    }

    static async Task RefusedAsync(HttpClient browser, object input, string code, params string[] path)
    {
        var error = (await SignInRegistry.AskAsync(browser, End, new { input }))!.Value.GetProperty("endSessions")
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("path").EnumerateArray().Select(p => p.GetString()).ShouldBe(path);
    }
}
