using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.Pages;
using Microsoft.Playwright;

namespace EnvoyRegistry.Tests.SignIn;

/// <summary>An office signs in with a browser by its OpenID Connect provider, oidc-provider of npm.</summary>
public sealed class ProviderSignInTests(NodeScripts scripts, Phones browsers)
    : IClassFixture<NodeScripts>, IClassFixture<Phones>, IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [SkippableFact]
    public async Task An_office_is_let_in_by_what_its_provider_says_and_led_to_where_it_wanted()
    {
        using var provider = await scripts.StartAsync("provider", "per_00000000000aa");
        var (driver, browser) = await browsers.LaunchAsync();
        using var _ = driver;
        await using var __ = browser;
        FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
        using var program = new StartedProgram(_directory,
        [
            "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Oidc:Authority", provider.Place,
            "--Oidc:RequireHttps", "false", "--Oidc:Audience", "envoy-registry", "--Oidc:ClientId", "pages",
            "--Oidc:ClientSecret", "secret-of-pages",
        ]);
        var site = new Uri(await program.EndpointAsync(), "/");

        var unit = await SignInAsync(browser, site, "unit");
        unit.Url.ShouldBe($"{site}situations");
        (await unit.Locator(".who").InnerTextAsync()).ShouldBe("ARF Unit");
        (await unit.Context.CookiesAsync()).ShouldContain(c => c.Name == "envoy-session" && c.HttpOnly);

        var chair = await SignInAsync(browser, site, "chair");
        (await chair.Locator(".who").InnerTextAsync()).ShouldContain("Philippines");

        var nobody = await SignInAsync(browser, site, "two-roles");
        (await nobody.Locator("h1").InnerTextAsync()).ShouldBe("Your organisation knows you, the register does not");
        await nobody.GotoAsync($"{site}situations");
        (await nobody.Locator("h1").InnerTextAsync()).ShouldBe("Sign in");
    }

    static async Task<IPage> SignInAsync(IBrowser browser, Uri site, string who)
    {
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync($"{site}situations");
        await page.GetByText("Sign in with your organisation").ClickAsync();
        await page.Locator("input[name=login]").FillAsync(who);
        await page.Locator("input[name=password]").FillAsync("any");
        await page.Locator("button[type=submit]").First.ClickAsync();
        await page.Locator("button[type=submit]").First.ClickAsync(); // The provider asks whether we may know.
        await page.WaitForURLAsync(url => url.StartsWith(site.ToString(), StringComparison.Ordinal));
        return page;
    }

    [Theory]
    [InlineData("/situations?exercises=yes", "/situations?exercises=yes")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("https://example.org", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Nobody_is_led_to_another_site(string? to, string expected) =>
        ProviderSignIn.LocalPath(to).ShouldBe(expected);
}
