using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.Access;

public sealed class IdentificationTests : IDisposable
{
    static readonly long s_philippines = KnownParticipants.IdOf("PH");
    static readonly long s_singapore = KnownParticipants.IdOf("SG");

    readonly Registry _registry = new();

    public void Dispose() => _registry.Dispose();

    /// <summary>Tells beside its answers who it took the caller for.</summary>
    sealed class Registry : RunningRegistry
    {
        public FakeTimeProvider Movable { get; } = Clocks.At("2026-10-01T05:00:00Z");

        protected override TimeProvider Clock => Movable;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Told(this)));
        }

        public async Task<string> WhoAsync(string? token)
        {
            using var response = await SendAsync("{ __typename }", token: token);
            return response.StatusCode is HttpStatusCode.OK
                ? response.Headers.GetValues("Caller").Single()
                : response.StatusCode.ToString();
        }

        readonly ConcurrentQueue<HttpContext> _served = new();

        /// <summary>Waits until the caller of some request is known.</summary>
        public async Task IdentifiedAsync()
        {
            while (!_served.Any(http => http.Features.Get<Caller>() is not null))
                await Task.Delay(5);
        }

        sealed class Told(Registry registry) : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use(async (http, rest) =>
                {
                    registry._served.Enqueue(http);
                    http.Response.OnStarting(() =>
                    {
                        http.Response.Headers["Caller"] = http.Features.Get<Caller>()?.Role.ToString();
                        return Task.CompletedTask;
                    });
                    await rest();
                });
                next(app);
            };
        }
    }

    [Fact]
    public async Task Nobody_is_anonymous_and_each_token_is_what_it_was_made_for()
    {
        (await _registry.WhoAsync(token: null)).ShouldBe("Anonymous");
        foreach (var role in Grant.Roles)
            (await _registry.WhoAsync(_registry.Token(role))).ShouldBe(role.ToString());
    }

    [Theory]
    [InlineData("Bearer envoy_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Bearer envoy_00")]
    [InlineData("Bearer ")]
    [InlineData("Bearer")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("bearer a.b.c")]
    public async Task Whoever_is_not_known_by_what_it_shows_is_refused_and_not_served_as_nobody(string header)
    {
        using var client = _registry.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ rules { code } }" }),
        };
        request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"invalid_token\"");
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("UNAUTHENTICATED");
        answer.TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_ends_at_its_instant()
    {
        var token = Issue(new Grant(CallerRole.Unit), TimeSpan.FromHours(1));

        _registry.Movable.MoveTo("2026-10-01T05:59:59Z");
        (await _registry.WhoAsync(token)).ShouldBe("Unit");
        _registry.Movable.MoveTo("2026-10-01T06:00:00Z");
        (await _registry.WhoAsync(token)).ShouldBe("Unauthorized");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task A_token_revoked_while_the_body_comes_gets_no_answer(string accept)
    {
        var secret = Issue(new Grant(CallerRole.Unit), TimeSpan.FromHours(1));
        // One that followed redirections would read all of the body first.
        using var client = _registry.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new SlowContent("""{"query":"{ viewer { role } }"}""", _registry.IdentifiedAsync, Revoke),
        };
        request.Headers.Authorization = new("Bearer", secret);
        request.Headers.Accept.ParseAdd(accept);

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync()).ShouldContain("since you began to send this");

        void Revoke()
        {
            var hash = Secret.Hash(secret);
            using var db = _registry.Register.Open();
            db.Set<AccessToken>().Single(t => t.Hash == hash).RevokedAt = _registry.Now;
            db.SaveChanges();
        }
    }

    /// <summary>A body of which half comes at once, and the rest after something has happened.</summary>
    sealed class SlowContent : HttpContent
    {
        readonly byte[] _body;
        readonly Func<Task> _half;
        readonly Action _then;

        public SlowContent(string body, Func<Task> half, Action then)
        {
            (_body, _half, _then) = (System.Text.Encoding.UTF8.GetBytes(body), half, then);
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, 10));
            await stream.FlushAsync();
            await _half().WaitAsync(TimeSpan.FromSeconds(30));
            _then();
            await stream.WriteAsync(_body.AsMemory(10));
        }

        protected override bool TryComputeLength(out long length) => (length = 0) != 0;
    }

    [Fact]
    public async Task A_token_revoked_by_command_is_worthless_with_the_next_request()
    {
        var (made, secret) = await CommandAsync("token", "create", "--role", "auditor");
        (await _registry.WhoAsync(secret)).ShouldBe("Auditor");

        await CommandAsync("token", "revoke", made.Split(':')[0]);

        (await _registry.WhoAsync(secret)).ShouldBe("Unauthorized");
    }

    [Fact]
    public async Task The_Chair_s_rights_move_at_midnight_in_Jakarta_with_the_term()
    {
        var (old, next) =
            (_registry.Token(CallerRole.Chair), _registry.Token(new Grant(CallerRole.Chair, s_singapore)));

        _registry.Movable.MoveTo("2026-12-31T16:59:59Z");
        (await _registry.WhoAsync(old)).ShouldBe("Chair");
        (await _registry.WhoAsync(next)).ShouldBe("ParticipantOffice");

        _registry.Movable.MoveTo("2026-12-31T17:00:00Z");
        (await _registry.WhoAsync(old)).ShouldBe("ParticipantOffice");
        (await _registry.WhoAsync(next)).ShouldBe("Chair");
    }

    [Fact]
    public async Task While_no_term_covers_the_day_the_last_office_stays_in_charge()
    {
        _registry.Movable.MoveTo("2028-06-01T00:00:00Z");
        var token = _registry.Token(new Grant(CallerRole.Chair, s_singapore));

        (await _registry.WhoAsync(token)).ShouldBe("Chair");
    }

    [Fact]
    public async Task A_term_that_ends_early_takes_the_rights_with_the_next_request()
    {
        var (old, next) =
            (_registry.Token(CallerRole.Chair), _registry.Token(new Grant(CallerRole.Chair, s_singapore)));
        (await _registry.WhoAsync(old)).ShouldBe("Chair");

        await CommandAsync("chair-term", "end", "PH-2026", "2026-09-30");
        await CommandAsync("chair-term", "change", "SG-2027", "--from", "2026-10-01", "--basis", "Stepped in");

        (await _registry.WhoAsync(old)).ShouldBe("ParticipantOffice");
        (await _registry.WhoAsync(next)).ShouldBe("Chair");
    }

    [Fact]
    public async Task The_last_use_is_noted_once_a_minute_and_raises_no_change()
    {
        var (often, seldom) = (_registry.Token(CallerRole.Unit), _registry.Token(CallerRole.Auditor));
        await _registry.WhoAsync(often);
        await _registry.WhoAsync(seldom);
        var books = _registry.Services.GetRequiredService<AccessBooks>();
        var book = books.Latest();

        _registry.Movable.MoveTo("2026-10-01T05:00:59Z");
        await _registry.WhoAsync(often);
        _registry.Movable.MoveTo("2026-10-01T05:01:00Z");
        await _registry.WhoAsync(seldom);
        await _registry.Services.GetRequiredService<TokenUses>().StopAsync(CancellationToken.None);

        Used(CallerRole.Unit).ShouldBe("05:00:00");
        Used(CallerRole.Auditor).ShouldBe("05:01:00");
        books.Latest().ShouldBeSameAs(book);

        string Used(CallerRole role)
        {
            using var db = _registry.Register.Open();
            return $"{db.Set<AccessToken>().Single(t => t.Label == $"Test as {role}").LastUsedAt:HH:mm:ss}";
        }
    }

    [Fact]
    public void The_register_never_holds_a_secret()
    {
        var secret = Issue(new Grant(CallerRole.Unit), TokenLifetime.Usual);
        RegistryFile.Close(_registry.Register.Path);

        File.ReadAllText(_registry.Register.Path, System.Text.Encoding.Latin1).ShouldNotContain(secret[6..]);
    }

    string Issue(Grant grant, TimeSpan lifetime)
    {
        using var db = _registry.Register.Open();
        db.Add(AccessToken.Issue(grant, "Issued", "tests", _registry.Now, lifetime, out var secret));
        db.SaveChanges();
        return secret;
    }

    async Task<(string Told, string Secret)> CommandAsync(params string[] command)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        // The command has a clock of its own, which is years from the one of the test.
        var exit = await CommandLine.RunAsync(
            [.. command, $"--Registry:Database={_registry.Register.Path}",
                $"--Vault:MasterKey={RunningRegistry.MasterKey}"], output, error);
        exit.ShouldBe(0, error.ToString());
        var told = output.ToString().Trim();
        return (told, told.Split('\n')[^1]);
    }
}
