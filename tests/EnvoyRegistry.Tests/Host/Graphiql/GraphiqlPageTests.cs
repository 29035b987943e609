using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EnvoyRegistry.Host.Graphiql;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests.Host.Graphiql;

/// <summary>A developer uses GraphiQL in a browser, over the service as it was started.</summary>
public sealed class GraphiqlPageTests(GraphiqlPageTests.Console console)
    : IClassFixture<GraphiqlPageTests.Console>, IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;

    /// <summary>Where it is said why a test was skipped.</summary>
    public sealed class Console(IMessageSink sink)
    {
        public IMessageSink Sink { get; } = sink;
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [SkippableFact]
    public async Task A_document_of_the_examples_is_answered_at_two_clicks_and_nothing_comes_from_another_host()
    {
        console.Sink.SkipIf(!File.Exists(Path.Combine(AppContext.BaseDirectory, "graphiql", "index.html")),
            "GraphiQL was not made by the build, which needs Node.js with npm.");
        var (driver, browser) = await new Phones(console.Sink).LaunchAsync();
        using var _ = driver;
        await using var __ = browser;
        FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
        using var program = new StartedProgram(
            _directory, ["--urls", "http://127.0.0.1:0", "--environment", "Development"]);
        var site = new Uri(await program.EndpointAsync(), "/");
        var page = await browser.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, said) => faults.AddRange(said.Type is "error" ? [said.Text] : []);
        page.PageError += (_, error) => faults.Add(error);
        page.Request += (_, request) => faults.AddRange(IsOwn(request.Url, site) ? [] : [request.Url]);

        await page.GotoAsync($"{site}graphiql");
        await page.GetByRole(AriaRole.Button, new() { Name = "WhoCouldGo", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chair", Exact = true }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();
        await Assertions.Expect(page.Locator(".graphiql-response")).ToContainTextAsync("\"fullName\"");
        var examined = await page.RunAxe(new AxeRunContext { Include = [new AxeSelector(".examples")] });

        faults.ShouldBeEmpty();
        examined.Violations.Where(rule => rule.Impact is "serious" or "critical")
            .Select(rule => $"{rule.Id}: {string.Join(' ', rule.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        examined.Passes.ShouldContain(rule => rule.Id == "color-contrast");
    }

    [Fact]
    public async Task Without_its_files_the_page_says_where_any_other_editor_can_ask()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        GraphiqlPage.MapFiles(app, Path.Combine(_directory, "graphiql"));
        await app.StartAsync();
        using var client = app.GetTestClient();

        var page = await client.GetStringAsync("/graphiql");

        page.ShouldContain("http://localhost/graphql");
        page.ShouldContain("http://localhost/schema.graphql");
    }

    static bool IsOwn(string url, Uri site) =>
        new Uri(url) is var address && (address.Scheme is "data" or "blob" || address.Authority == site.Authority);
}
