using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using static EnvoyRegistry.Tests.Consultations.ConsultationRegistry;

namespace EnvoyRegistry.Tests.Consultations;

public sealed class AnswerConsultationTests : IDisposable
{
    readonly ConsultationRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Theory]
    [InlineData("NO_OBJECTION", null)]
    [InlineData("OBJECTION", "Not before the border is open.")]
    [InlineData("COMMENT", "We would welcome a woman.")]
    public async Task An_answer_stands_in_the_line_of_the_participant(string answer, string? text)
    {
        var id = await _registry.OpenedAsync();
        _registry.Time.MoveTo("2026-10-01T06:30:00Z");

        (await _registry.AnswerAsync("TH", id, answer, text)).Errors.ShouldBeEmpty();

        foreach (var caller in (Grant[])[ChairOffice, FocalPoint("TH")])
        {
            var line = (await _registry.RepliesAsync(caller, id))["TH"];
            (line.GetProperty("state").GetString(), line.GetProperty("text").GetString(),
                line.GetProperty("answeredAt").GetString(), line.GetProperty("version").GetInt32())
                .ShouldBe((answer, text, "2026-10-01T06:30:00Z", 2));
        }
    }

    [Fact]
    public async Task It_can_be_changed_until_the_deadline_and_not_after()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        _registry.Time.MoveTo("2026-10-02T04:59:59Z");
        (await _registry.AnswerAsync("TH", id, "NO_OBJECTION", version: 2)).Errors.ShouldBeEmpty();

        _registry.Time.MoveTo("2026-10-02T05:00:00Z");

        (await _registry.AnswerAsync("TH", id, "OBJECTION", "Too late.", version: 3)).Errors
            .ShouldBe(["Conflict: consultation"]);
        (await _registry.AnswerAsync("JP", id, "NO_OBJECTION")).Errors.ShouldBe(["Conflict: consultation"]);
        var replies = await _registry.RepliesAsync(ChairOffice, id);
        replies["TH"].GetProperty("state").GetString().ShouldBe("NO_OBJECTION");
        replies["TH"].GetProperty("text").ValueKind.ShouldBe(JsonValueKind.Null);
        replies["JP"].GetProperty("state").GetString().ShouldBe("SILENT");
        (await _registry.StandingAsync(ChairOffice, id)).ShouldBe("CLOSED NO_OBJECTION");
    }

    [Fact]
    public async Task When_all_have_answered_it_is_closed_and_takes_no_more_answers()
    {
        var id = await _registry.OpenedAsync();
        _registry.Time.MoveTo("2026-10-01T09:00:00Z");
        var codes = _registry.Read(db => db.Set<Participant>().Select(p => p.Code).ToList());
        foreach (var code in codes)
        {
            (await _registry.StandingAsync(ChairOffice, id)).ShouldBe("OPEN -");
            (await _registry.AnswerAsync(code, id, "COMMENT", "Seen.")).Errors.ShouldBeEmpty();
        }

        (await _registry.StandingAsync(FocalPoint("TH"), id)).ShouldBe("CLOSED NO_OBJECTION");
        var told = await _registry.AnswerAsync("TH", id, "OBJECTION", "After all.", version: 2);
        told.Errors.ShouldBe(["Conflict: consultation"]);
        (await _registry.DataAsync(Unit, "query($id: ID!) { consultation(id: $id) { closesAt deadline } }",
            new { id })).GetProperty("consultation").ToString().ShouldBe(
            """{"closesAt":"2026-10-01T09:00:00Z","deadline":"2026-10-02T05:00:00Z"}""");
    }

    [Theory]
    [InlineData("OBJECTION", null)]
    [InlineData("OBJECTION", " \n")]
    [InlineData("COMMENT", "")]
    [InlineData("NO_OBJECTION", "But only after the withdrawal.")]
    public async Task Only_an_objection_and_a_comment_have_a_text_and_must(string answer, string? text)
    {
        var id = await _registry.OpenedAsync();

        (await _registry.AnswerAsync("TH", id, answer, text)).Errors.ShouldBe(["InvalidInput: text"]);
        (await _registry.RepliesAsync(ChairOffice, id))["TH"].GetProperty("state").GetString().ShouldBe("WAITING");
    }

    [Fact]
    public async Task Of_two_desks_that_answer_at_once_one_is_told_that_the_other_was_quicker()
    {
        var id = await _registry.OpenedAsync();

        var told = await Task.WhenAll(
            Task.Run(() => _registry.AnswerAsync("TH", id, "OBJECTION", "One desk.")),
            Task.Run(() => _registry.AnswerAsync("TH", id, "NO_OBJECTION")));

        told.SelectMany(t => t.Errors).ShouldBe(["StaleVersion: expectedVersion"]);
        (await _registry.RepliesAsync(ChairOffice, id))["TH"].GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_is_repeated_is_done_once_and_answered_alike()
    {
        var id = await _registry.OpenedAsync();

        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var client = _registry.CreateClient();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = JsonContent.Create(new
                {
                    query = """
                        mutation($input: AnswerConsultationInput!) {
                          answerConsultation(input: $input) { consultation { replies { version } } errors { message } }
                        }
                        """,
                    variables = new
                    {
                        input = new { consultation = id, expectedVersion = 1, answer = "COMMENT", text = "Seen." },
                    },
                }),
            };
            request.Headers.Authorization = new("Bearer", _registry.Token(FocalPoint("TH")));
            request.Headers.Add("Idempotency-Key", "the-same");
            using var response = await client.SendAsync(request);
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        answers[0].ShouldContain("\"version\":2");
        answers[1].ShouldBe(answers[0]);
        _registry.Asked.Moves.ShouldBe(["7 Opened clear 27", "7 Answered clear 27"]);
    }

    [Fact]
    public async Task The_last_two_of_all_who_answer_at_once_close_it()
    {
        var id = await _registry.OpenedAsync();
        var codes = _registry.Read(db => db.Set<Participant>().Select(p => p.Code).ToList());
        foreach (var code in codes.Skip(2))
            await _registry.AnswerAsync(code, id, "NO_OBJECTION");

        await Task.WhenAll(
            Task.Run(() => _registry.AnswerAsync(codes[0], id, "OBJECTION", "No.")),
            Task.Run(() => _registry.AnswerAsync(codes[1], id, "NO_OBJECTION")));

        (await _registry.StandingAsync(ChairOffice, id)).ShouldBe("CLOSED OBJECTION");
    }

    [Theory]
    [InlineData("Chair")]
    [InlineData("Unit")]
    [InlineData("Secgen")]
    [InlineData("Integrator")]
    public async Task Nobody_answers_for_a_participant_but_its_focal_point(string role)
    {
        var id = await _registry.OpenedAsync();

        var answer = await _registry.AskAsync(
            role is "Chair" ? ChairOffice : new Grant(Enum.Parse<CallerRole>(role)),
            """
            mutation($input: AnswerConsultationInput!) { answerConsultation(input: $input) { errors { message } } }
            """,
            new { input = new { consultation = id, expectedVersion = 1, answer = "NO_OBJECTION" } });

        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("FORBIDDEN");
        _registry.Read(db => db.Set<ConsultationReply>().Count(r => r.Answer != null)).ShouldBe(0);
    }

    [Fact]
    public async Task A_participant_that_was_not_asked_finds_nothing()
    {
        var id = await _registry.OpenedAsync();
        _registry.Read(db => db.Set<ConsultationReply>()
            .Where(r => r.ParticipantId == KnownParticipants.IdOf("TH")).ExecuteDelete());

        (await _registry.AnswerAsync("TH", id, "NO_OBJECTION")).Errors.ShouldBe(["NotFound: consultation"]);
        (await _registry.AnswerAsync("TH", "cns_000000000000z", "NO_OBJECTION")).Errors
            .ShouldBe(["NotFound: consultation"]);
        (await _registry.DataAsync(FocalPoint("TH"), "query($id: ID!) { consultation(id: $id) { id } }", new { id }))
            .GetProperty("consultation").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Texts_are_sealed_and_the_audit_keeps_no_value()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Bridge Nine is closed.");
        await _registry.DoAsync(ChairOffice, "answerObjection",
            new { consultation = id, participant = "TH", expectedVersion = 2, text = "It opens in Bridge Week." });

        _registry.Read(db => db.Set<ConsultationReply>().Single(r => r.Text != null).Text!).ShouldNotContain("Bridge");
        _registry.Read(db => db.Set<ConsultationReply>().Single(r => r.Text != null).ChairAnswer!)
            .ShouldNotContain("Bridge");
        var changes = _registry.Read(db => db.Set<AuditChange>()
            .Where(c => c.Thing == "ConsultationReply" || c.Thing == "Consultation").ToList());
        changes.Select(c => c.Field).ShouldContain("answer");
        changes.ShouldAllBe(c => c.Before == null && c.After == null);
    }

    [Fact]
    public async Task Reading_what_another_wrote_is_put_on_record_and_reading_ones_own_is_not()
    {
        var id = await _registry.OpenedAsync();
        await _registry.AnswerAsync("TH", id, "OBJECTION", "Too early.");
        await _registry.DoAsync(ChairOffice, "answerObjection",
            new { consultation = id, participant = "TH", expectedVersion = 2, text = "It is not." });
        Readings().ShouldBeEmpty();

        await _registry.RepliesAsync(ChairOffice, id);
        Readings().ShouldBe([$"Chair Lines: ConsultationReply.text of {id}"]);
        await _registry.RepliesAsync(FocalPoint("TH"), id);
        Readings().Skip(1).ShouldBe([$"FocalPoint Lines: ConsultationReply.chairAnswer of {id}"]);
        await _registry.StandingAsync(ChairOffice, id);
        await _registry.RepliesAsync(FocalPoint("JP"), id);
        Readings().Count.ShouldBe(2);
    }

    List<string> Readings() =>
        _registry.Read(db => db.Set<AuditEntry>().Include(e => e.Cases).Where(e => e.Kind == AuditKind.Reading)
            .OrderBy(e => e.Sequence).ToList())
        .ConvertAll(e => $"{e.ActorRole} {e.Operation}: " + string.Join(
            ", ", e.Cases.Select(c => $"{string.Join(" and ", c.Coordinates)} of {c.CaseId}")));
}
