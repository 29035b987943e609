using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// What the Chair's office does on the way of a grouping, a form each; and what a focal point does that asks for a team
/// or sits in one.
/// </summary>
static class GroupingForms
{
    static readonly ReadOnlyMemory<byte> s_begin = """
        query CallForm {
          situations(where: { status: [OPEN] }, first: 50) { nodes { id title } }
          exercises: situations(where: { status: [OPEN], isExercise: true }, first: 50) { nodes { id title } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_question = """
        query GroupingForm($id: ID!) {
          viewer { participant { code } }
          grouping(id: $id) {
            id name kind status task version proposedAt request { requestedBy { code } }
            members { seat end participant { code name } person { id fullName } }
            situation { shortlist { removedAt person { id fullName } } holds { expiresAt person { id fullName } } }
          }
          participants { code name }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_teams = """
        query SeatForm($person: ID!) {
          person(id: $person) { id fullName kind }
          groupings(where: { kind: [EXPERT_TEAM], status: [PROPOSED, CONSULTING, CONSTITUTED, ACTIVE] }, first: 50) {
            nodes { id name version }
          }
          exercises: groupings(
            where: { kind: [EXPERT_TEAM], status: [PROPOSED, CONSULTING, CONSTITUTED, ACTIVE], isExercise: true }
            first: 50) { nodes { id name version } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_propose = Form.Mutation("proposeGrouping", "grouping { id }");
    static readonly ReadOnlyMemory<byte> s_seat = Form.Mutation("addGroupingMember", "grouping { id }");
    static readonly ReadOnlyMemory<byte> s_vacate = Form.Mutation("vacateSeat");
    static readonly ReadOnlyMemory<byte> s_consult = Form.Mutation("openConsultation");
    static readonly ReadOnlyMemory<byte> s_constitute = Form.Mutation("constituteGrouping");
    static readonly ReadOnlyMemory<byte> s_paper = Form.Mutation("recordGroupingPaper");
    static readonly ReadOnlyMemory<byte> s_dissolve = Form.Mutation("dissolveGrouping");

    static readonly Option[] s_kinds =
    [
        new("FRIENDS_OF_THE_CHAIR", "Friends of the Chair: three ministers, beside the Chair"),
        new("ASEAN_TROIKA", "The ASEAN Troika: the past, the present and the next Chair of ASEAN"),
        new("EXPERT_TEAM", "A team of experts: people of the register"),
    ];

    static readonly Option[] s_papers =
        [new("FACT_NOTE", "A note of facts"), new("RECOMMENDATION", "A recommendation of steps")];

    const int Readers = 3;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm("/groupings/new", "It is on record as proposed.", ProposeAsync);
        app.MapForm("/people/{id}/seat", "She or he is asked to join.", SeatPersonAsync);
        Add("seat", "The seat is filled.", Seat);
        Add("vacate", "The seat is free.", Vacate);
        Add("consult", "The participants are consulted; the letters are on their way.", Consult);
        Add("constitute", "It is constituted.", Constitute);
        Add("paper", "The paper is on record.", Paper);
        Add("dissolve", "It has ended.", Dissolve);

        void Add(string act, string done, Func<Group, Read, Visit, Form?> make) =>
            app.MapForm($"/groupings/{{id}}/{act}", done, async visit =>
                visit.Is(CallerRole.Chair, CallerRole.FocalPoint)
                    && await visit.ReadAsync<Read>(s_question, new { id = visit.Route("id") })
                        is { Grouping: { ProposedAt: not null } grouping } read
                    && !s_ended.Contains(grouping.Status) && make(grouping, read, visit) is { } form
                    ? form with
                    {
                        Given = form.Given ?? [("grouping", grouping.Id)],
                        Version = form.Given is null or [("grouping", _), ..] ? grouping.Version : null,
                        Back = $"/groupings/{grouping.Id}",
                        Trail =
                        [
                            new Crumb("Groupings", "/groupings"),
                            new Crumb(grouping.Name, $"/groupings/{grouping.Id}"),
                        ],
                    }
                    : null);
    }

    static readonly string[] s_ended = ["DISSOLVED", "NOT_FORMED"];

    static async Task<Form?> ProposeAsync(Visit visit)
    {
        if (!visit.Is(CallerRole.Chair, CallerRole.FocalPoint) || await visit.ReadAsync<Begun>(s_begin) is not { } read)
            return null;
        var isRequest = visit.Is(CallerRole.FocalPoint);
        return new Form(isRequest ? "Ask for a team of experts" : "Call a grouping", s_propose,
        [
            .. isRequest ? (FormField[])[] :
            [
                new("kind", "Which sort", InputKind.Radios) { Options = s_kinds, Value = visit.Query("kind") },
            ],
            new("name", "Name") { Hint = "For a heading. All participants read it once they are consulted." },
            new("task", "The one task it is called for", InputKind.Text) { Rule = isRequest ? "R26" : "R21" },
            .. isRequest ? (FormField[])
            [
                new("request", "Why your government asks for it", InputKind.Text) { Rule = "R26" },
            ] :
            [
                new("situation", "For the situation", InputKind.Choice)
                {
                    IsOptional = true,
                    Value = visit.Query("situation"),
                    Options =
                    [
                        new("", "none"), .. (read.Situations?.Nodes ?? []).Concat(read.Exercises?.Nodes ?? [])
                            .Select(s => new Option(s.Id, s.Title)),
                    ],
                },
            ],
            new("matter", "What it is about, as neutrally as can be") { IsOptional = true },
            new("from", "First day", InputKind.Day)
            {
                IsOptional = true,
                Hint = "The right to the seats is looked at for this day; today when left out. Like 14 March 2027.",
            },
            .. isRequest ? (FormField[])[] :
            [
                new("balanceNote", "How political balance was minded", InputKind.Text)
                {
                    IsOptional = true,
                    Rule = "R22",
                    Hint = "Needed for Friends of the Chair.",
                },
            ],
        ])
        {
            Given = isRequest ? [("kind", "EXPERT_TEAM")] : [],
            Lead = isRequest
                ? "The Chair's office goes on from there, asks people to join, and consults all participants."
                : "Next you say who is to sit in it, and consult all participants.",
            Button = isRequest ? "Ask for it" : "Put it on record",
            Back = "/groupings",
            Trail = [new Crumb("Groupings", "/groupings")],
            Onward = payload => $"/groupings/{payload.GetProperty("grouping").GetProperty("id").GetString()}",
        };
    }

    static Form? Seat(Group grouping, Read read, Visit visit)
    {
        if (!visit.Is(CallerRole.Chair))
            return null;
        var isTeam = grouping.Kind is "EXPERT_TEAM";
        return new Form(isTeam ? "Ask somebody to join" : "Fill a seat", s_seat,
        [
            .. isTeam ? (FormField[])
            [
                new("member.holder.person", "Whom", InputKind.Choice)
                {
                    Options = [.. Considered(grouping, visit).Select(p => new Option(p.Id, p.FullName))],
                    Rule = "R26",
                    Hint = "Those on the shortlist of the situation, and those whose days are held. To ask somebody " +
                        "else, choose “Seat in a team” on her or his page.",
                },
            ] :
            [
                new("member.seat", "Which seat", InputKind.Radios)
                {
                    Options = [.. SeatsOf(grouping.Kind).Select(seat => new Option(seat, Said.Word(seat)))],
                    Rule = grouping.Kind is "ASEAN_TROIKA" ? "R28" : "R20",
                },
                new("member.holder.participant", "The minister of", InputKind.Suggested)
                {
                    Options = [.. read.Participants.Select(p => new Option(p.Code, p.Name))],
                },
            ],
            new("member.note", "To know about this seat", InputKind.Text)
            {
                IsOptional = true,
                Rule = isTeam ? "R16" : grouping.Kind is "ASEAN_TROIKA" ? "R28" : "R22",
                Hint = isTeam ? "Needed for a national of a party; it is sealed then."
                    : "Needed for another than the terms give, and for one that is directly involved.",
            },
        ])
        {
            Given = isTeam ? [("grouping", grouping.Id), ("member.seat", "EXPERT")] : [("grouping", grouping.Id)],
            Lead = isTeam ? "She or he is asked by letter, where a mail address is stated, and says yes or no." : null,
            Button = isTeam ? "Ask" : "Fill it",
        };
    }

    /// <summary>From the page of a person.</summary>
    static async Task<Form?> SeatPersonAsync(Visit visit)
    {
        if (!visit.Is(CallerRole.Chair)
            || await visit.ReadAsync<Teams>(s_teams, new { person = visit.Route("id") })
                is not { Person: { Kind: not "HISTORICAL" } person } read)
            return null;
        return new Form($"Seat {person.FullName} in a team", s_seat,
        [
            new("grouping", "Which team", InputKind.Choice)
            {
                Options = [.. (read.Groupings?.Nodes ?? []).Concat(read.Exercises?.Nodes ?? [])
                    .Select(g => new Option($"{g.Id}.{g.Version}", g.Name))],
                Hint = "Another one is put on record by “Call a grouping”, among the groupings.",
            },
            new("member.note", "To know about this seat", InputKind.Text)
            {
                IsOptional = true,
                Rule = "R16",
                Hint = "Needed for a national of a party; it is sealed then.",
            },
        ])
        {
            Given = [("member.seat", "EXPERT"), ("member.holder.person", person.Id)],
            Lead = "She or he is asked by letter, where a mail address is stated, and says yes or no.",
            Button = "Ask",
            Back = $"/people/{person.Id}",
            Trail = [new Crumb("People", "/people"), new Crumb(person.FullName, $"/people/{person.Id}")],
            Shape = input =>
            {
                if (input.GetValueOrDefault("grouping") is string chosen && chosen.Split('.') is [var id, var version])
                    (input["grouping"], input["expectedVersion"]) = (
                        id, int.Parse(version, System.Globalization.CultureInfo.InvariantCulture));
                return input;
            },
            Onward = payload => $"/groupings/{payload.GetProperty("grouping").GetProperty("id").GetString()}",
        };
    }

    static Form? Vacate(Group grouping, Read read, Visit visit)
    {
        var (participant, person) = (visit.Query("participant"), visit.Query("person"));
        return !visit.Is(CallerRole.Chair) || grouping.Members.FirstOrDefault(m => m.End is null
            && (participant is not null ? m.Participant?.Code == participant
                : person is not null && m.Person?.Id == person)) is not { } member ? null
            : new Form($"Give the seat of {Name(member)} free", s_vacate, [])
            {
                Given =
                [
                    ("grouping", grouping.Id),
                    participant is not null ? ("holder.participant", participant) : ("holder.person", person!),
                ],
                Button = "Give it free",
                Warning = $"{Name(member)} sits in it no more.",
            };
    }

    static Form? Consult(Group grouping, Read read, Visit visit) => !visit.Is(CallerRole.Chair) ? null
        : new Form("Consult all participants", s_consult,
        [
            new("circular", "What you write to them", InputKind.Text)
            {
                Value = $"The Chair's office proposes {grouping.Name}.\n\nTask: {grouping.Task}\n\n" +
                    (grouping.Kind is "EXPERT_TEAM" || grouping.Members.All(m => m.End is not null) ? ""
                        : $"Who would sit in it: {Said.List([.. grouping.Members.Where(m => m.End is null)
                            .Select(Name)])}.\n\n") +
                    "Please say by the deadline whether you object.",
                Rule = grouping.Kind is "ASEAN_TROIKA" ? "R28" : grouping.Kind is "EXPERT_TEAM" ? "R14" : "R22",
                Hint = "All 27 read it. Who sits is to be settled first: a change wants another consultation.",
            },
            new("deadline", "Answer by", InputKind.Instant)
            {
                Value = $"{visit.Local(visit.Now.AddDays(1)):d MMMM yyyy HH:mm}",
                Hint = "Silence by then is shown as silence.",
            },
        ])
        {
            Given = [("about.matter", grouping.Id)],
            Button = "Send the letters",
            Warning = "A letter goes to the focal point office of each participant at once.",
        };

    static Form? Constitute(Group grouping, Read read, Visit visit) => !visit.Is(CallerRole.Chair) ? null
        : new Form($"Constitute {grouping.Name}", s_constitute, [])
        {
            Lead = "All participants were consulted, none objects, and each seat is in order: what is missing is told.",
            Button = "Constitute it",
            Warning = "From its first day on it is at work.",
        };

    static Form? Paper(Group grouping, Read read, Visit visit) =>
        !visit.Is(CallerRole.Chair) && !grouping.Members.Any(m => m.End is null
            && m.Participant is { } seated && seated.Code == read.Viewer.Participant?.Code) ? null
        : new Form("Put a paper on record", s_paper,
        [
            new("kind", "What it is", InputKind.Radios) { Options = s_papers, Rule = "R23" },
            new("text", "The paper", InputKind.Text),
            .. Enumerable.Range(0, Readers).Select(row => new FormField(
                $"readers.{row}.participant", row == 0 ? "Who may read it" : $"And who, number {row + 1}",
                InputKind.Suggested)
            {
                IsOptional = true,
                Options = [.. read.Participants.Select(p => new Option(p.Code, p.Name))],
                Hint = row == 0 ? "Beside the Chair's office and whoever wrote it, nobody else may." : null,
                Section = "Readers",
            }),
        ])
        { Button = "Put it on record", Lead = "It binds nobody." };

    static Form? Dissolve(Group grouping, Read read, Visit visit) =>
        !visit.Is(CallerRole.Chair)
            && (grouping.Status is not "PROPOSED" || grouping.Request?.RequestedBy.Code != read.Viewer.Participant?.Code
                || grouping.Request is null) ? null
        : new Form(visit.Is(CallerRole.Chair) ? $"End {grouping.Name}" : "Take your request back", s_dissolve,
        [
            new("reason", "Why", InputKind.Text) { Rule = "R21", Hint = "The reason stays on record." },
            .. visit.Is(CallerRole.Chair) ? (FormField[])
            [
                new("on", "Last day", InputKind.Day) { IsOptional = true, Hint = "Today when left out." },
            ] : [],
        ])
        { Button = "End it", Warning = "A grouping that has ended does not begin again." };

    static IEnumerable<Somebody> Considered(Group grouping, Visit visit) =>
        (grouping.Situation?.Holds ?? []).Where(h => h.ExpiresAt > visit.Now).Select(h => h.Person)
            .Concat((grouping.Situation?.Shortlist ?? []).Where(s => s.RemovedAt is null).Select(s => s.Person))
            .DistinctBy(p => p.Id)
            .Where(p => !grouping.Members.Any(m => m.End is null && m.Person?.Id == p.Id));

    static string[] SeatsOf(string kind) => kind is "ASEAN_TROIKA"
        ? ["CHAIR", "INCOMING_CHAIR", "PAST_CHAIR", "ASEAN_BY_CONSENSUS"]
        : ["CHAIR", "INCOMING_CHAIR", "PAST_CHAIR", "NON_ASEAN"];

    static string Name(Member member) => member.Person?.FullName ?? $"the minister of {member.Participant?.Name}";

    sealed record Begun(Many<Titled>? Situations, Many<Titled>? Exercises);

    sealed record Titled(string Id, string Title);

    sealed record Teams(Candidate? Person, Many<Team>? Groupings, Many<Team>? Exercises);

    sealed record Candidate(string Id, string FullName, string Kind);

    sealed record Team(string Id, string Name, int Version);

    sealed record Read(Viewer Viewer, Group? Grouping, IReadOnlyList<Participant> Participants);

    sealed record Viewer(Coded? Participant);

    sealed record Coded(string Code);

    sealed record Participant(string Code, string Name);

    sealed record Group(
        string Id, string Name, string Kind, string Status, string Task, int Version, DateTime? ProposedAt,
        Asked? Request, IReadOnlyList<Member> Members, Case? Situation);

    sealed record Asked(Coded RequestedBy);

    sealed record Member(string Seat, string? End, Participant? Participant, Somebody? Person);

    sealed record Case(IReadOnlyList<Shortlisted> Shortlist, IReadOnlyList<Held> Holds);

    sealed record Shortlisted(DateTime? RemovedAt, Somebody Person);

    sealed record Held(DateTime? ExpiresAt, Somebody Person);

    sealed record Somebody(string Id, string FullName);
}
