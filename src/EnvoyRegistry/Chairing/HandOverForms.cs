using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Chairing;

/// <summary>Where the office that took over decides what becomes of a case, from the page of each.</summary>
static class HandOverForms
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query HandOverForm($id: ID!, $appointment: Boolean!, $grouping: Boolean!, $consultation: Boolean!) {
          appointment(id: $id) @include(if: $appointment) {
            mission situation { title } handOver { ...Asked } consents { state }
          }
          grouping(id: $id) @include(if: $grouping) { name handOver { ...Asked } }
          consultation(id: $id) @include(if: $consultation) { title handOver { ...Asked } }
        }
        fragment Asked on HandOverCase { askedAt decision record }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_decide = Form.Mutation("decideHandOver");

    static readonly Option[] s_decisions =
    [
        new("CONTINUE", "It goes on as it is, under our office"),
        new("HAND_OVER", "Another takes its place, in the name of our office"), new("CONCLUDE", "It ends"),
    ];

    static readonly Option[] s_carryOver =
        [new("", "no consent was given"), new("yes", "they carry over"), new("no", "each party is asked anew")];

    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var kind in (string[])["appointments", "groupings", "consultations"])
            app.MapForm($"/{kind}/{{id}}/hand-over", "It is decided.", visit => MakeAsync(visit, kind));
    }

    static async Task<Form?> MakeAsync(Visit visit, string kind)
    {
        var id = visit.Route("id");
        if (!visit.Is(CallerRole.Chair) || await visit.ReadAsync<Read>(s_question, new
        {
            id,
            appointment = kind is "appointments",
            grouping = kind is "groupings",
            consultation = kind is "consultations",
        }) is not { Case: ({ } title, { AskedAt: not null, Decision: null } asked) } read)
            return null;
        return new Form("Decide what becomes of it", s_decide,
        [
            new("decision", "What becomes of it", InputKind.Radios) { Options = s_decisions },
            new("reason", "Why", InputKind.Text) { Hint = "The reason stays on record." },
            .. read.Appointment is { } appointment && appointment.Consents.Any(c => c.State is "GRANTED")
                ? (FormField[])
                [
                    new("consentsCarryOver", "Where it goes on: the consents that parties gave", InputKind.Choice)
                    {
                        IsOptional = true,
                        Options = s_carryOver,
                        Rule = "R16",
                        Hint = "Those to terms for the term of the Chair are asked anew in any case.",
                    },
                ] : [],
        ])
        {
            Given = [("subject", id)],
            Lead = asked.Record,
            Button = "Decide",
            Warning = "It is decided once, and at once.",
            Back = $"/{kind}/{id}",
            Trail = [new Crumb(title, $"/{kind}/{id}")],
            Shape = input =>
            {
                if (input.GetValueOrDefault("consentsCarryOver") is string said)
                    input["consentsCarryOver"] = said is "yes";
                return input;
            },
        };
    }

    sealed record Read(OfAppointment? Appointment, OfGrouping? Grouping, OfConsultation? Consultation)
    {
        public (string Title, Asked? Asked)? Case => this switch
        {
            { Appointment: { } one } => (
                string.Join(", ", new[] { Said.Word(one.Mission), one.Situation?.Title }.OfType<string>()),
                one.HandOver),
            { Grouping: { } one } => (one.Name, one.HandOver),
            { Consultation: { } one } => (one.Title, one.HandOver),
            _ => null,
        };
    }

    sealed record OfAppointment(string Mission, Titled? Situation, Asked? HandOver, IReadOnlyList<Consent> Consents);

    sealed record Titled(string Title);

    sealed record Consent(string State);

    sealed record OfGrouping(string Name, Asked? HandOver);

    sealed record OfConsultation(string Title, Asked? HandOver);

    sealed record Asked(DateTime? AskedAt, string? Decision, string Record);
}
