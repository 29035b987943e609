using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Benchmarks;

/// <summary>
/// Asks for the best team of seven that covers eight fields of expertise, under conditions of several sorts, and tells
/// how long whole answers took, from the request to the last byte.
/// </summary>
static class TeamAnswers
{
    const int Warm = 5, Times = 15;

    const string Question = """
        query ($need: TeamNeed!) { composeTeam(need: $need) {
          candidates isProven gap { concerns fit }
          team { fit concernCount members { fit covers person { id fullName } concerns { kind sentence } } }
          alternatives { fit concernCount members { person { id } } }
          shortfall { unmet { sentence } changes { sentence } } } }
        """;

    public static async Task RunAsync(string url, string token)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        string[] tags = await TagsAsync(client, url);
        foreach (var (name, atLeast, balance) in ((string, string, object?)[])
            [
                ("no balance", "STUDIED", null),
                ("3 women, 3 men", "STUDIED", new { women = 3, men = 3 }),
                ("one of a participant", "STUDIED", new { mostOfOneParticipant = 1 }),
                ("all of it, 4 sub-regions", "STUDIED",
                    new { women = 3, men = 3, mostOfOneParticipant = 1, subRegions = 4 }),
                ("all of it, every field LED", "LED",
                    new { women = 3, men = 3, mostOfOneParticipant = 2, subRegions = 3 }),
            ])
        {
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            var need = new
            {
                size = 7,
                from = Text(today.AddDays(14)),
                until = Text(today.AddDays(21)),
                allExpertise = tags.Select(tag => new { tag, atLeast }),
                about = new[] { "KH", "TH" },
                balance,
            };
            var times = new List<double>();
            var answer = default(JsonElement);
            for (var i = 0; i < Warm + Times; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                using var response = await client.PostAsJsonAsync(
                    $"{url}/graphql", new { query = Question, variables = new { need } });
                answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                if (i >= Warm)
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
            if (answer.TryGetProperty("errors", out var errors))
                throw new InvalidOperationException(errors.ToString());
            var composed = answer.GetProperty("data").GetProperty("composeTeam");
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-28} least {times[0]:F0} ms, median {times[Times / 2]:F0} ms, most {times[^1]:F0} ms; " +
                $"{composed.GetProperty("candidates")} candidates, proven: {composed.GetProperty("isProven")}, " +
                $"concerns and fit: {Sums(composed.GetProperty("team"))}"));
        }
    }

    /// <summary>The first eight of the vocabulary.</summary>
    static async Task<string[]> TagsAsync(HttpClient client, string url)
    {
        using var response = await client.PostAsJsonAsync(
            $"{url}/graphql", new { query = "{ expertiseTags { code } }" });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. answer.GetProperty("data").GetProperty("expertiseTags").EnumerateArray().Take(8)
            .Select(tag => tag.GetProperty("code").GetString()!)];
    }

    static string Sums(JsonElement team) => team.ValueKind is JsonValueKind.Null ? "no team"
        : $"{team.GetProperty("concernCount")} and {team.GetProperty("fit")}";

    static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
