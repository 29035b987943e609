using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Access;

public sealed class OidcSettingsTests
{
    [Fact]
    public void No_provider_is_no_fault() => new OidcSettings().Fault().ShouldBeNull();

    [Theory]
    [InlineData("https://login.example.org/realms/arf", "envoy", true, null)]
    [InlineData("http://127.0.0.1:8080", "envoy", false, null)]
    [InlineData("https://login.example.org", null, true, "Oidc:Audience must say")]
    [InlineData(null, "envoy", true, "Oidc:Authority must say")]
    [InlineData("login.example.org", "envoy", true, "Oidc:Authority must be an address")]
    [InlineData("ldap://login.example.org", "envoy", true, "Oidc:Authority must be an address")]
    [InlineData("http://login.example.org", "envoy", true, "Oidc:Authority must begin with https://")]
    public void A_provider_is_configured_whole(string? authority, string? audience, bool https, string? told)
    {
        var fault = new OidcSettings { Authority = authority, Audience = audience, RequireHttps = https }.Fault();

        if (told is null)
            fault.ShouldBeNull();
        else
            fault!.ShouldStartWith(told);
    }

    [Theory]
    [InlineData("https://login.example.org", "https://login.example.org/", true)]
    [InlineData("https://login.example.org/a", "https://login.example.org/b", false)]
    [InlineData("https://login.example.org", null, false)]
    [InlineData(null, "https://elsewhere.example.org", true)]
    public void The_issuer_is_who_was_configured(string? authority, string? issuer, bool isIt) => new OidcSettings
    {
        Authority = authority,
        MetadataAddress = "https://login.example.org/metadata",
    }.IsIssuer(issuer).ShouldBe(isIt);
}
