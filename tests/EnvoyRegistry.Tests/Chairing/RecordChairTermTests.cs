using System.Text.Json;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Tests.Chairing;

public sealed class RecordChairTermTests : IDisposable
{
    const string Record = """
        mutation($input: RecordChairTermInput!) {
          recordChairTerm(input: $input) { term { code from until version } errors { code message path } }
        }
        """;

    readonly RunningRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task A_hand_over_on_the_spot_moves_the_rights_with_the_next_request()
    {
        (await RoleAsync(CallerRole.ParticipantOffice)).ShouldBe("PARTICIPANT_OFFICE");

        await RecordAsync(new
        {
            term = "PH-2026",
            expectedVersion = 1,
            participant = "PH",
            from = "2026-01-01",
            until = "2026-09-30",
            basis = "Ended"
        });
        var change = await RecordAsync(new
        {
            term = "SG-2027",
            expectedVersion = 1,
            participant = "SG",
            from = "2026-10-01",
            until = "2027-12-31",
            basis = "Stepped in"
        });

        change.GetProperty("errors").GetArrayLength().ShouldBe(0);
        change.GetProperty("term").GetProperty("version").GetInt32().ShouldBe(2);
        (await RoleAsync(CallerRole.Chair)).ShouldBe("PARTICIPANT_OFFICE");
        (await RoleAsync(CallerRole.ParticipantOffice)).ShouldBe("CHAIR");
        var late = await _registry.AskAsync(Record, new { input = New("2029-01-01", "2029-12-31") }, CallerRole.Chair);
        late.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task No_office_lengthens_its_own_time_in_any_way()
    {
        object[] attempts =
        [
            new { term = "SG-2027", expectedVersion = 1, participant = "SG", from = "2027-07-01", until = "2027-12-31",
                basis = "Later" },
            new { term = "SG-2027", expectedVersion = 1, participant = "PH", from = "2027-01-01", until = "2027-12-31",
                basis = "Ours too" },
        ];
        foreach (var attempt in attempts)
        {
            var error = (await RecordAsync(attempt, CallerRole.Chair)).GetProperty("errors")[0];
            error.GetProperty("code").GetString().ShouldBe("CONFLICT");
            error.GetProperty("message").GetString()!.ShouldContain("hand over later than on 2027-01-01");
        }
        (await RecordAsync(attempts[0])).GetProperty("errors").GetArrayLength().ShouldBe(0);

        var sooner = await RecordAsync(
            new
            {
                term = "PH-2026",
                expectedVersion = 1,
                participant = "PH",
                from = "2026-01-01",
                until = "2026-11-30",
                basis = "Sooner"
            },
            CallerRole.Chair);
        sooner.GetProperty("errors").GetArrayLength().ShouldBe(0);
        (await RecordAsync(New("2026-12-01", "2027-06-30"), CallerRole.Chair)).GetProperty("errors").GetArrayLength()
            .ShouldBe(0);
    }

    [Fact]
    public async Task A_new_term_gets_a_code_of_its_own()
    {
        var made = await RecordAsync(New("2028-01-01", "2028-12-31"));

        made.GetProperty("term").GetProperty("code").GetString().ShouldBe("TH-2028");
    }

    [Theory]
    [InlineData("2027-06-01", "2028-12-31", "CONFLICT", "overlap the term SG-2027: Singapore")]
    [InlineData("2028-12-31", "2028-01-01", "CONFLICT", "before it begins")]
    public async Task Days_that_cannot_stand_are_refused_and_nothing_is_written(
        string from, string until, string code, string message)
    {
        var error = (await RecordAsync(New(from, until))).GetProperty("errors")[0];

        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("message").GetString()!.ShouldContain(message);
        (await _registry.DataAsync("{ participant(code: \"TH\") { chairTerms { code } } }")).ToString()
            .ShouldNotContain("TH-2028");
    }

    [Fact]
    public async Task A_change_over_somebody_else_s_is_refused()
    {
        var error = (await RecordAsync(new
        {
            term = "PH-2026",
            expectedVersion = 7,
            participant = "PH",
            from = "2026-01-01",
            until = "2026-09-30",
            basis = "Ended"
        }))
            .GetProperty("errors")[0];

        error.GetProperty("code").GetString().ShouldBe("STALE_VERSION");
    }

    static object New(string from, string until) => new { participant = "TH", from, until, basis = "Turn" };

    async Task<JsonElement> RecordAsync(object input, CallerRole role = CallerRole.Unit) =>
        (await _registry.DataAsync(Record, new { input }, role)).GetProperty("recordChairTerm");

    async Task<string?> RoleAsync(CallerRole caller) =>
        (await _registry.DataAsync("{ viewer { role } }", role: caller)).GetProperty("viewer").GetProperty("role")
            .GetString();
}
