using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// Putting something to all participants, and answering an objection; and what the focal point of each says to it.
/// </summary>
static class ConsultationForms
{
    static readonly ReadOnlyMemory<byte> s_matter = """
        query ConsultationForm($id: ID!) {
          appointment(id: $id) { id mission situation { title } terms { version aim area from until } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_objection = """
        query ObjectionForm($id: ID!) {
          consultation(id: $id) { id title replies { participant { code name } state text withdrawnAt version } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_line = """
        query ReplyForm($id: ID!) {
          consultation(id: $id) {
            id title circular shared outsideBody state closesAt
            replies { participant { code name } state text withdrawnAt version }
          }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_open = Form.Mutation("openConsultation");
    static readonly ReadOnlyMemory<byte> s_answer = Form.Mutation("answerObjection");
    static readonly ReadOnlyMemory<byte> s_reply = Form.Mutation("answerConsultation");
    static readonly ReadOnlyMemory<byte> s_withdraw = Form.Mutation("withdrawObjection");

    static readonly Option[] s_replies =
    [
        new("NO_OBJECTION", "We have no objection"), new("OBJECTION", "We object"),
        new("COMMENT", "We comment, and do not object"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm("/appointments/{id}/consult", "The participants are consulted; the letters are on their way.",
            OpenAsync);
        app.MapForm("/consultations/{id}/answer", "Your answer is written down.", AnswerAsync);
        app.MapForm("/consultations/{id}/reply", "Your answer is on record.", OfOwnLine(Reply));
        app.MapForm(
            "/consultations/{id}/withdraw-objection", "The objection is withdrawn.", OfOwnLine(WithdrawObjection));
    }

    static async Task<Form?> OpenAsync(Visit visit) =>
        visit.Is(CallerRole.Chair) && await visit.ReadAsync<Read>(s_matter, new { id = visit.Route("id") })
            is { Appointment: { Terms: { } terms } appointment }
            ? new Form("Consult all participants", s_open,
            [
                new("circular", "What you write to them", InputKind.Text)
                {
                    Value = $"The Chair's office proposes to appoint {Said.WordWithin(appointment.Mission)} for " +
                        $"{appointment.Situation?.Title}, from {Said.Day(terms.From)} to {Said.Day(terms.Until)}.\n\n" +
                        $"Aim: {terms.Aim}\nWhere: {terms.Area}\n\nPlease say by the deadline whether you object.",
                    Rule = "R14",
                    Hint = "All 27 read it.",
                },
                new("deadline", "Answer by", InputKind.Instant)
                {
                    Value = $"{visit.Local(visit.Now.AddDays(1)):d MMMM yyyy HH:mm}",
                    Hint = "Silence by then is shown as silence.",
                },
            ])
            {
                Given = [("about.matter", appointment.Id)],
                Button = "Send the letters",
                Warning = "A letter goes to the focal point office of each participant at once.",
                Back = $"/appointments/{appointment.Id}",
                Trail = [new Crumb(Said.Word(appointment.Mission), $"/appointments/{appointment.Id}")],
            }
            : null;

    static async Task<Form?> AnswerAsync(Visit visit) =>
        visit.Is(CallerRole.Chair) && await visit.ReadAsync<ReadObjection>(s_objection, new { id = visit.Route("id") })
            is { Consultation: { } consultation }
            && (consultation.Replies ?? []).FirstOrDefault(r => r is { State: "OBJECTION", WithdrawnAt: null }
                && r.Participant.Code == visit.Query("participant")) is { } line
            ? new Form($"Answer the objection of {line.Participant.Name}", s_answer,
            [
                new("text", "Your answer", InputKind.Text)
                {
                    Rule = "R18",
                    Hint = "The objection goes on standing until it is withdrawn, by whoever made it.",
                },
            ])
            {
                Given = [("consultation", consultation.Id), ("participant", line.Participant.Code)],
                Version = line.Version,
                Lead = line.Text,
                Button = "Write it down",
                Back = $"/consultations/{consultation.Id}",
                Trail = [new Crumb(consultation.Title, $"/consultations/{consultation.Id}")],
            }
            : null;

    static Func<Visit, Task<Form?>> OfOwnLine(Func<Asked, Line, Visit, Form?> make) => async visit =>
        visit.Is(CallerRole.FocalPoint) && await visit.ReadAsync<ReadLine>(s_line, new { id = visit.Route("id") })
            is { Consultation: { Replies: [var own] } consultation } && make(consultation, own, visit) is { } form
            ? form with
            {
                Given = [("consultation", consultation.Id)],
                Version = own.Version,
                Back = $"/consultations/{consultation.Id}",
                Trail =
                [
                    new Crumb("Consultations", "/consultations"),
                    new Crumb(consultation.Title, $"/consultations/{consultation.Id}"),
                ],
            }
            : null;

    // What closed while somebody wrote is refused with the reason, and what was written stays.
    static Form? Reply(Asked consultation, Line own, Visit visit) =>
        consultation.State is "CLOSED" && HttpMethods.IsGet(visit.Http.Request.Method) ? null
        : new Form($"The answer of {own.Participant.Name}", s_reply,
        [
            new("answer", "What do you answer?", InputKind.Radios)
            {
                Options = s_replies,
                Value = own.State is "OBJECTION" or "COMMENT" or "NO_OBJECTION" ? own.State : null,
                Rule = "R14",
                Hint = "Silence by the deadline is shown as silence.",
            },
            new("text", "Your objection or comment", InputKind.Text)
            {
                Value = own.Text,
                IsOptional = true,
                Plain = true,
                Rule = "R18",
                Hint = "For the Chair's office alone. An objection says why; without one this stays empty.",
            },
        ])
        {
            Lead = string.Join("\n\n", new[]
            {
                consultation.Circular,
                consultation.Shared is { } shared ? $"To be shared with {consultation.OutsideBody}: {shared}" : null,
                $"It closes {visit.Away(consultation.ClosesAt)}; until then you can answer anew.",
            }.OfType<string>()),
            Button = "Answer",
        };

    static Form? WithdrawObjection(Asked consultation, Line own, Visit visit) =>
        own is not { State: "OBJECTION", WithdrawnAt: null } ? null
        : new Form($"Withdraw the objection of {own.Participant.Name}", s_withdraw, [])
        {
            Lead = own.Text,
            Button = "Withdraw it",
            Warning = consultation.State is "CLOSED"
                ? "The consultation is closed: an objection that is withdrawn cannot be made again."
                : "The objection no longer stands then.",
        };

    sealed record ReadLine(Asked? Consultation);

    sealed record Asked(
        string Id, string Title, string Circular, string? Shared, string? OutsideBody, string State, DateTime ClosesAt,
        IReadOnlyList<Line>? Replies);

    sealed record Read(Matter? Appointment);

    sealed record Matter(string Id, string Mission, Titled? Situation, InForce? Terms);

    sealed record Titled(string Title);

    sealed record InForce(string Aim, string Area, DateOnly From, DateOnly Until);

    sealed record ReadObjection(Consulted? Consultation);

    sealed record Consulted(string Id, string Title, IReadOnlyList<Line>? Replies);

    sealed record Line(Participant Participant, string State, string? Text, DateTime? WithdrawnAt, int Version);

    sealed record Participant(string Code, string Name);
}
