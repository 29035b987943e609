using EnvoyRegistry.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace EnvoyRegistry.Tests.Host;

/// <summary>The largest page is one setting for all lists, however they are answered.</summary>
public sealed class PageSizeTests(PageSizeTests.SmallPages registry) : IClassFixture<PageSizeTests.SmallPages>
{
    [Theory]
    [InlineData("people(first: 31) { totalCount }")]
    [InlineData("groupings(last: 31) { totalCount }")]
    [InlineData("availableEnvoys(need: { from: \"2026-10-05\", until: \"2026-10-06\" }, first: 31) { totalCount }")]
    [InlineData("auditTrail(last: 31) { totalCount }")]
    public async Task A_page_over_the_limit_is_refused(string field)
    {
        var error = (await registry.AskAsync($$"""{ {{field}} }""", role: CallerRole.Chair))
            .GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();

        error.GetProperty("message").GetString()!.ShouldEndWith("takes a number from 0 to 30; 31 was asked for.");
        var extensions = error.GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe("LIMIT_EXCEEDED");
        extensions.GetProperty("limit").GetString().ShouldBe("maxPageSize");
    }

    public sealed class SmallPages : RunningRegistry
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(
                new Dictionary<string, string?> { ["GraphQL:Limits:Plan:MaxPageSize"] = "30" }));
        }
    }
}
