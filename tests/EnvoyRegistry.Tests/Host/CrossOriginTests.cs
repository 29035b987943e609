using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace EnvoyRegistry.Tests.Host;

/// <summary>
/// What the Fetch standard asks of a server before a browser lets another site's script read its answers.
/// </summary>
public sealed class CrossOriginTests(CrossOriginTests.Production production, RunningRegistry development)
    : IClassFixture<CrossOriginTests.Production>, IClassFixture<RunningRegistry>
{
    public sealed class Production : RunningRegistry
    {
        protected override string Environment => "Production";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Registry:Origins:0", "https://desk.example.org");
        }
    }

    [Theory]
    [InlineData("https://desk.example.org", true)]
    [InlineData("https://desk.example.org.evil.example", false)]
    [InlineData("http://desk.example.org", false)]
    [InlineData("http://localhost:3000", false)]
    [InlineData("null", false)]
    public async Task In_production_the_sites_of_the_settings_may_ask(string origin, bool mayAsk) =>
        (await AllowedAsync(production, origin)).ShouldBe(mayAsk ? origin : null);

    [Theory]
    [InlineData("http://localhost:3000", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("https://desk.example.org", false)]
    public async Task In_development_so_may_whatever_this_machine_serves(string origin, bool mayAsk) =>
        (await AllowedAsync(development, origin)).ShouldBe(mayAsk ? origin : null);

    [Theory]
    [InlineData("authorization,content-type,idempotency-key", "POST", true)]
    [InlineData("content-type", "DELETE", false)]
    [InlineData("x-forwarded-for", "POST", false)]
    public async Task A_browser_is_told_beforehand_which_headers_and_methods_it_may_send(
        string headers, string method, bool mayAsk)
    {
        using var client = development.CreateClient();
        using var preflight = Request(HttpMethod.Options, "/graphql", "http://localhost:3000");
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", headers);

        using var answer = await client.SendAsync(preflight);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var allowed = Header(answer, "Access-Control-Allow-Headers").Split(',', StringSplitOptions.TrimEntries);
        var methods = Header(answer, "Access-Control-Allow-Methods").Split(',', StringSplitOptions.TrimEntries);
        (headers.Split(',').All(h => allowed.Contains(h, StringComparer.OrdinalIgnoreCase)) && methods.Contains(method))
            .ShouldBe(mayAsk);
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Fact]
    public async Task A_refusal_can_be_read_too()
    {
        using var client = development.CreateClient();
        using var request = Request(HttpMethod.Get, "/graphql?query={rules{text}}", "http://localhost:3000");
        request.Headers.Add("Authorization", "Bearer envoy_nobody");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe("http://localhost:3000");
    }

    [Fact]
    public async Task Pages_for_people_are_for_no_other_site()
    {
        using var client = development.CreateClient();
        using var answer = await client.SendAsync(Request(HttpMethod.Get, "/sign-in", "http://localhost:3000"));

        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    static async Task<string?> AllowedAsync(RunningRegistry registry, string origin)
    {
        using var client = registry.CreateClient();
        using var answer = await client.SendAsync(Request(HttpMethod.Get, "/graphql?query={rules{text}}", origin));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        answer.Headers.Vary.ShouldContain("Accept");
        if (!answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed))
            return null;
        answer.Headers.Vary.ShouldContain("Origin");
        return allowed.Single();
    }

    static HttpRequestMessage Request(HttpMethod method, string path, string origin)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        return request;
    }

    static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
}
