using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.News;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.SignIn;

public sealed partial class SignInPagesTests : IAsyncLifetime
{
    const string Address = "Aung.Example@example.org";

    readonly Registry _registry = new();
    HttpClient _browser = null!;
    long _person;

    sealed class Registry : RunningRegistry
    {
        public FakeTimeProvider Movable { get; } = Clocks.At("2026-10-01T05:00:00Z");

        public CapturedLog Log { get; } = new();

        protected override TimeProvider Clock => Movable;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)
                .AddFilter("Microsoft.AspNetCore", LogLevel.Trace)
                .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Trace)
                .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Trace));
        }
    }

    public async Task InitializeAsync()
    {
        _browser = Browser();
        using var db = _registry.Register.Open();
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = "sign-in",
            FullName = "Aung Example",
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
            TimeZone = "Asia/Yangon",
        };
        db.Add(person);
        await _registry.Services.GetRequiredService<SignInAddresses>().SetAsync(db, person.Id, [Address], default);
        await db.SaveChangesAsync();
        _person = person.Id;
    }

    public Task DisposeAsync()
    {
        _registry.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_person_signs_in_by_a_link_and_out_again()
    {
        await AskAsync(Address.ToLowerInvariant());
        var link = await LinkAsync();

        // What programs that look into mail do.
        for (var i = 0; i < 3; i++)
            (await _browser.GetStringAsync(link)).ShouldContain("Sign me in");
        using var opened = await _browser.PostAsync(link, content: null);

        opened.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-envoy-session=session_");
        foreach (var property in (string[])["; secure", "; samesite=lax", "; httponly", "; path=/"])
            cookie.ShouldContain(property, Case.Insensitive);
        cookie.ShouldNotContain("domain=", Case.Insensitive);

        var viewer = await ViewerAsync(_browser);
        viewer.GetProperty("role").GetString().ShouldBe("MEMBER");
        viewer.GetProperty("person").GetProperty("fullName").GetString().ShouldBe("Aung Example");
        (await _browser.GetAsync("/sign-in")).Headers.Location?.OriginalString.ShouldBe("/my-entry");

        var kept = Kept(cookie);
        using var left = await _browser.PostAsync("/sign-out", content: null);
        (await left.Content.ReadAsStringAsync()).ShouldContain("You are signed out");
        (await ViewerAsync(_browser)).GetProperty("role").GetString().ShouldBe("ANONYMOUS");
        // Also for whoever kept the cookie.
        (await QueryAsync(cookie: kept)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_link_signs_in_once_and_within_its_time()
    {
        await AskAsync(Address);
        var link = await LinkAsync();

        _registry.Movable.MoveTo("2026-10-01T05:15:00Z");
        (await _browser.PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        _registry.Movable.MoveTo("2026-10-01T05:14:59Z");
        (await _browser.PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Browser().PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await Browser().GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_used_link_leads_whoever_is_signed_in_on_to_the_entry()
    {
        await AskAsync(Address);
        var link = await LinkAsync();
        (await _browser.PostAsync(link, content: null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var opened = await _browser.GetAsync(link);
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        opened.Headers.Location!.ToString().ShouldBe("/my-entry");
        // Two taps on the button, of which the second is answered.
        using var tapped = await _browser.PostAsync(link, content: null);
        tapped.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        tapped.Headers.Location!.ToString().ShouldBe("/my-entry");
        (await ViewerAsync(_browser)).GetProperty("role").GetString().ShouldBe("MEMBER");
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_the_address_is_known_or_not()
    {
        using var known = await AskAsync("aung.example@example.org");
        using var unknown = await AskAsync("nobody.at.all@example.org");

        unknown.StatusCode.ShouldBe(known.StatusCode);
        (await unknown.Content.ReadAsStringAsync()).ShouldBe((await known.Content.ReadAsStringAsync())
            .Replace("aung.example@example.org", "nobody.at.all@example.org", StringComparison.Ordinal));
        (await LetterAsync()).ShouldContain("To: aung.example@example.org");
    }

    [Fact]
    public async Task However_an_address_is_spelled_its_letters_go_to_one_mailbox_and_are_counted_together()
    {
        using (var db = _registry.Register.Open())
        {
            await _registry.Services.GetRequiredService<SignInAddresses>().SetAsync(
                db, _person, [Address, "mike@example.org"], default);
            await db.SaveChangesAsync();
        }

        // The Kelvin sign is a k to whoever compares, and another mailbox to whoever delivers.
        (await AskAsync("mi\u212Ae@example.org")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var spelling in (string[])["MIKE@example.org", "Mike@Example.org", "mike@EXAMPLE.org"])
            (await AskAsync(spelling)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync("mike@example.org")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

        await _registry.Services.GetRequiredService<SignInDesk>().StopAsync(default);
        using var posted = _registry.Register.Open();
        posted.Opened().Select(m => m.To).ShouldAllBe(to => to == "mike@example.org");
    }

    [Fact]
    public async Task What_one_caller_is_told_is_kept_by_nobody_on_the_way()
    {
        var cookie = await SignInAsync();

        (await QueryAsync(cookie)).Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await _registry.SendAsync("{ viewer { role } }", token: _registry.Token(CallerRole.Unit)))
            .Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        var cookie = await SignInAsync();

        _registry.Movable.MoveTo("2026-10-01T16:59:59Z");
        (await QueryAsync(cookie: cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _registry.Movable.MoveTo("2026-10-01T17:00:00Z");
        (await QueryAsync(cookie: cookie)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "https://localhost", HttpStatusCode.OK)]
    [InlineData(null, "https://localhost", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    public async Task No_other_site_acts_in_the_name_of_whoever_is_signed_in(
        string? site, string? origin, HttpStatusCode answer)
    {
        var cookie = await SignInAsync();

        (await QueryAsync(cookie, site, origin)).StatusCode.ShouldBe(answer);
    }

    [Fact]
    public async Task What_is_good_in_a_cookie_is_not_good_in_the_header_and_the_other_way_round()
    {
        var cookie = await SignInAsync();

        using var header = await _registry.SendAsync("{ __typename }", token: cookie.Split('=')[1]);
        header.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await QueryAsync(cookie: $"__Host-envoy-session={_registry.Token(CallerRole.Unit)}")).StatusCode
            .ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Letters_are_slowed_by_the_address_they_go_to_known_or_not()
    {
        foreach (var address in (string[])[Address, "nobody@example.org"])
        {
            for (var i = 0; i < 3; i++)
                (await AskAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
            using var slowed = await AskAsync(address.ToUpperInvariant());
            slowed.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            slowed.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(5));
        }
    }

    [Fact]
    public async Task Guesses_at_tokens_are_slowed_and_good_tokens_are_not()
    {
        for (var i = 0; i < 20; i++)
            await GuessAsync(HttpStatusCode.Unauthorized);

        (await GuessAsync(HttpStatusCode.TooManyRequests)).Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(6));

        using var good = await _registry.SendAsync("{ __typename }", token: _registry.Token(CallerRole.Chair));
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
        _registry.Movable.MoveTo("2026-10-01T05:00:06Z");
        await GuessAsync(HttpStatusCode.Unauthorized);

        async Task<HttpResponseMessage> GuessAsync(HttpStatusCode answer)
        {
            var response = await _registry.SendAsync("{ __typename }", token: Secret.New(Secret.OfToken));
            response.StatusCode.ShouldBe(answer);
            return response;
        }
    }

    [Fact]
    public async Task No_secret_and_no_address_reaches_the_log()
    {
        var cookie = await SignInAsync();
        await QueryAsync(cookie);
        var token = _registry.Token(CallerRole.Chair);
        (await _registry.SendAsync("{ viewer { name } }", token: token)).Dispose();
        var guess = Secret.New(Secret.OfToken);
        (await _registry.SendAsync("{ viewer { name } }", token: guess)).Dispose();

        var log = _registry.Log.Text;
        log.Length.ShouldBeGreaterThan(1000); // that it was listened to
        log.ShouldNotContain("aung.example@", Case.Insensitive);
        log.ShouldNotContain("link_");
        log.ShouldNotContain("session_");
        log.ShouldNotContain(token);
        log.ShouldNotContain(guess);
    }

    [Theory]
    [InlineData("zaleha..damit@docomo.ne.jp")]
    [InlineData(".zaleha@docomo.ne.jp")]
    [InlineData("zaleha.@ezweb.ne.jp")]
    public async Task An_address_that_an_entry_can_have_is_taken(string address)
    {
        using var answer = await AskAsync(address);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("Look into your mail");
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("A <a@example.org>")]
    public async Task What_is_no_address_is_told(string address)
    {
        using var answer = await AskAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("That is not a mail address.");
    }

    HttpClient Browser() => _registry.CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = new Uri("https://localhost"),
        AllowAutoRedirect = false,
    });

    async Task<string> SignInAsync()
    {
        await AskAsync(Address);
        using var opened = await _browser.PostAsync(await LinkAsync(), content: null);
        return Kept(opened.Headers.GetValues("Set-Cookie").Single());
    }

    Task<HttpResponseMessage> AskAsync(string address) =>
        _browser.PostAsync("/sign-in", new FormUrlEncodedContent([new("address", address)]));

    async Task<string> LinkAsync() => Link().Match(await LetterAsync()).Value;

    /// <summary>The one letter that was sent.</summary>
    async Task<string> LetterAsync()
    {
        await _registry.Services.GetRequiredService<SignInDesk>().StopAsync(default);
        await _registry.Services.GetRequiredService<PostOffice>().SendDueAsync(default);
        var folder = Path.Combine(Path.GetDirectoryName(_registry.Register.Path)!, "mail");
        return await File.ReadAllTextAsync(Directory.GetFiles(folder).ShouldHaveSingleItem());
    }

    async Task<HttpResponseMessage> QueryAsync(string cookie, string? site = null, string? origin = null)
    {
        var client = _registry.CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri("https://localhost"),
            HandleCookies = false,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ viewer { role } }" }),
        };
        request.Headers.Add("Cookie", cookie);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await client.SendAsync(request);
    }

    static async Task<JsonElement> ViewerAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync(
            "/graphql", new { query = "{ viewer { role person { fullName } } }" });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("viewer");
    }

    static string Kept(string setCookie) => setCookie.Split(';')[0];

    [GeneratedRegex("/sign-in/link_[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
