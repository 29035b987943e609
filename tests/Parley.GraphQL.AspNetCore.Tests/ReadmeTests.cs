using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Parley.GraphQL.AspNetCore.Tests;

/// <summary>What the README tells a reader to write does what it says.</summary>
public sealed partial class ReadmeTests
{
    static readonly string s_readme = ReadText("README.md");

    [Fact]
    public void The_sample_of_the_readme_is_the_one_that_runs_here() =>
        Blocks().Matches(s_readme).Select(b => b.Groups["text"].Value).ShouldBe([ReadText("Sample.cs")]);

    [Fact]
    public async Task The_sample_answers_queries_and_mutations_at_its_address()
    {
        await using var app = Logbook.Sample.Build(["--urls", "http://127.0.0.1:0"]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        (await PostAsync("""mutation { write(text: "Land ahoy") { text } }"""))
            .ShouldBe("""{"data":{"write":{"text":"Land ahoy"}}}""");
        (await client.GetStringAsync("/graphql?query={entries{text}}"))
            .ShouldBe("""{"data":{"entries":[{"text":"Land ahoy"}]}}""");
        var at = JsonDocument.Parse(await PostAsync("{ entries { at } }")).RootElement
            .GetProperty("data").GetProperty("entries")[0].GetProperty("at").GetString();
        DateTime.UtcNow.Subtract(DateTime.Parse(at!, styles: System.Globalization.DateTimeStyles.AdjustToUniversal))
            .ShouldBeLessThan(TimeSpan.FromMinutes(5));

        async Task<string> PostAsync(string query)
        {
            using var body = new StringContent(
                JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
            using var response = await client.PostAsync("/graphql", body);
            return await response.Content.ReadAsStringAsync();
        }
    }

    static string ReadText(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Readme", file));

    [GeneratedRegex(@"```csharp\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
