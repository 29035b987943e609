using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Access;

public sealed class ProviderTokensTests : IAsyncLifetime
{
    Provider _provider = null!;
    Registry _registry = null!;

    public async Task InitializeAsync()
    {
        _provider = await Provider.StartAsync();
        _registry = new Registry(_provider.Address);
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData("UNIT", null, "UNIT")]
    [InlineData("CHAIR", "PH", "CHAIR")]
    [InlineData("CHAIR", "SG", "PARTICIPANT_OFFICE")]
    [InlineData("FOCAL_POINT", "JP", "FOCAL_POINT")]
    public async Task A_provider_s_word_is_taken_for_who_is_calling(string role, string? participant, string told) =>
        (await RoleAsync(Token(role, participant))).ShouldBe(told);

    [Fact]
    public async Task A_member_is_known_by_her_id() =>
        (await RoleAsync(Token("MEMBER", claims: ("envoy_person", new NodeId("per", 12).ToString()))))
            .ShouldBe("MEMBER");

    [Theory]
    [InlineData("KING", null)]
    [InlineData("REGISTER", null)]
    [InlineData("ANONYMOUS", null)]
    [InlineData("2", null)]
    [InlineData("CHAIR", null)]
    [InlineData("FOCAL_POINT", "XX")]
    [InlineData("MEMBER", null)]
    public async Task A_word_that_grants_nothing_is_refused(string role, string? participant) =>
        (await RoleAsync(Token(role, participant))).ShouldBe("Unauthorized");

    [Fact]
    public async Task Of_two_roles_none_is_taken() =>
        (await RoleAsync(Token("UNIT", claims: ("envoy_role", "CHAIR")))).ShouldBe("Unauthorized");

    [Fact]
    public async Task A_key_that_is_new_is_fetched_within_the_request_and_one_that_went_is_refused()
    {
        var old = Token("UNIT");
        (await RoleAsync(old)).ShouldBe("UNIT");

        _provider.Rotate();
        _registry.Movable.MoveBy(TimeSpan.FromSeconds(10));

        (await RoleAsync(Token("UNIT"))).ShouldBe("UNIT");
        (await RoleAsync(old)).ShouldBe("Unauthorized");
    }

    [Fact]
    public async Task Made_up_keys_do_not_have_the_provider_asked_each_time()
    {
        await RoleAsync(Token("UNIT"));
        var asked = _provider.Asked;

        for (var i = 0; i < 5; i++)
            (await RoleAsync(Token("UNIT", key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = $"made-up-{i}" })))
                .ShouldBe("Unauthorized");

        _provider.Asked.ShouldBeLessThanOrEqualTo(asked + 1);
        (await RoleAsync(Token("UNIT"))).ShouldBe("UNIT");
    }

    [Theory]
    [InlineData("2026-10-01T05:10:59Z", "UNIT")]
    [InlineData("2026-10-01T05:11:00Z", "Unauthorized")]
    [InlineData("2026-10-01T04:58:59Z", "Unauthorized")]
    [InlineData("2026-10-01T04:59:00Z", "UNIT")]
    public async Task A_word_counts_from_its_beginning_to_its_end(string now, string told)
    {
        var token = Token("UNIT");

        _registry.Movable.MoveTo(now);

        (await RoleAsync(token)).ShouldBe(told);
    }

    [Fact]
    public async Task What_others_are_meant_to_hear_or_others_say_is_refused()
    {
        (await RoleAsync(Token("UNIT", audience: "another-service"))).ShouldBe("Unauthorized");
        (await RoleAsync(Token("UNIT", issuer: "https://elsewhere.example"))).ShouldBe("Unauthorized");
        (await RoleAsync(Token("UNIT", key: new RsaSecurityKey(RSA.Create(2048)) { KeyId = _provider.Key.KeyId })))
            .ShouldBe("Unauthorized");
    }

    [Fact]
    public async Task An_unsigned_word_is_refused()
    {
        var parts = Token("UNIT").Split('.');

        foreach (var algorithm in (string[])["none", "None", "NONE"])
        {
            var header =
                Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{_provider.Key.KeyId}}"}""");
            (await RoleAsync($"{header}.{parts[1]}.")).ShouldBe("Unauthorized");
            (await RoleAsync($"{header}.{parts[1]}.{parts[2]}")).ShouldBe("Unauthorized");
        }
        (await RoleAsync($"{parts[0]}.{parts[1]}.")).ShouldBe("Unauthorized");
    }

    [Fact]
    public async Task The_public_key_is_no_password_to_sign_with()
    {
        var parts = Token("UNIT").Split('.');
        var header = Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{_provider.Key.KeyId}}"}""");
        var rsa = ((RsaSecurityKey)_provider.Key).Rsa;

        foreach (var key in (byte[][])[rsa.ExportSubjectPublicKeyInfo(), rsa.ExportRSAPublicKey(),
            Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem())])
        {
            var signature = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{header}.{parts[1]}"));
            (await RoleAsync($"{header}.{parts[1]}.{Base64UrlEncoder.Encode(signature)}")).ShouldBe("Unauthorized");
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIx.x")]
    public async Task Rubbish_is_refused(string token) => (await RoleAsync(token)).ShouldBe("Unauthorized");

    string Token(
        string role, string? participant = null, string? audience = null, string? issuer = null,
        SecurityKey? key = null,
        params (string Type, string Value)[] claims)
    {
        var now = _registry.Movable.GetUtcNow().UtcDateTime;
        var subject = new ClaimsIdentity([new("sub", "officer-7"), new("envoy_role", role)]);
        if (participant is not null)
            subject.AddClaim(new("envoy_participant", participant));
        subject.AddClaims(claims.Select(claim => new Claim(claim.Type, claim.Value)));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(new SecurityTokenDescriptor
            {
                Issuer = issuer ?? _provider.Address,
                Audience = audience ?? "envoy-registry",
                NotBefore = now,
                Expires = now.AddMinutes(10),
                Subject = subject,
                SigningCredentials = new SigningCredentials(key ?? _provider.Key, SecurityAlgorithms.RsaSha256),
            });
    }

    async Task<string?> RoleAsync(string token)
    {
        using var response = await _registry.SendAsync("{ viewer { role } }", token: token);
        return response.StatusCode is HttpStatusCode.OK
            ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement
                .GetProperty("data").GetProperty("viewer").GetProperty("role").GetString()
            : response.StatusCode.ToString();
    }

    sealed class Registry(string authority) : RunningRegistry
    {
        public FakeTimeProvider Movable { get; } = Clocks.At("2026-10-01T05:00:00Z");

        protected override TimeProvider Clock => Movable;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Oidc:Authority", authority);
            builder.UseSetting("Oidc:Audience", "envoy-registry");
            builder.UseSetting("Oidc:RequireHttps", "false");
        }
    }

    /// <summary>As much of an OpenID provider as publishes its keys.</summary>
    sealed class Provider : IAsyncDisposable
    {
        readonly WebApplication _app;

        Provider(WebApplication app) => _app = app;

        public SecurityKey Key { get; private set; } = NewKey();

        public int Asked { get; private set; }

        public string Address => _app.Urls.First();

        public static async Task<Provider> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var provider = new Provider(builder.Build());
            provider._app.MapGet("/.well-known/openid-configuration", () =>
            {
                provider.Asked++;
                return Results.Json(new { issuer = provider.Address, jwks_uri = $"{provider.Address}/keys" });
            });
            provider._app.MapGet("/keys", () =>
            {
                var rsa = ((RsaSecurityKey)provider.Key).Rsa.ExportParameters(includePrivateParameters: false);
                return Results.Json(new
                {
                    keys = new[]
                    {
                        new { kty = "RSA", use = "sig", kid = provider.Key.KeyId,
                            n = Base64UrlEncoder.Encode(rsa.Modulus), e = Base64UrlEncoder.Encode(rsa.Exponent) },
                    },
                });
            });
            await provider._app.StartAsync();
            return provider;
        }

        public void Rotate() => Key = NewKey();

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
    }
}
