using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>What the Chair's office does on the way of an appointment, a form each.</summary>
static class AppointmentForms
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query AppointmentForm($id: ID!) {
          appointment(id: $id) {
            id mission holderKind version
            situation {
              id title shortlist { removedAt person { id fullName } } holds { expiresAt person { id fullName } }
            }
            terms {
              version aim area parties limits from until reportEveryDays payer basis { code } mandate
            }
            consents { subject termsVersion proposedName state party { id name participant { name } } }
            offers { id end person { id fullName } officialName office { name } }
            reports(first: 50) { nodes { id filedAt acknowledgedAt } }
          }
          situations(where: { status: [OPEN] }, first: 100) { nodes { id title } }
          exercises: situations(where: { status: [OPEN], isExercise: true }, first: 100) { nodes { id title } }
          participants { code name }
          rules { sources { code citation } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_attach = Form.Mutation("attachSituation");
    static readonly ReadOnlyMemory<byte> s_refuse = Form.Mutation("refuseRequest");
    static readonly ReadOnlyMemory<byte> s_withdraw = Form.Mutation("withdrawRequest");
    static readonly ReadOnlyMemory<byte> s_terms = Form.Mutation("setTermsOfReference");
    static readonly ReadOnlyMemory<byte> s_consent = Form.Mutation("recordConsent");
    static readonly ReadOnlyMemory<byte> s_offer = Form.Mutation("offerAppointment");
    static readonly ReadOnlyMemory<byte> s_withdrawOffer = Form.Mutation("withdrawOffer");
    static readonly ReadOnlyMemory<byte> s_appoint = Form.Mutation("appointEnvoy");
    static readonly ReadOnlyMemory<byte> s_suspend = Form.Mutation("suspendAppointment");
    static readonly ReadOnlyMemory<byte> s_resume = Form.Mutation("resumeAppointment");
    static readonly ReadOnlyMemory<byte> s_terminate = Form.Mutation("terminateAppointment");
    static readonly ReadOnlyMemory<byte> s_report = Form.Mutation("beginReporting");
    static readonly ReadOnlyMemory<byte> s_acknowledge = Form.Mutation("acknowledgeReport");
    static readonly ReadOnlyMemory<byte> s_conclude = Form.Mutation("concludeAppointment");

    static readonly Option[] s_mandates =
        [new("CHAIR_TERM", "With the Chair's term"), new("FIXED_TERM", "On its own last day")];

    public static void Map(IEndpointRouteBuilder app)
    {
        Add("attach", "It is attached.", Attach);
        Add("refuse", "The request is not taken up.", (_, _) => Reasoned(
            "Do not take the request up", s_refuse, "Refuse it", "A request that is refused is over."));
        Add("withdraw", "The request is taken back.", (_, _) => Reasoned(
            "Take the request back", s_withdraw, "Take it back", "A request that is taken back is over."));
        Add("terms", "The terms are set.", Terms);
        Add("consent", "The answer is recorded.", Consent);
        Add("offer", "It is offered; the letters are on their way.", Offer);
        Add("withdraw-offer", "The offer is taken back.", WithdrawOffer);
        Add("appoint", "The appointment is made.", Appoint);
        Add("suspend", "It rests.", Suspend);
        Add("resume", "It goes on.", (_, _) => new Form("Let it go on", s_resume, [])
        {
            Lead = "Once all parties agree again, and whoever holds it has said yes to the terms in force.",
            Button = "Let it go on",
        });
        Add("terminate", "It is ended; a report is still owed.", (_, _) => Reasoned(
            "End the appointment", s_terminate, "End it", "An appointment that is ended does not begin again."));
        Add("report", "The last report is asked for.", (_, _) => new Form("The work is done", s_report, [])
        {
            Lead = "What is left is the last report.",
            Button = "Ask for the last report",
            Warning = "The work of the appointment ends now.",
        });
        Add("acknowledge", "It is put down that you read it.", Acknowledge);
        Add("conclude", "The appointment is concluded.", (_, _) => new Form("Conclude the appointment", s_conclude, [])
        {
            Lead = "Without the final report nothing is concluded.",
            Button = "Conclude it",
            Warning = "An appointment that is concluded is over.",
        });

        void Add(string act, string done, Func<Read, Visit, Form?> make) =>
            app.MapForm($"/appointments/{{id}}/{act}", done, visit => MakeAsync(visit, make));
    }

    static async Task<Form?> MakeAsync(Visit visit, Func<Read, Visit, Form?> make)
    {
        if (!visit.Is(CallerRole.Chair)
            || await visit.ReadAsync<Read>(s_question, new
            {
                id = visit.Route("id")
            }) is not { Appointment: { } appointment } read
            || make(read, visit) is not { } form)
            return null;
        return form with
        {
            // Those that are about something else say so themselves.
            Given = form.Given ?? [("appointment", appointment.Id)],
            Version = form.Given is null ? appointment.Version : null,
            Back = $"/appointments/{appointment.Id}",
            Trail =
            [
                .. appointment.Situation is { } situation
                    ? (Crumb[])[new Crumb(situation.Title, $"/situations/{situation.Id}")] : [],
                new Crumb(Said.Word(appointment.Mission), $"/appointments/{appointment.Id}"),
            ],
        };
    }

    static Form Reasoned(string title, ReadOnlyMemory<byte> document, string button, string warning) => new(
        title, document, [new("reason", "Why", InputKind.Text) { Hint = "The reason stays on record." }])
    {
        Button = button,
        Warning = warning,
    };

    static Form? Attach(Read read, Visit visit) => new("Attach it to a situation", s_attach,
    [
        new("situation", "Which one", InputKind.Choice)
        {
            Options = [.. (read.Situations?.Nodes ?? []).Concat(read.Exercises?.Nodes ?? [])
                .Select(s => new Option(s.Id, s.Title))],
            Rule = "R16",
            Hint = "Its parties are to be named before the request can go on.",
        },
    ])
    { Button = "Attach it" };

    static Form? Terms(Read read, Visit visit)
    {
        var now = read.Appointment!.Terms;
        return new Form(now is null ? "Set the terms of reference" : "Set other terms", s_terms,
        [
            new("aim", "What is to be reached", InputKind.Text) { Value = now?.Aim, Rule = "R17", Hint =
                "In plain words." },
            new("area", "Where", InputKind.Text) { Value = now?.Area },
            new("parties", "Who the parties are", InputKind.Text) { Value = now?.Parties, Hint =
                "As the terms call them." },
            new("limits", "What whoever is sent may not do", InputKind.Text) { Value = now?.Limits },
            new("from", "First day", InputKind.Day) { Value = Written(now?.From) },
            new("until", "Last day", InputKind.Day) { Value = Written(now?.Until) },
            new("reportEveryDays", "A report every so many days", InputKind.Number)
            {
                Value = now?.ReportEveryDays.ToString(),
                Rule = "R10",
                Hint = "Reports go to the Chair.",
            },
            new("payer", "Who pays", InputKind.Text) { Value = now?.Payer, Hint = "It is never implied." },
            new("basis", "What it rests on", InputKind.Choice)
            {
                Value = now?.Basis.Code,
                Rule = "R17",
                Hint = "A paper or a decision of the Forum.",
                Options = [.. read.Rules.SelectMany(r => r.Sources).DistinctBy(s => s.Code)
                    .OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => new Option(s.Code,
                        $"{s.Code}: {s.Citation}"))],
            },
            new("mandate", "When it ends", InputKind.Radios) { Options = s_mandates, Value =
                now?.Mandate ?? "CHAIR_TERM" },
        ])
        {
            Lead = now is null ? "Whatever is missing is told at once, with its rule."
                : "Another version makes every consent and every yes void, and all are asked anew. An appointment " +
                    "that is made rests until all have agreed.",
            Button = "Set the terms",
            Warning = now is null ? null : "The consents and answers to the terms in force are void then.",
        };
    }

    static Form? Consent(Read read, Visit visit)
    {
        var appointment = read.Appointment!;
        var asked = appointment.Consents.Where(c => c.Party is { Participant: null }
            && (c.Subject is "PERSON" || c.TermsVersion == appointment.Terms?.Version)).ToList();
        if (asked.Count == 0)
            return null;
        var first = asked.Find(c => c.Party!.Id == visit.Query("party") && c.State is not "GRANTED") ?? asked[0];
        return new Form("Record a consent", s_consent,
        [
            new("to", "Whose, and to what", InputKind.Radios)
            {
                Options = [.. asked.Select(c => new Option(Key(c), $"{c.Party!.Name}: to {What(c)}"))],
                Value = Key(first),
            },
            .. ConsentFields.Of("R16"),
        ])
        {
            Given = [],
            Lead = "For a party without a focal point here. Where there is one, it answers, and nobody else.",
            Button = "Record it",
            Shape = input => Shaped(input, appointment),
        };

        static string Key(Asked consent) => $"{consent.Subject}.{consent.Party!.Id}";

        static string What(Asked consent) =>
            consent.Subject is "PERSON" ? $"{consent.ProposedName}" : $"version {consent.TermsVersion} of the terms";
    }

    static Dictionary<string, object?> Shaped(Dictionary<string, object?> input, Case appointment)
    {
        if (input.GetValueOrDefault("to") is string chosen)
        {
            var party = chosen[(chosen.IndexOf('.', StringComparison.Ordinal) + 1)..];
            input["to"] = chosen.StartsWith("PERSON", StringComparison.Ordinal)
                ? new { Person = new { Appointment = appointment.Id, Party = party } }
                : new { Terms = new { Appointment = appointment.Id, appointment.Terms!.Version, Party = party } };
        }
        return input;
    }

    static Form? Offer(Read read, Visit visit)
    {
        var appointment = read.Appointment!;
        Option[] people = [new("", "nobody"), .. People(appointment.Situation, visit)];
        FormField[] to = appointment.HolderKind switch
        {
            "PERSON" =>
            [
                .. Enumerable.Range(0, Math.Clamp(people.Length - 1, 1, 3)).Select(row => new FormField(
                    $"offers.{row}.to.person", row == 0 ? "To whom" : $"And then, as number {row + 1}",
                        InputKind.Choice)
                {
                    Options = people,
                    IsOptional = row > 0,
                    Hint = row == 0 ? "Those on the shortlist of the situation, and those whose days are held." : null,
                }),
            ],
            "OFFICIAL" =>
            [
                new("offers.0.to.official.name", "Name"), new("offers.0.to.official.title", "Office held"),
                new("offers.0.to.official.email", "Mail address", InputKind.Email) { Hint = "The offer goes there." },
            ],
            _ =>
            [
                new("offers.0.to.office", "The office of", InputKind.Choice)
                {
                    Options = [.. read.Participants.Select(p => new Option(p.Code, p.Name))],
                    Hint = "Its focal point answers.",
                },
            ],
        };
        return new Form("Offer the appointment", s_offer,
        [
            .. to,
            new("deadline", "Answer by", InputKind.Instant)
            {
                IsOptional = true,
                Hint = "In 24 hours when left out; at most 14 days ahead.",
            },
        ])
        {
            Lead = "Each gets a letter with a link to the terms and two buttons. Of two who say yes the first goes.",
            Button = "Send the offer",
            Warning = "The letters go out at once.",
        };
    }

    /// <summary>Whom the office has in mind.</summary>
    static IEnumerable<Option> People(Within? situation, Visit visit) =>
        (situation?.Holds ?? []).Where(h => h.ExpiresAt > visit.Now).Select(h => h.Person)
            .Concat((situation?.Shortlist ?? []).Where(s => s.RemovedAt is null).Select(s => s.Person))
            .DistinctBy(p => p.Id).Select(p => new Option(p.Id, p.FullName));

    static Form? WithdrawOffer(Read read, Visit visit) =>
        read.Appointment!.Offers.FirstOrDefault(o => o.Id == visit.Query("offer") && o.End is null) is not { } offer
            ? null
            : new($"Take back the offer to {offer.Person?.FullName ?? offer.OfficialName ?? offer.Office?.Name}",
                s_withdrawOffer, [])
            {
                Given = [("offer", offer.Id)],
                Button = "Take it back",
                Warning = "Whoever it was made to cannot answer it any more.",
            };

    static Form? Appoint(Read read, Visit visit) =>
        new($"Appoint {Taken(read.Appointment!)}", s_appoint, [])
        {
            Lead = "Every party has agreed to the person. The work begins on the first day of the terms.",
            Button = "Appoint",
            Warning = $"{Taken(read.Appointment!)} is told, and the appointment is on record.",
        };

    static string Taken(Case appointment) => appointment.Offers.Where(o => o.End is "ACCEPTED")
        .Select(o => o.Person?.FullName ?? o.OfficialName ?? o.Office?.Name).FirstOrDefault() ?? "whoever accepted it";

    static Form? Suspend(Read read, Visit visit) => new("Let the appointment rest", s_suspend,
    [
        new("reason", "Why", InputKind.Text) { Hint = "The reason stays on record." },
        new("restoreBy", "When it ends by itself", InputKind.Instant) { IsOptional = true, Hint =
            "In 14 days when left out." },
    ])
    { Button = "Let it rest" };

    static Form? Acknowledge(Read read, Visit visit) =>
        read.Appointment!.Reports.Nodes.FirstOrDefault(r => r.Id == visit.Query("report") && r.AcknowledgedAt is null)
            is not { } report ? null
            : new($"Put down that you read the report of {visit.At(report.FiledAt)}", s_acknowledge, [])
            {
                Given = [("report", report.Id)],
                Button = "I have read it",
            };

    static string? Written(DateOnly? day) => day is { } some ? Said.Day(some) : null;

    sealed record Read(
        Case? Appointment, Many<Titled>? Situations, Many<Titled>? Exercises, IReadOnlyList<Participant> Participants,
        IReadOnlyList<Rule> Rules);

    sealed record Case(
        string Id, string Mission, string HolderKind, int Version, Within? Situation, InForce? Terms,
        IReadOnlyList<Asked> Consents, IReadOnlyList<Offered> Offers, Many<Filed> Reports);

    sealed record Within(
        string Id, string Title, IReadOnlyList<Considered> Shortlist, IReadOnlyList<Held> Holds);

    sealed record Considered(DateTime? RemovedAt, Somebody Person);

    sealed record Held(DateTime? ExpiresAt, Somebody Person);

    sealed record Somebody(string Id, string FullName);

    sealed record InForce(
        int Version, string Aim, string Area, string Parties, string Limits, DateOnly From, DateOnly Until,
        int ReportEveryDays, string Payer, Coded Basis, string Mandate);

    sealed record Coded(string Code, string Citation);

    sealed record Asked(string Subject, int? TermsVersion, string? ProposedName, string State, Involved? Party);

    /// <param name="Participant">Null where it has no focal point here, and the office records its answer.</param>
    sealed record Involved(string Id, string Name, Named? Participant);

    sealed record Offered(string Id, string? End, Somebody? Person, string? OfficialName, Named? Office);

    sealed record Filed(string Id, DateTime FiledAt, DateTime? AcknowledgedAt);

    sealed record Titled(string Id, string Title);

    sealed record Participant(string Code, string Name);

    sealed record Rule(IReadOnlyList<Coded> Sources);
}
