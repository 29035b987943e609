using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Forms on the page of a situation: asking that somebody be sent, the shortlist, holding days, and whether a matter
/// within one state is taken up.
/// </summary>
static class CandidateForms
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query CandidateForm($id: ID!, $person: ID!, $named: Boolean!) {
          situation(id: $id) {
            id title status
            parties { id name takingUp }
            shortlist { id removedAt person { id fullName } }
            holds { id from until expiresAt person { id fullName } }
          }
          person(id: $person) @include(if: $named) { id fullName }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_request = Form.Mutation("requestAppointment", "appointment { id }");
    static readonly ReadOnlyMemory<byte> s_shortlist = Form.Mutation("addToShortlist");
    static readonly ReadOnlyMemory<byte> s_unlist = Form.Mutation("removeFromShortlist");
    static readonly ReadOnlyMemory<byte> s_hold = Form.Mutation("holdEnvoy");
    static readonly ReadOnlyMemory<byte> s_release = Form.Mutation("releaseHold");
    static readonly ReadOnlyMemory<byte> s_takingUp = Form.Mutation("recordConsent");

    static readonly Option[] s_missions =
    [
        new("ENVOY", "Envoy: speaks for the Chair"), new("MEDIATOR", "Mediator: mediates between the parties"),
        new("FACT_FINDING", "Fact-finder: finds out what happened"),
        new("GOOD_WILL", "Good-will envoy: brings the Forum's good will"),
        new("ADVISER", "Adviser: advises the parties, or those who mediate"),
        new("OBSERVER", "Observer: sees whether what was agreed is kept"), new("TRAINER", "Trainer: teaches"),
    ];

    static readonly Option[] s_holders =
    [
        new("PERSON", "A person of the register"), new("OFFICIAL", "A sitting minister or official, by name"),
        new("OFFICE", "An office of a participant"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        Add("request", "The request is on record.", Request);
        Add("shortlist", "She or he is on the shortlist.", Shortlist);
        Add("unlist", "She or he is off the shortlist.", Unlist);
        Add("hold", "The days are held.", Hold);
        Add("release", "The days are given back.", Release);
        Add("taking-up", "The answer is recorded.", TakingUp);

        void Add(string act, string done, Func<Case, Read, Visit, Form?> make) =>
            app.MapForm($"/situations/{{id}}/{act}", done, visit => MakeAsync(visit, make));
    }

    static async Task<Form?> MakeAsync(Visit visit, Func<Case, Read, Visit, Form?> make)
    {
        var person = visit.Query("person");
        if (!visit.Is(CallerRole.Chair) || await visit.ReadAsync<Read>(
                s_question, new { id = visit.Route("id"), person = person ?? "", named = person is not null })
                is not { Situation: { Status: "OPEN" } situation } read || make(situation, read, visit) is not { } form)
            return null;
        return form with
        {
            Back = $"/situations/{situation.Id}",
            Trail = [new Crumb("Situations", "/situations"), new Crumb(situation.Title, $"/situations/{situation.Id}")],
        };
    }

    static Form? Request(Case situation, Read read, Visit visit) => new("Ask that somebody be sent", s_request,
    [
        new("mission", "To do what", InputKind.Radios) { Options = s_missions, Value = "ENVOY" },
        new("holder", "Who can hold it", InputKind.Radios) { Options = s_holders, Value = "PERSON" },
        new("screening.lawful", "On what grounds it is lawful", InputKind.Text) { Rule = "R16", Hint =
            "In your words." },
        new("screening.safe", "How whoever is sent is kept safe", InputKind.Text),
        new("screening.urgent", "Why it cannot wait", InputKind.Text),
        new("screening.motive", "Who gains by it", InputKind.Text) { Hint = "So that there is no hidden motive." },
    ])
    {
        Given = [("situation", situation.Id)],
        Lead = "Four answers, without which nothing is taken up.",
        Button = "Put it on record",
        Onward = payload => $"/appointments/{payload.GetProperty("appointment").GetProperty("id").GetString()}",
    };

    static Form? Shortlist(Case situation, Read read, Visit visit) => new("Shortlist somebody", s_shortlist,
    [
        Person(People(situation, read)),
        new("note", "Why", InputKind.Text) { IsOptional = true },
        new("position", "Where in the order", InputKind.Number) { IsOptional = true, Hint =
            "From 1; else at the end." },
    ])
    {
        Given = [("situation", situation.Id)],
        Lead = Finding,
    };

    static Form? Unlist(Case situation, Read read, Visit visit) =>
        situation.Shortlist.FirstOrDefault(s => s.Id == visit.Query("entry") && s.RemovedAt is null) is not { } entry
            ? null
            : new($"Take {entry.Person.FullName} off the shortlist", s_unlist, [new("whyNot", "Why not",
                InputKind.Text)])
            {
                Given = [("entry", entry.Id)],
                Button = "Take off",
            };

    static Form? Hold(Case situation, Read read, Visit visit) => new("Hold days of somebody", s_hold,
    [
        Person(People(situation, read)),
        new("from", "First day", InputKind.Day) { Value = Day(visit.Query("from")) },
        new("until", "Last day", InputKind.Day) { Value = Day(visit.Query("until")) },
        new("hours", "For how many hours from now", InputKind.Number) { Value = "72", Hint =
            "At most 72. It ends by itself." },
        new("note", "Why this person", InputKind.Text)
        {
            IsOptional = true,
            Hint = "Needed for a national of a party, and for whoever declared a tie with one.",
        },
    ])
    {
        Given = [("situation", situation.Id)],
        Lead = Finding,
        Button = "Hold them",
    };

    static Form? Release(Case situation, Read read, Visit visit) =>
        situation.Holds.FirstOrDefault(h => h.Id == visit.Query("hold") && h.ExpiresAt > visit.Now) is not { } hold
            ? null
            : new($"Give back the days of {hold.Person.FullName}", s_release, [])
            {
                Given = [("hold", hold.Id)],
                Lead = $"{Said.Days(hold.From, hold.Until)} are free again then.",
                Button = "Give them back",
            };

    static Form? TakingUp(Case situation, Read read, Visit visit) =>
        situation.Parties.FirstOrDefault(p => p.Id == visit.Query("party") && p.TakingUp is not null) is not { } party
            ? null
            : new($"Does {party.Name} agree that it is taken up?", s_takingUp, [.. ConsentFields.Of("R18")])
            {
                Given = [("to.takingUp.situation", situation.Id), ("to.takingUp.party", party.Id)],
                Button = "Record it",
            };

    static FormField Person(IReadOnlyList<Option> people) => new("person", "Who", InputKind.Choice)
    {
        Options = people
    };

    /// <summary>Whoever the address names, and whom the office has in mind.</summary>
    static List<Option> People(Case situation, Read read) =>
    [
        .. (read.Person is { } named ? (Somebody[])[named] : [])
            .Concat(situation.Shortlist.Where(s => s.RemovedAt is null).Select(s => s.Person))
            .Concat(situation.Holds.Select(h => h.Person))
            .DistinctBy(p => p.Id).Select(p => new Option(p.Id, p.FullName)),
    ];

    const string Finding =
        "To choose somebody else, find her or him by “Who could go?”, and come here from there.";

    static string? Day(string? written) => DateOnly.TryParseExact(written, "O", out var day) ? Said.Day(day) : written;

    sealed record Read(Case? Situation, Somebody? Person);

    sealed record Case(
        string Id, string Title, string Status, IReadOnlyList<Party> Parties, IReadOnlyList<Considered> Shortlist,
        IReadOnlyList<Held> Holds);

    sealed record Party(string Id, string Name, string? TakingUp);

    sealed record Considered(string Id, DateTime? RemovedAt, Somebody Person);

    sealed record Held(string Id, DateOnly From, DateOnly Until, DateTime? ExpiresAt, Somebody Person);

    sealed record Somebody(string Id, string FullName);
}
