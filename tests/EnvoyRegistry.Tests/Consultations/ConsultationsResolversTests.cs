using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Participants;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Types;
using static EnvoyRegistry.Tests.Consultations.ConsultationRegistry;

namespace EnvoyRegistry.Tests.Consultations;

public sealed class ConsultationsResolversTests : IDisposable
{
    const string One = "query($id: ID!) { consultation(id: $id) { id circular } }";
    const string Wrong = "cns_000000000000z";

    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Theory]
    [InlineData("Chair", true)]
    [InlineData("Unit", true)]
    [InlineData("Secgen", true)]
    [InlineData("FocalPoint", true)]
    [InlineData("ParticipantOffice", false)]
    [InlineData("Auditor", false)]
    [InlineData("Integrator", false)]
    [InlineData("Member", false)]
    [InlineData("Anonymous", false)]
    public async Task To_who_does_not_see_it_it_is_answered_as_a_wrong_id_is(string role, bool sees)
    {
        var id = await _registry.OpenedAsync();
        var caller = Caller(role);
        string[] asked = [One, "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }"];

        foreach (var query in asked)
        {
            var (right, wrong) = (await AskAsync(caller, query, id), await AskAsync(caller, query, Wrong));
            (right == wrong).ShouldBe(!sees, $"{right} {wrong}");
        }
        var list = await _registry.AskAsync(caller, "{ consultations { totalCount nodes { id } } }");
        if (sees)
            list.GetProperty("data").GetProperty("consultations").GetProperty("totalCount").GetInt32().ShouldBe(1);
        else
            list.GetProperty("data").GetProperty("consultations").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_focal_point_sees_its_own_line_alone_and_the_outcome_when_it_is_closed()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");

        (await _registry.RepliesAsync(FocalPoint("JP"), id)).Keys.ShouldBe(["JP"]);
        (await _registry.StandingAsync(FocalPoint("JP"), id)).ShouldBe("OPEN -");
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");
        (await _registry.StandingAsync(FocalPoint("JP"), id)).ShouldBe("CLOSED OBJECTION");
        (await _registry.RepliesAsync(FocalPoint("JP"), id)).Single().Value.GetProperty("state").GetString()
            .ShouldBe("SILENT");
    }

    [Fact]
    public async Task What_others_answer_changes_nothing_that_a_focal_point_sees_while_it_is_open()
    {
        const string All = """
            query($id: ID!) { consultation(id: $id) {
              id title outsideBody shared circular isExercise openedAt deadline closesAt state outcome
              replies { participant { code } state text answeredAt withdrawnAt chairAnswer chairAnsweredAt version }
            } }
            """;
        var id = await _registry.OpenedAsync();
        var before = await AskAsync(FocalPoint("JP"), All, id);

        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        await _registry.AnswerAsync("SG", id, "NO_OBJECTION");

        (await AskAsync(FocalPoint("JP"), All, id)).ShouldBe(before);
    }

    [Theory]
    [InlineData("Unit")]
    [InlineData("Secgen")]
    public async Task The_other_offices_see_the_outcome_and_no_line(string role)
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");

        (await _registry.StandingAsync(Caller(role)!, id)).ShouldBe("CLOSED OBJECTION");
        var answer = await _registry.AskAsync(
            Caller(role), "query($id: ID!) { consultation(id: $id) { title replies { state } } }", new { id });
        answer.GetProperty("data").GetProperty("consultation").GetProperty("replies").ValueKind
            .ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task They_are_filtered_by_what_the_clock_says_of_them()
    {
        var first = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", first, "OBJECTION", "Too early.");
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");
        var second = await _registry.OpenedAsync(
            "2026-10-03T05:00:00Z", new { outsideBody = new { name = "United Nations", shared = "Names" } });

        (await ListedAsync("{}")).ShouldBe([second, first]);
        (await ListedAsync("{ state: [OPEN] }")).ShouldBe([second]);
        (await ListedAsync("{ state: [CLOSED] }")).ShouldBe([first]);
        (await ListedAsync("{ outcome: [OBJECTION] }")).ShouldBe([first]);
        (await ListedAsync("{ outcome: [NO_OBJECTION] }")).ShouldBeEmpty();
        (await ListedAsync($"{{ about: [\"{Matter.Id}\"] }}")).ShouldBe([first]);
        (await ListedAsync("{ openedAt: { from: \"2026-10-02T00:00:00Z\" } }")).ShouldBe([second]);
        _registry.Time.MoveTo("2026-10-03T05:00:00Z");
        (await ListedAsync("{ outcome: [NO_OBJECTION] }")).ShouldBe([second]);
        (await ListedAsync("{ state: [OPEN] }")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_exercise_is_listed_only_when_it_is_asked_for()
    {
        _registry.Asked.Exercise = ["players@example.org"];
        var exercise = await _registry.OpenedAsync();
        _registry.Asked.Exercise = null;
        var real = await _registry.OpenedAsync(about: new { matter = Matter.Another });

        (await ListedAsync("{}")).ShouldBe([real]);
        (await _registry.DataAsync(ChairOffice, "{ consultations { totalCount } }")).GetProperty("consultations")
            .GetProperty("totalCount").GetInt32().ShouldBe(1);
        (await ListedAsync("{ isExercise: true }")).ShouldBe([exercise]);
    }

    [Fact]
    public async Task A_filter_by_the_id_of_something_else_says_so()
    {
        var answer = await _registry.AskAsync(
            ChairOffice, "{ consultations(where: { about: [\"per_0000000000007\"] }) { totalCount } }");

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("inputPath").ToString()
            .ShouldBe("""["where","about",0]""");
    }

    [Fact]
    public void Nothing_counts_answers()
    {
        var schema = _registry.Services.GetRequiredService<Schema>();

        schema.Types.OfType<ObjectType>().Where(t => t.Name is "Consultation" or "ConsultationReply")
            .SelectMany(t => t.Fields.Select(f => $"{t.Name}.{f.Name}: {f.Type}"))
            .Where(f => f.Contains("Int", StringComparison.Ordinal) || f.Contains("Float", StringComparison.Ordinal)
                || f.Contains("Connection", StringComparison.Ordinal))
            .ShouldBe(["ConsultationReply.version: Int!"]);
    }

    async Task<string[]> ListedAsync(string where) =>
    [
        .. (await _registry.DataAsync(ChairOffice, $"{{ consultations(where: {where}) {{ nodes {{ id }} }} }}"))
            .GetProperty("consultations").GetProperty("nodes").EnumerateArray()
            .Select(c => c.GetProperty("id").GetString()!),
    ];

    async Task<string> AskAsync(Grant? caller, string query, string id)
    {
        var answer = await _registry.AskAsync(caller, query, new { id });
        // Each request has an id of its own.
        return answer.GetProperty("data") + (answer.TryGetProperty("errors", out var errors)
            ? string.Join(' ', errors.EnumerateArray().Select(e => $"{e.GetProperty("message")}")) : "");
    }

    static Grant? Caller(string role) => role switch
    {
        "Chair" => ChairOffice,
        "FocalPoint" => FocalPoint("JP"),
        "ParticipantOffice" => new Grant(CallerRole.Chair, KnownParticipants.IdOf("SG")),
        "Member" => new Grant(CallerRole.Member, PersonId: 1),
        "Anonymous" => null,
        _ => new Grant(Enum.Parse<CallerRole>(role)),
    };
}
