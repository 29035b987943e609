using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EnvoyRegistry.Tests;

/// <summary>
/// The started service as a person meets it: by pages on a phone, by a calendar program, by a link in a letter. Browser
/// and calendar program are other people's, driven by the scripts of <c>tests/Conformance</c>.
/// </summary>
public sealed partial class PersonConformanceTests(NodeScripts scripts) : IClassFixture<NodeScripts>, IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("registry-").FullName;
    StartedProgram? _program;

    public void Dispose()
    {
        _program?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [SkippableFact]
    public async Task The_pages_read_well_and_do_their_work_on_a_phone_at_200_percent_without_JavaScript()
    {
        var browser = Browser();
        scripts.SkipIf(browser is null, "Chromium is needed to use the pages as a person does.");
        var greeting = await StartAsync();

        await scripts.RunAsync("pages",
            [
                $"{await _program!.EndpointAsync()}", Letters, browser!,
                StartedProgram.Token(greeting, "FOCAL_POINT"), StartedProgram.Token(greeting, "UNIT"),
            ],
            StartedProgram.Token(greeting, "MEMBER"));
    }

    [SkippableFact]
    public async Task A_calendar_program_reads_in_the_feed_what_GraphQL_answers()
    {
        var greeting = await StartAsync();

        await scripts.RunAsync(
            "feed", [$"{await _program!.EndpointAsync()}"], StartedProgram.Token(greeting, "MEMBER"));
    }

    [Fact]
    public async Task A_link_in_a_letter_works_once_after_the_service_was_killed_and_started_again()
    {
        var greeting = await StartAsync();
        var member = StartedProgram.Token(greeting, "MEMBER");
        using var client = new HttpClient { BaseAddress = await _program!.EndpointAsync() };
        var person = (await AskAsync(client, member, "{ viewer { person { id version } } }"))
            .GetProperty("viewer").GetProperty("person");
        var (id, version) = (person.GetProperty("id").GetString(), person.GetProperty("version").GetInt32());
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await AskAsync(client, member, """
            mutation($profile: UpdateProfileInput!, $days: SetAvailabilityInput!) {
              updateProfile(input: $profile) { errors { message } }
              setAvailability(input: $days) { errors { message } }
            }
            """, new
        {
            profile = new { person = id, expectedVersion = version, contact = new { email = "member@example.org" } },
            days = new { person = id, periods = new[] { new { from = today.AddDays(10), until = today.AddDays(20), status = "AVAILABLE" } } },
        });
        await AskAsync(client, StartedProgram.Token(greeting, "UNIT"), """
            mutation($id: ID!) { askAvailability(input: { persons: [$id] }) { errors { message } } }
            """, new { id });
        var link = await LinkAsync();

        await _program.KillAsync();
        _program.Dispose();
        await StartAsync();

        using var again = new HttpClient { BaseAddress = await _program.EndpointAsync() };
        (await again.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(again, member, "query($id: ID!) { person(id: $id) { availabilityQuestion { answer } } }", new { id }))
            .GetProperty("person").GetProperty("availabilityQuestion").GetProperty("answer").GetString().ShouldBe("YES");
    }

    string Letters => Path.Combine(_directory, "data", "mail");

    async Task<string> StartAsync()
    {
        _program = new StartedProgram(_directory, ["--urls", "http://127.0.0.1:0", "--environment", "Development"]);
        return await _program.GreetingAsync();
    }

    /// <summary>The way to say yes, from the letter as soon as it is posted.</summary>
    async Task<string> LinkAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var round = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await round.WaitForNextTickAsync(patience.Token))
        {
            var links = Directory.Exists(Letters)
                ? Directory.GetFiles(Letters, "*.eml").Select(File.ReadAllText)
                    // RFC 2045, 6.7: a long line is broken behind an equals sign.
                    .Select(letter => YesLink().Match(letter.Replace("=\r\n", "", StringComparison.Ordinal)).Value)
                : [];
            if (links.FirstOrDefault(link => link.Length > 0) is { } found)
                return found;
        }
        throw new TimeoutException();
    }

    static async Task<JsonElement> AskAsync(HttpClient client, string token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        foreach (var payload in answer.GetProperty("data").EnumerateObject())
        {
            if (payload.Value.TryGetProperty("errors", out var refusals))
                refusals.GetArrayLength().ShouldBe(0, refusals.ToString());
        }
        return answer.GetProperty("data");
    }

    static string? Browser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine)
            .FirstOrDefault(File.Exists);

    [GeneratedRegex("/availability/link_[0-9a-f]+/yes", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YesLink();
}
