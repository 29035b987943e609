using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>What a person was offered and holds: the terms, the answer, reports, and the end of it.</summary>
static class MyAppointments
{
    public const string Place = $"{MemberPages.Home}/appointments";
    const string Offers = $"{MemberPages.Home}/offers";

    static readonly ReadOnlyMemory<byte> s_offer = Encoding.UTF8.GetBytes($$"""
        query MyOffer($id: ID!) {
          node(id: $id) {
            ... on Offer {
              id deadline saidYesAt release end termsVersion person { id }
              appointment { mission isExercise terms { {{TermsFacts.Selection}} } }
            }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_appointment = Encoding.UTF8.GetBytes($$"""
        query MyAppointment($id: ID!) {
          appointment(id: $id) {
            id version mission status isExercise person { id } terms { {{TermsFacts.Selection}} }
            reports(first: 50) { nodes { id kind text filedAt acknowledgedAt readers { name } } }
          }
          participants { code name }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_answer = Form.Mutation("answerOffer");
    static readonly ReadOnlyMemory<byte> s_report = Form.Mutation("fileReport");
    static readonly ReadOnlyMemory<byte> s_resign = Form.Mutation("resignAppointment");
    static readonly ReadOnlyMemory<byte> s_done = Form.Mutation("beginReporting");

    static readonly Option[] s_kinds =
    [
        new("PERIODIC", "The report that the terms ask for"), new("NOTE", "A note on something that cannot wait"),
        new("FINAL", "The last report"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm($"{Offers}/{{id}}", "Thank you for your answer. The Chair's office has it.", async visit =>
            visit.Is(CallerRole.Member)
            && await visit.ReadAsync<Asked>(s_offer, new { id = visit.Route("id") })
                is { Node: { Appointment.Terms: not null } offer }
            && offer.Person?.Id == PersonId.Write(visit.Caller.PersonId!.Value) && offer.IsAsked
                ? Answer(visit, offer, offer.Appointment!) : null);
        app.MapPage($"{Place}/{{id}}", async visit => await HeldAsync(visit) is { Appointment: { } held }
            ? visit.Show<MyAppointmentPage, MyAppointmentPage.Case>(
                $"Your appointment: {Said.WordWithin(held.Mission)}", held, MemberPages.BelowHome)
            : visit.NotThere());
        Add("report", "Thank you: the Chair's office has your report.", Report);
        Add("resign", "You have given the appointment up. A last report is still owed.", (_, held) =>
            !held.Appointment!.IsGoingOn ? null : new Form("Give the appointment up", s_resign, [])
            {
                Lead = "You owe no reason. A last report is still owed.",
                Version = held.Appointment.Version,
                Button = "Give it up",
                Warning = "An appointment that was given up is over.",
            });
        Add("done", "The work is over. What is left is the last report.", (_, held) =>
            held.Appointment!.Status is not "ACTIVE" ? null : new Form("Is the work done?", s_done, [])
            {
                Lead = "Say so when the aim is met. What is left is the last report.",
                Version = held.Appointment.Version,
                Button = "The work is done",
                Warning = "The work of the appointment ends now.",
            });

        void Add(string path, string done, Func<Visit, Held, Form?> make) =>
            app.MapForm($"{Place}/{{id}}/{path}", done, async visit =>
                await HeldAsync(visit) is { Appointment: { } held } read && make(visit, read) is { } form
                    ? form with
                    {
                        Given = [("appointment", held.Id), .. form.Given ?? []],
                        Back = $"{Place}/{held.Id}",
                        Trail =
                        [
                            .. MemberPages.BelowHome,
                            new Crumb($"Your appointment: {Said.WordWithin(held.Mission)}", $"{Place}/{held.Id}"),
                        ],
                    } : null);
    }

    public static string Kind(string kind) => kind switch
    {
        "FINAL" => "The last report",
        "NOTE" => "A note",
        _ => "A report",
    };

    /// <returns>Null where whoever visits does not hold it.</returns>
    static async Task<Held?> HeldAsync(Visit visit) =>
        visit.Is(CallerRole.Member)
        && await visit.ReadAsync<Held>(s_appointment, new { id = visit.Route("id") }) is { Appointment: { } held } read
        && held.Person?.Id == PersonId.Write(visit.Caller.PersonId!.Value) ? read : null;

    static Form Answer(Visit visit, Offer offer, Offered appointment) => new(
        appointment.IsExercise ? "An exercise: do you accept?" : "Do you accept?", s_answer,
        [
            new("release", "Must an employer let you go?", InputKind.Radios)
            {
                Options =
                [
                    new("NOT_NEEDED", "No"),
                    new("AWAITED", "Yes, and I have asked: I will say here when it is given"),
                    new("GIVEN", "Yes, and it is given"),
                ],
                Value = offer.Release,
            },
            new("answer", "Your answer", InputKind.Buttons)
            {
                Options = [new("YES", "Yes, I accept"), new("NO", "No")],
            },
        ])
    {
        Lead = offer.End is "ACCEPTED"
            ? "The terms of your appointment were changed. It rests until you have said yes to these."
            : $"The Chair of the ASEAN Regional Forum offers you an appointment as "
                + $"{Said.WordWithin(appointment.Mission)}. If you say no, you owe no reason, and nobody but the "
                + $"Chair's office learns of it. Please answer by {visit.At(offer.Deadline)}, "
                + $"{visit.Away(offer.Deadline)}.",
        Above = TermsFacts.Of<TermsFacts>(appointment.Terms!),
        Given = [("offer", offer.Id), ("termsVersion", appointment.Terms!.Version)],
        Back = MemberPages.Home,
        Trail = MemberPages.BelowHome,
    };

    static Form Report(Visit visit, Held held) => new("Report to the Chair", s_report,
    [
        new("kind", "What it is", InputKind.Radios)
        {
            Options = s_kinds,
            Value = held.Appointment!.Status is "ACTIVE" or "SUSPENDED" ? "PERIODIC" : "FINAL",
        },
        new("text", "The report", InputKind.Text) { Height = 14, Hint = "It binds nobody.", Rule = "R10" },
        new("readers", "Whose focal points may read it too", InputKind.Ticks)
        {
            Options = [.. held.Participants.Select(p => new Option(p.Code, p.Name))],
            IsOptional = true,
            Section = "Who reads it besides the Chair's office",
            Folds = true,
        },
    ])
    {
        Button = "Send it",
    };

    sealed record Asked(Offer? Node);

    sealed record Offer(
        string Id, DateTime Deadline, DateTime? SaidYesAt, string Release, string? End, int TermsVersion,
        MyAppointmentPage.Ref? Person, Offered? Appointment)
    {
        /// <summary>Whether an answer is awaited, to the offer or to terms that came after it.</summary>
        public bool IsAsked => End is null || (End is "ACCEPTED" && TermsVersion != Appointment?.Terms?.Version);
    }

    sealed record Offered(string Mission, bool IsExercise, TermsFacts.Terms? Terms);

    sealed record Held(MyAppointmentPage.Case? Appointment, IReadOnlyList<Participant> Participants);

    sealed record Participant(string Code, string Name);
}
