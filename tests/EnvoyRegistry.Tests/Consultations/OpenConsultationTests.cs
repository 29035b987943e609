using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Participants;
using static EnvoyRegistry.Tests.Consultations.ConsultationRegistry;

namespace EnvoyRegistry.Tests.Consultations;

public sealed class OpenConsultationTests : IDisposable
{
    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task All_participants_are_asked_and_each_has_a_line_that_waits()
    {
        var id = await _registry.OpenedAsync();

        var replies = await _registry.RepliesAsync(ChairOffice, id);
        replies.Keys.ShouldBe(
            _registry.Read(db => db.Set<Participant>().OrderBy(p => p.Name).Select(p => p.Code).ToList()));
        replies.Values.Select(r => r.GetProperty("state").GetString()).Distinct().ShouldBe(["WAITING"]);
        replies.ShouldContainKey("PH", "the Chair's own participant is asked as well");
        (await _registry.StandingAsync(ChairOffice, id)).ShouldBe("OPEN -");
        var seen = (await _registry.DataAsync(ChairOffice, """
            query($id: ID!) { consultation(id: $id) {
              title outsideBody shared circular isExercise openedAt deadline closesAt
            } }
            """, new { id })).GetProperty("consultation");
        seen.EnumerateObject().Select(field => $"{field.Name}: {field.Value}").ShouldBe(
        [
            "title: Naming an envoy for the test", "outsideBody: ", "shared: ",
            "circular: May an envoy be named?\n\nThe terms are attached.", "isExercise: False",
            "openedAt: 2026-10-01T05:00:00Z", "deadline: 2026-10-02T05:00:00Z", "closesAt: 2026-10-02T05:00:00Z",
        ]);
    }

    [Fact]
    public async Task The_matter_is_told_in_the_same_transaction_and_sees_every_line()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        await _registry.WithdrawAsync("TH", id);

        _registry.Asked.Moves.ShouldBe(
            ["7 Opened clear 27", "7 Answered objection 27", "7 ObjectionWithdrawn clear 27"]);
    }

    [Theory]
    [InlineData("2026-10-01T05:00:00Z")]
    [InlineData("2026-09-01T05:00:00Z")]
    [InlineData("2027-10-03T05:00:00Z")]
    public async Task A_deadline_is_to_come_and_within_a_year(string deadline) =>
        (await _registry.DoAsync(ChairOffice, "openConsultation", Input(deadline))).Errors
            .ShouldBe(["InvalidInput: deadline"]);

    [Fact]
    public async Task All_faults_are_told_at_once_and_nobody_is_asked()
    {
        var told = await _registry.DoAsync(ChairOffice, "openConsultation", new
        {
            about = new { outsideBody = new { name = " ", shared = "" } },
            circular = " \n",
            deadline = "2026-09-30T00:00:00Z",
        });

        told.Errors.ShouldBe(
        [
            "InvalidInput: circular", "R15: about.outsideBody.name", "R15: about.outsideBody.shared",
            "InvalidInput: deadline",
        ]);
        _registry.Read(db => db.Set<Consultation>().Count()).ShouldBe(0);
        _registry.Letters().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tst_000000000000z")]
    [InlineData("grp_0000000000007")]
    [InlineData("nothing")]
    public async Task What_cannot_be_consulted_on_is_not_found(string matter) =>
        (await _registry.DoAsync(ChairOffice, "openConsultation", Input(about: new { matter }))).Errors
            .ShouldBe(["NotFound: about.matter"]);

    [Fact]
    public async Task The_matter_may_refuse_by_its_own_rule()
    {
        _registry.Asked.Refusal = new RuleViolation("R17", "Set the terms first.");

        (await _registry.DoAsync(ChairOffice, "openConsultation", Input())).Errors.ShouldBe(["R17: about.matter"]);
    }

    [Fact]
    public async Task On_one_matter_there_is_one_consultation_at_a_time()
    {
        await _registry.OpenedAsync();

        (await _registry.DoAsync(ChairOffice, "openConsultation", Input())).Errors.ShouldBe(["Conflict: about.matter"]);
        await _registry.OpenedAsync(about: new { matter = Matter.Another });
        _registry.Time.MoveTo("2026-10-02T05:00:00Z");
        await _registry.OpenedAsync("2026-10-03T05:00:00Z");
    }

    [Fact]
    public async Task Sharing_with_an_outside_body_is_a_matter_of_its_own()
    {
        var id = await _registry.OpenedAsync(
            about: new { outsideBody = new { name = "United Nations", shared = "Names and fields of all EEPs" } });

        var seen = (await _registry.DataAsync(
            Unit, "query($id: ID!) { consultation(id: $id) { title outsideBody shared } }", new { id }))
            .GetProperty("consultation");
        seen.EnumerateObject().Select(field => field.Value.GetString())
            .ShouldBe(["Sharing with United Nations", "United Nations", "Names and fields of all EEPs"]);
        _registry.Asked.Moves.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Unit")]
    [InlineData("Secgen")]
    [InlineData("Auditor")]
    [InlineData("Integrator")]
    public async Task Only_the_Chairs_office_opens_one(string role)
    {
        var answer = await _registry.AskAsync(new Grant(Enum.Parse<CallerRole>(role)),
            "mutation($input: OpenConsultationInput!) { openConsultation(input: $input) { errors { message } } }",
            new { input = Input() });

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("FORBIDDEN");
        _registry.Read(db => db.Set<Consultation>().Count()).ShouldBe(0);
    }
}
