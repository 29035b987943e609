using System.Text.Json;
using EnvoyRegistry.Tests.Situations;

namespace EnvoyRegistry.Tests.Groupings;

/// <summary>The calls that groupings are played by, of the Chair's office unless a token is given.</summary>
sealed class GroupingCalls(CaseDesk desk)
{
    public const string Fields = """
        grouping { id version status from members { seat note participant { code } answer end } warnings { kind } }
        """;

    /// <summary>Friends in a situation, with the seats of today: PH chairs, SG is next, MY was last.</summary>
    public Task<JsonElement> ProposeFriendsAsync(string? situation, params object[] members) =>
        desk.DoAsync(desk.Chair, "proposeGrouping", Fields, new
        {
            kind = "FRIENDS_OF_THE_CHAIR",
            name = "Friends of the Chair on the incident",
            task = "Find out what happened, and recommend what to do.",
            balanceNote = "Two from ASEAN, one from outside.",
            situation,
            members = members is [] ? [Seat("INCOMING_CHAIR", "SG"), Seat("PAST_CHAIR", "MY"), Seat("NON_ASEAN", "JP")]
                : members,
        });

    public Task<JsonElement> ProposeTeamAsync(string? situation, params (string Person, string? Note)[] members) =>
        desk.DoAsync(desk.Chair, "proposeGrouping", Fields, new
        {
            kind = "EXPERT_TEAM",
            name = "Experts on the ceasefire",
            task = "Advise on monitoring.",
            situation,
            members = members.Select(m => new { seat = "EXPERT", holder = new { person = m.Person }, note = m.Note }),
        });

    public static object Seat(string seat, string participant, string? note = null) =>
        new { seat, holder = new { participant }, note };

    /// <summary>The id of a consultation for a day.</summary>
    public async Task<string> ConsultAsync(string grouping)
    {
        var opened = await desk.DoAsync(desk.Chair, "openConsultation", "consultation { id }", new
        {
            about = new { matter = grouping },
            circular = "The Chair would call them together.",
            deadline = desk.Now.AddHours(24).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        });
        CaseDesk.Errors(opened).ShouldBeEmpty();
        return opened.GetProperty("consultation").GetProperty("id").GetString()!;
    }

    /// <summary>The focal points of the two that are directly involved say that they have no objection.</summary>
    public async Task AgreeAsync(string consultation)
    {
        foreach (var code in (string[])["TH", "KH"])
            CaseDesk.Errors(await desk.DoAsync(desk.FocalPoint(code), "answerConsultation", "consultation { id }",
                new { consultation, expectedVersion = 1, answer = "NO_OBJECTION" })).ShouldBeEmpty();
    }

    public async Task<JsonElement> ConstituteAsync(string grouping, int? version = null) =>
        await ActAsync(desk.Chair, "constituteGrouping", grouping, version: version);

    /// <summary>Friends that are at work.</summary>
    public async Task<string> ActiveFriendsAsync(string? situation = null)
    {
        var (grouping, _) = Changed(await ProposeFriendsAsync(situation));
        await ConsultAsync(grouping);
        desk.MoveBy(TimeSpan.FromHours(25));
        CaseDesk.Errors(await ConstituteAsync(grouping)).ShouldBeEmpty();
        return grouping;
    }

    public async Task<JsonElement> PaperAsync(string token, string grouping, string kind, params object[] readers) =>
        await desk.DoAsync(token, "recordGroupingPaper", "paper { isBinding }", new
        {
            grouping,
            expectedVersion = await VersionAsync(grouping),
            kind,
            text = "Shots were fired.",
            readers,
        });

    /// <summary>What takes a grouping and its version.</summary>
    public async Task<JsonElement> ActAsync(
        string token, string mutation, string grouping, object? more = null, int? version = null)
    {
        var input = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        input["grouping"] = grouping;
        input["expectedVersion"] = version ?? await VersionAsync(grouping);
        return await desk.DoAsync(token, mutation, Fields.Replace("warnings { kind } ", ""), input);
    }

    public Task<JsonElement> AnswerAsync(string token, string grouping, string answer) => desk.DoAsync(
        token, "answerSeat", "grouping { id }", new { grouping, answer });

    public async Task<List<string?>> PapersAsync(string token, string grouping) =>
    [
        .. (await AskAsync(token, grouping, "papers { text }")).GetProperty("papers").EnumerateArray()
            .Select(p => p.GetProperty("text").GetString()),
    ];

    public async Task<bool> IsSeenAsync(string token, string grouping) =>
        (await AskAsync(token, grouping, "id")).ValueKind is JsonValueKind.Object;

    public async Task<string> StatusAsync(string grouping) =>
        (await AskAsync(desk.Chair, grouping, "status")).GetProperty("status").GetString()!;

    public async Task<int> VersionAsync(string grouping) =>
        (await AskAsync(desk.Chair, grouping, "version")).GetProperty("version").GetInt32();

    public async Task<JsonElement> AskAsync(string token, string grouping, string fields) => (await desk.AskAsync(
        token, $$"""query($g: ID!) { grouping(id: $g) { {{fields}} } }""", new { g = grouping }))
        .GetProperty("data").GetProperty("grouping");

    /// <summary>The code of the error by which the request as a whole is refused.</summary>
    public async Task<string?> RefusedAsync(string token, string mutation, object input)
    {
        var type = $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";
        var answer = await desk.AskAsync(token,
            $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { errors { message } } }""", new { input });
        return answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    public static (string Id, int Version) Changed(JsonElement payload)
    {
        CaseDesk.Errors(payload).ShouldBeEmpty();
        var grouping = payload.GetProperty("grouping");
        return (grouping.GetProperty("id").GetString()!, grouping.GetProperty("version").GetInt32());
    }
}
