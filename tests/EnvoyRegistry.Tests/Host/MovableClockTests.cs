using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace EnvoyRegistry.Tests.Host;

public sealed class MovableClockTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("envoy-clock-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task In_Development_it_begins_where_it_was_told_and_the_Chair_moves_with_it()
    {
        using var program = Start("Development");
        using var client = new HttpClient { BaseAddress = await program.EndpointAsync() };
        (await ChairAsync(client)).ShouldBe("PH");

        (await MoveAsync(client, """{"to": "2026-12-31T17:00:00Z"}"""))
            .ShouldBe((HttpStatusCode.OK, "2026-12-31T17:00:00Z"));
        (await ChairAsync(client)).ShouldBe("SG");
        var (status, now) = await MoveAsync(client, """{"by": "PT36H"}""");
        (status, now[..13]).ShouldBe((HttpStatusCode.OK, "2027-01-02T05"));
    }

    [Fact]
    public async Task It_does_not_go_back_and_says_how_it_is_moved()
    {
        using var program = Start("Development");
        using var client = new HttpClient { BaseAddress = await program.EndpointAsync() };

        foreach (var body in (string[])
            [
                """{"to": "2026-12-31T16:00:00Z"}""", """{"by": "-PT1H"}""", """{"by": "P9999999D"}""",
                """{"by": "an hour"}""", """{"to": "2027-01-01T00:00:00Z", "by": "PT1H"}""", "{}", "not JSON",
            ])
        {
            var (status, told) = await MoveAsync(client, body);
            (status, told[..33]).ShouldBe((HttpStatusCode.BadRequest, "The clock moves forward only, at "), body);
        }
        (await ChairAsync(client)).ShouldBe("PH");
    }

    [Fact]
    public async Task Outside_Development_there_is_no_such_clock()
    {
        using var program = Start("Production");
        using var client = new HttpClient { BaseAddress = await program.EndpointAsync() };

        (await MoveAsync(client, """{"by": "PT36H"}""")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    StartedProgram Start(string environment) => new(_directory,
    [
        "--urls", "http://127.0.0.1:0", "--environment", environment, "--Registry:Clock", "2026-12-31T16:59:00Z",
    ]);

    static async Task<string> ChairAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync(
            "/graphql", new { query = "{ chair { present { participant { code } } } }" });
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("data").GetProperty("chair").GetProperty("present")
            .GetProperty("participant").GetProperty("code").GetString()!;
    }

    static async Task<(HttpStatusCode Status, string Now)> MoveAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/development/clock", content);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement.GetProperty("now").GetString()! : text);
    }
}
