using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Parley.GraphQL.Binding;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests.Access;

/// <summary>
/// The word of a provider that others wrote, npm's <c>oidc-provider</c>: its own discovery, keys and signed access
/// tokens, and what an attacker makes of those.
/// </summary>
public sealed class ProviderConformanceTests(ProviderConformanceTests.Running running)
    : IClassFixture<ProviderConformanceTests.Running>, IAsyncLifetime
{
    const string Ours = "https://register.example/";

    static readonly long s_person = EntityId.From("person:of-the-provider");

    readonly HttpClient _client = new();
    NodeServer _provider = null!;
    Registry _registry = null!;

    string Issuer => _provider.Place;

    public async Task InitializeAsync()
    {
        _provider = await running.Scripts.StartAsync("provider", new NodeId("per", s_person).ToString());
        _registry = new Registry(Issuer);
        using var db = _registry.Register.Open();
        db.Add(new Person
        {
            Id = s_person,
            ExternalReference = "of-the-provider",
            FullName = "Aung Example",
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
        });
        await db.SaveChangesAsync();
    }

    public Task DisposeAsync()
    {
        _client.Dispose();
        _registry?.Dispose();
        _provider?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task What_a_provider_says_of_a_caller_is_taken_however_it_signs()
    {
        foreach (var algorithm in (string[])["RS256", "PS256", "ES256"])
        {
            (await SeenAsync("unit", algorithm)).ShouldBe($"UNIT - - [] unit of {Issuer}");
            (await SeenAsync("chair", algorithm)).ShouldBe($"CHAIR PH - [] chair of {Issuer}");
            (await SeenAsync("focal-point", algorithm)).ShouldBe($"FOCAL_POINT JP - [] focal-point of {Issuer}");
            (await SeenAsync("member", algorithm))
                .ShouldBe($"MEMBER - {new NodeId("per", s_person)} [] somebody of {Issuer}");
            (await SeenAsync("portal", algorithm)).ShouldBe($"INTEGRATOR - - [\"PEOPLE\"] portal of {Issuer}");
        }
    }

    [SkippableFact]
    public async Task Whoever_it_names_no_role_for_or_two_is_refused_and_told_why()
    {
        foreach (var client in (string[])["visitor", "two-roles"])
            (await SeenAsync(client)).ShouldContain("one role in `envoy_role`");
        (await ShownAsync("ey.no.token")).ShouldContain("Unauthorized");
    }

    [SkippableFact]
    public async Task A_word_for_another_service_is_refused()
    {
        var token = await TokenAsync("unit", "https://elsewhere.example/RS256");

        (await ShownAsync(token)).ShouldContain("It is meant for another service.");
    }

    [SkippableFact]
    public async Task A_word_ends_when_it_says()
    {
        var token = await TokenAsync("unit");
        (await ShownAsync(token)).ShouldStartWith("UNIT");

        _registry.Movable.AdjustTime(DateTimeOffset.UtcNow + TimeSpan.FromSeconds(600 + 61));

        (await ShownAsync(token)).ShouldContain("It has expired");
    }

    [SkippableFact]
    public async Task New_keys_are_taken_up_at_once_and_old_ones_are_refused()
    {
        var old = await TokenAsync("unit");
        (await ShownAsync(old)).ShouldStartWith("UNIT");

        (await _client.PostAsync($"{Issuer}/rotate", content: null)).EnsureSuccessStatusCode();
        _registry.Movable.MoveBy(TimeSpan.FromSeconds(10));

        (await SeenAsync("unit", "ES256")).ShouldStartWith("UNIT");
        (await ShownAsync(old)).ShouldContain("It is not signed with a key that the provider publishes.");
    }

    [SkippableFact]
    public async Task A_forged_word_is_refused()
    {
        var parts = (await TokenAsync("visitor")).Split('.');
        var claims = Encoded(Decoded(parts[1]).Replace("{", """{"envoy_role":"UNIT",""", StringComparison.Ordinal));
        var kid = JsonDocument.Parse(Decoded(parts[0])).RootElement.GetProperty("kid").GetString();
        var published = await PublishedAsync(kid!);
        var own = RSA.Create(2048);

        string[] forged =
        [
            $"{parts[0]}.{claims}.{parts[2]}",
            $"{Header("none", kid)}.{claims}.",
            .. new[] { published.ExportSubjectPublicKeyInfo(), published.ExportRSAPublicKey(),
                Encoding.ASCII.GetBytes(published.ExportSubjectPublicKeyInfoPem()) }.Select(key =>
                Signed("HS256", kid, text => HMACSHA256.HashData(key, text))),
            Signed("RS256", kid, text => own.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            Signed("RS256", "mine", text => own.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            Signed("RS256", null, text => own.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        ];

        foreach (var token in forged)
            (await ShownAsync(token)).ShouldContain("It is not signed with a key that the provider publishes.");

        string Signed(string algorithm, string? keyId, Func<byte[], byte[]> sign)
        {
            var text = $"{Header(algorithm, keyId)}.{claims}";
            return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
        }

        static string Header(string algorithm, string? keyId) => Encoded(keyId is null
            ? $$"""{"alg":"{{algorithm}}","typ":"at+jwt"}"""
            : $$"""{"alg":"{{algorithm}}","typ":"at+jwt","kid":"{{keyId}}"}""");
    }

    [SkippableFact]
    public async Task A_provider_that_calls_itself_otherwise_is_not_believed()
    {
        using var mistaken = new Registry(Issuer.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

        (await ShownAsync(await TokenAsync("unit"), mistaken)).ShouldStartWith("ServiceUnavailable");

        mistaken.Log.Text.ShouldContain($"calls itself {Issuer}");
    }

    [SkippableFact]
    public async Task A_provider_that_does_not_answer_keeps_nobody_waiting_for_long()
    {
        var token = await TokenAsync("unit");
        (await _client.PostAsync($"{Issuer}/stall", content: null)).EnsureSuccessStatusCode();

        // Each waits for the one question that is asked, and none asks again.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ShownAsync(token)))
            .WaitAsync(TimeSpan.FromSeconds(30));

        answers.ShouldAllBe(answer => answer.StartsWith("ServiceUnavailable", StringComparison.Ordinal)
            && answer.Contains("Retry-After", StringComparison.Ordinal));
        (await ShownAsync(_registry.Token(CallerRole.Unit))).ShouldStartWith("UNIT");
        _registry.Log.Text.Split('\n').Count(line => line.Contains("keys cannot be read at", StringComparison.Ordinal))
            .ShouldBe(1);
    }

    async Task<string> SeenAsync(string client, string algorithm = "RS256") =>
        await ShownAsync(await TokenAsync(client, Ours + algorithm));

    /// <summary>An access token, by client credentials, for the resource.</summary>
    async Task<string> TokenAsync(string client, string resource = Ours + "RS256")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Issuer}/token")
        {
            Content = new FormUrlEncodedContent(
                [new("grant_type", "client_credentials"), new("resource", resource)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client}:secret-of-{client}")));
        using var response = await _client.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("access_token").GetString()!;
    }

    async Task<RSA> PublishedAsync(string kid)
    {
        var metadata = await _client.GetFromJsonAsync<JsonElement>($"{Issuer}/.well-known/openid-configuration");
        var keys = await _client.GetFromJsonAsync<JsonElement>(metadata.GetProperty("jwks_uri").GetString());
        var key = keys.GetProperty("keys").EnumerateArray().Single(k => k.GetProperty("kid").GetString() == kid);
        return RSA.Create(new RSAParameters
        {
            Modulus = Base64UrlEncoder.DecodeBytes(key.GetProperty("n").GetString()),
            Exponent = Base64UrlEncoder.DecodeBytes(key.GetProperty("e").GetString()),
        });
    }

    /// <summary>Whom the service takes the holder for, or why it does not.</summary>
    async Task<string> ShownAsync(string token, Registry? registry = null)
    {
        using var response = await (registry ?? _registry).SendAsync(
            "{ viewer { role participant { code } person { id } scopes name } }", token: token);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (response.StatusCode is not HttpStatusCode.OK)
            return $"{response.StatusCode} {answer.GetProperty("errors")[0].GetProperty("message").GetString()}";
        var viewer = answer.GetProperty("data").GetProperty("viewer");
        var code = viewer.GetProperty("participant") is { ValueKind: JsonValueKind.Object } participant
            ? participant.GetProperty("code").GetString() : "-";
        var person = viewer.GetProperty("person") is { ValueKind: JsonValueKind.Object } entry
            ? entry.GetProperty("id").GetString() : "-";
        return $"{viewer.GetProperty("role")} {code} {person} {viewer.GetProperty("scopes").GetRawText()} " +
            viewer.GetProperty("name").GetString();
    }

    static string Decoded(string part) => Base64UrlEncoder.Decode(part);

    static string Encoded(string text) => Base64UrlEncoder.Encode(text);

    sealed class Registry(string authority) : RunningRegistry
    {
        // The provider's clock is the machine's.
        public FakeTimeProvider Movable { get; } = new(DateTimeOffset.UtcNow);

        public CapturedLog Log { get; } = new();

        protected override TimeProvider Clock => Movable;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Oidc:Authority", authority);
            builder.UseSetting("Oidc:Audience", "envoy-registry");
            builder.UseSetting("Oidc:RequireHttps", "false");
            builder.UseSetting("Oidc:Timeout", "00:00:02");
            builder.ConfigureLogging(log => log.AddProvider(Log));
        }
    }

    public sealed class Running(IMessageSink console)
    {
        public NodeScripts Scripts { get; } = new(console);
    }
}
