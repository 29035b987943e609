using System.Net;
using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.SignIn;
using Microsoft.AspNetCore.Http;

namespace EnvoyRegistry.Tests.Host.Graphiql;

/// <summary>Who is made a token of any role, and who is not.</summary>
public sealed class RoleTokensTests(RunningRegistry development, RoleTokensTests.Production production)
    : IClassFixture<RunningRegistry>, IClassFixture<RoleTokensTests.Production>
{
    static readonly Uri s_localhost = new("http://localhost:5080");

    public sealed class Production : RunningRegistry
    {
        /// <summary>Over a register that was first started in Development.</summary>
        public Production()
        {
            using var client = CreateClient();
            using var db = Register.Open();
            db.Add(AccessToken.Issue(
                new Grant(CallerRole.Unit), "First", FirstTokens.Maker, Now, TokenLifetime.Usual, out _));
            db.SaveChanges();
        }

        protected override string Environment => "Production";
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_in_development_is_made_one_that_is_good()
    {
        var (status, secret) = await AskAsync(development, s_localhost);

        status.ShouldBe(StatusCodes.Status200OK);
        using var answer = await development.SendAsync("{ viewer { role } }", token: secret);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("UNIT");
    }

    [Theory]
    [InlineData("http://localhost:5080", "192.0.2.7")]
    [InlineData("http://rebound.example.org", "127.0.0.1")]
    [InlineData("http://localhost:5080", "127.0.0.1", "X-Forwarded-For", "192.0.2.7")]
    [InlineData("http://localhost:5080", "127.0.0.1", "Sec-Fetch-Site", "cross-site")]
    [InlineData("http://localhost:5080", "127.0.0.1", "Sec-Fetch-Site", "same-site")]
    [InlineData("http://localhost:5080", "127.0.0.1", "Origin", "http://localhost:3000")]
    public async Task Whoever_calls_from_elsewhere_is_not(
        string site, string caller, string? header = null, string? value = null) =>
        (await AskAsync(development, new Uri(site), caller, header, value)).Status
            .ShouldBe(StatusCodes.Status404NotFound);

    [Fact]
    public async Task Outside_development_nobody_is() =>
        (await AskAsync(production, s_localhost)).Status.ShouldBe(StatusCodes.Status404NotFound);

    [Fact]
    public async Task A_role_that_the_first_start_gave_nobody_is_none() =>
        (await AskAsync(development, s_localhost, role: "MEMBER")).Status.ShouldBe(StatusCodes.Status404NotFound);

    static async Task<(int Status, string Text)> AskAsync(RunningRegistry registry, Uri site,
        string caller = "127.0.0.1", string? header = null, string? value = null, string role = "UNIT")
    {
        var answer = await registry.Server.SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(caller);
            http.Request.Method = HttpMethods.Post;
            (http.Request.Scheme, http.Request.Host) = (site.Scheme, new HostString(site.Authority));
            http.Request.Path = $"/graphiql/tokens/{role}";
            if (header is not null)
                http.Request.Headers[header] = value;
        });
        using var text = new StreamReader(answer.Response.Body, Encoding.UTF8);
        return (answer.Response.StatusCode, await text.ReadToEndAsync());
    }
}
