using System.Net;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests;

/// <summary>
/// The started service as a person meets it: by a calendar program that others wrote, and by a link in a letter. With a
/// browser it is met in <see cref="Pages.PhoneTests"/>.
/// </summary>
public sealed class PersonConformanceTests : IClassFixture<NodeScripts>, IDisposable
{
    readonly NodeScripts _scripts;
    readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;
    StartedProgram? _program;

    public PersonConformanceTests(NodeScripts scripts)
    {
        _scripts = scripts;
        FirstStart.PutSample(Path.Combine(_directory, "data", "registry.db"));
    }

    public void Dispose()
    {
        _program?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [SkippableFact]
    public async Task A_calendar_program_reads_in_the_feed_what_GraphQL_answers()
    {
        var greeting = await StartAsync();

        await _scripts.RunAsync(
            "feed", [$"{await _program!.EndpointAsync()}"], StartedProgram.Token(greeting, "MEMBER"));
    }

    [Fact]
    public async Task A_link_in_a_letter_works_once_after_the_service_was_killed_and_started_again()
    {
        var greeting = await StartAsync();
        using (var member = await _program!.ClientAsync(StartedProgram.Token(greeting, "MEMBER")))
        using (var unit = await _program.ClientAsync(StartedProgram.Token(greeting, "UNIT")))
            await AskAsync(member, unit);
        var link = (await new MailFolder(Path.Combine(_directory, "data", "mail"))
            .LinksAsync("member@example.org", "/availability/"))
                .First(l => l.EndsWith("/yes", StringComparison.Ordinal));
        var path = new Uri(link).AbsolutePath;

        await _program.KillAsync();
        _program.Dispose();
        await StartAsync();

        using var browser = new HttpClient { BaseAddress = await _program.EndpointAsync() };
        (await browser.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var again = await _program.ClientAsync(StartedProgram.Token(greeting, "MEMBER"));
        (await again.AskAsync("{ viewer { person { availabilityQuestion { answer } } } }"))
            .GetProperty("viewer").GetProperty("person").GetProperty("availabilityQuestion").GetProperty("answer")
            .GetString().ShouldBe("YES");
    }

    /// <summary>The ARF Unit asks the member about days that are said to be free.</summary>
    static async Task AskAsync(StartedClient member, StartedClient unit)
    {
        var person = (await member.AskAsync("{ viewer { person { id version } } }"))
            .GetProperty("viewer").GetProperty("person");
        var id = person.GetProperty("id").GetString();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await member.DoAsync("updateProfile", new
        {
            person = id,
            expectedVersion = person.GetProperty("version").GetInt32(),
            contact = new { email = "member@example.org" },
        });
        await member.DoAsync("setAvailability", new
        {
            person = id,
            expectedVersion = 1,
            periods = new[] { new { from = today.AddDays(10), until = today.AddDays(20), status = "AVAILABLE" } },
        });
        await unit.DoAsync("askAvailability", new { persons = new[] { id } });
    }

    async Task<string> StartAsync()
    {
        _program = new StartedProgram(_directory, ["--urls", "http://127.0.0.1:0", "--environment", "Development"]);
        return await _program.GreetingAsync();
    }
}
