using EnvoyRegistry.Access;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Situations;

public sealed class OpenSituationTests : IDisposable
{
    readonly CaseDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Its_clock_starts_and_the_Secretary_General_is_told_in_the_same_moment()
    {
        var opened = await _desk.DoAsync(_desk.Chair, "openSituation",
            "situation { status openedBy { code } openedAt told: secretaryGeneralToldAt events { nodes { text } } }",
            CaseDesk.Border());

        CaseDesk.Errors(opened).ShouldBeEmpty();
        opened.GetProperty("situation").ToString().ShouldBe(
            """{"status":"OPEN","openedBy":{"code":"PH"},"openedAt":"2026-10-01T05:00:00Z",""" +
            """ "told":"2026-10-01T05:00:00Z","events":{"nodes":[{"text":"Shots were heard."}]}}""".TrimStart());
        (await _desk.LettersAsync()).ShouldBe(["sg@example.org: A situation was opened in which danger is imminent"]);
    }

    [Fact]
    public async Task A_contested_area_has_no_country_and_says_how_it_is_named()
    {
        var input = CaseDesk.Border();
        input["area"] = new { kind = "TERRITORY", name = "Land around a temple", isContested = true, country = "TH" };

        CaseDesk.Errors(await _desk.DoAsync(_desk.Chair, "openSituation", "situation { id }", input))
            .ShouldBe(["InvalidInput: area.country", "InvalidInput: area.namingNote"]);
        (await _desk.LettersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FocalPoint")]
    [InlineData("Unit")]
    [InlineData("Secgen")]
    [InlineData("ParticipantOffice")]
    [InlineData("Integrator")]
    public async Task Nobody_but_the_Chair_opens_one(string role)
    {
        var answer = await _desk.AskAsync(_desk.Token(Enum.Parse<CallerRole>(role)),
            "mutation($input: OpenSituationInput!) { openSituation(input: $input) { situation { id } } }",
            new { input = CaseDesk.Border() });

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task Whoever_was_not_asked_for_a_consent_is_answered_as_of_an_id_of_nothing()
    {
        var (id, _) = await _desk.OpenAsync();
        string[] callers =
        [
            _desk.FocalPoint("TH"), _desk.FocalPoint("JP"), _desk.Token(CallerRole.Auditor),
            _desk.Token(CallerRole.Integrator), _desk.Token(CallerRole.ParticipantOffice),
        ];
        foreach (var token in callers)
        {
            var there = await _desk.AskAsync(token, Look, new { id });
            var absent = await _desk.AskAsync(token, Look, new { id = new NodeId("sit", 1).ToString() });
            there.ToString().ShouldBe(absent.ToString());
            there.ToString().ShouldNotContain("border");
        }
        (await _desk.AskAsync(_desk.Unit, Look, new { id })).GetProperty("data").GetProperty("situation")
            .GetProperty("title").GetString().ShouldBe("An incident at a border");
    }

    [Fact]
    public async Task An_exercise_is_not_among_the_real_ones_and_its_letters_say_so()
    {
        var input = CaseDesk.Border(isExercise: true);
        input["exerciseMail"] = new[] { "drill@example.org" };
        await _desk.OpenAsync(input);

        var listed = await _desk.AskAsync(_desk.Chair, """
            { real: situations { totalCount } drills: situations(where: {isExercise: true}) { totalCount } }
            """);

        listed.GetProperty("data").ToString()
            .ShouldBe("""{"real":{"totalCount":0},"drills":{"totalCount":1}}""");
        (await _desk.LettersAsync()).ShouldBe(
            ["drill@example.org: EXERCISE: A situation was opened in which danger is imminent"]);
    }

    const string Look = """
        query($id: ID!) { situation(id: $id) { title } node(id: $id) { id } situations { totalCount nodes { title } } }
        """;
}
