using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Where the focal point of a party says for it whether it agrees (R16, R18): to the terms, to the person, and, within
/// one state, to the matter being taken up. The address names what was looked at, so that nobody agrees to what took
/// its place meanwhile.
/// </summary>
static class OwnConsentForms
{
    static readonly ReadOnlyMemory<byte> s_appointment = """
        query OwnConsentForm($id: ID!) {
          appointment(id: $id) {
            id mission status
            terms { version aim area parties limits from until payer }
            consents { id subject termsVersion proposedName state condition askedAt party { name } }
          }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_situation = """
        query TakingUpForm($id: ID!) {
          situation(id: $id) { id title area status parties { name takingUp takingUpCondition } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_record = Form.Mutation("recordConsent");

    static readonly Option[] s_answers = [new("GRANTED", "It agrees"), new("WITHHELD", "It does not agree")];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm("/appointments/{id}/our-consent", "Your answer is on record.", ToAppointmentAsync);
        app.MapForm("/situations/{id}/our-consent", "Your answer is on record.", ToTakingUpAsync);
    }

    static async Task<Form?> ToAppointmentAsync(Visit visit)
    {
        if (!visit.Is(CallerRole.FocalPoint)
            || await visit.ReadAsync<Read>(s_appointment, new { id = visit.Route("id") })
                is not { Appointment: { Terms: { } terms } appointment }
            || appointment.Consents.FirstOrDefault(c => c.Id == visit.Query("consent")) is not { } asked)
            return null;
        // Terms that were replaced while somebody read them the API refuses with the reason; a person it cannot.
        if (!IsAsked(asked, appointment) && (asked.Subject is "PERSON" || HttpMethods.IsGet(visit.Http.Request.Method)))
            return null;
        var what = asked.Subject is "PERSON" ? $"{asked.ProposedName}" : $"version {asked.TermsVersion} of the terms";
        var form = Answer(
            asked.Party?.Name, asked.State, asked.Condition, "R16", $"Does {asked.Party?.Name} agree to {what}?",
            "An appointment that rests on this consent is suspended at once.");
        return form with
        {
            Given =
            [
                .. form.Given ?? [],
                .. asked.Subject is "PERSON" ? ((string, object)[])[("to.person.appointment", appointment.Id)]
                    : [("to.terms.appointment", appointment.Id), ("to.terms.version", asked.TermsVersion!.Value)],
            ],
            Lead = (asked.Subject is "PERSON" ? $"The Chair would appoint {asked.ProposedName}. " : "") +
                $"Aim: {terms.Aim}\nWhere: {terms.Area}\nParties: {terms.Parties}\nMay not: {terms.Limits}\n" +
                $"Days: {Said.Days(terms.From, terms.Until)}\nWho pays: {terms.Payer}",
            Back = $"/appointments/{appointment.Id}",
            Trail = [new Crumb(Said.Word(appointment.Mission), $"/appointments/{appointment.Id}")],
        };
    }

    static async Task<Form?> ToTakingUpAsync(Visit visit)
    {
        if (!visit.Is(CallerRole.FocalPoint)
            || await visit.ReadAsync<Read>(s_situation, new { id = visit.Route("id") })
                is not { Situation: { Status: "OPEN", Parties: [{ TakingUp: { } state } own] } situation })
            return null;
        var form = Answer(
            own.Name, state, own.TakingUpCondition, "R18", $"Does {own.Name} agree that it is taken up?",
            "What was asked for on it rests then.");
        return form with
        {
            Given = [.. form.Given ?? [], ("to.takingUp.situation", situation.Id)],
            Lead = $"{situation.Title}. {situation.Area}.",
            Back = $"/situations/{situation.Id}",
            Trail = [new Crumb("Situations", "/situations"), new Crumb(situation.Title, $"/situations/{situation.Id}")],
        };
    }

    static Form Answer(string? party, string state, string? condition, string rule, string question, string warning) =>
        state is "GRANTED"
            ? new Form($"Take back the consent of {party}", s_record, [])
            {
                Given = [("answer", "WITHDRAWN")],
                Button = "Take it back",
                Warning = warning,
            }
            : new Form(question, s_record,
            [
                new("answer", "The answer", InputKind.Radios)
                {
                    Options = s_answers,
                    Value = state is "WITHHELD" ? state : null,
                    Rule = rule,
                    Hint = "Silence is no consent, and nobody answers for you.",
                },
                new("condition", "Under which condition", InputKind.Text)
                {
                    Value = condition,
                    IsOptional = true,
                    Hint = "With a condition it counts as no, whatever the answer says; the Chair's office may then " +
                        "change what it asks, and ask again.",
                },
            ])
            { Button = "Answer" };

    static bool IsAsked(Asked consent, Case appointment) => IsAsked(
        consent.Subject, consent.TermsVersion, appointment.Terms?.Version, appointment.Status)
        && (consent.Subject is not "PERSON" || consent.Id == appointment.Consents.Where(c => c.Subject is "PERSON")
            .MaxBy(c => c.AskedAt)?.Id);

    /// <summary>Whether a party is still asked for a consent, or could take it back.</summary>
    /// <param name="status">Of the appointment.</param>
    public static bool IsAsked(string subject, int? asked, int? inForce, string status) =>
        status is not ("REPORTING" or "CONCLUDED" or "REFUSED" or "WITHDRAWN" or "EXPIRED")
        && (subject is "PERSON" || asked == inForce);

    sealed record Read(Case? Appointment, Matter? Situation);

    sealed record Case(string Id, string Mission, string Status, InForce? Terms, IReadOnlyList<Asked> Consents);

    sealed record InForce(
        int Version, string Aim, string Area, string Parties, string Limits, DateOnly From, DateOnly Until,
        string Payer);

    sealed record Asked(
        string Id, string Subject, int? TermsVersion, string? ProposedName, string State, string? Condition,
        DateTime AskedAt, Named? Party);

    sealed record Matter(string Id, string Title, string Area, string Status, IReadOnlyList<Involved> Parties);

    sealed record Involved(string Name, string? TakingUp, string? TakingUpCondition);
}
