using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Situations;

/// <summary>What the Chair's office does to a situation, a form each.</summary>
static class SituationForms
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query SituationForm($id: ID!) {
          situation(id: $id) {
            id title areaKind area isContested country namingNote scope isImminent isExercise status version
            parties { id name }
          }
          participants { code name }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_open = Form.Mutation("openSituation", "situation { id }");
    static readonly ReadOnlyMemory<byte> s_change = Form.Mutation("updateSituation");
    static readonly ReadOnlyMemory<byte> s_close = Form.Mutation("closeSituation");
    static readonly ReadOnlyMemory<byte> s_event = Form.Mutation("recordEvent");
    static readonly ReadOnlyMemory<byte> s_party = Form.Mutation("nameParty");
    static readonly ReadOnlyMemory<byte> s_noParty = Form.Mutation("removeParty");

    static readonly Option[] s_kinds =
    [
        new("COUNTRY", "A country"), new("SUBNATIONAL", "A part of a country"), new("TERRITORY", "A territory"),
        new("REGION", "A region"), new("SEA", "A sea"),
    ];

    static readonly Option[] s_scopes =
    [
        new("INTER_STATE", "Between states"), new("INTRA_STATE", "Within one state: it must agree first"),
        new("MIXED", "Both"),
    ];

    static readonly Option[] s_certainties =
        [new("CONFIRMED", "Confirmed"), new("REPORTED", "Reported"), new("DISPUTED", "Disputed")];

    static readonly Crumb[] s_trail = [new("Situations", "/situations")];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm("/situations/new", "It is on record, and its clock runs.", OpenAsync);
        app.MapForm("/situations/{id}/change", "It is changed.", OfOpen(Change));
        app.MapForm("/situations/{id}/close", "It is closed.", OfOpen(Close));
        app.MapForm("/situations/{id}/event", "The event is recorded.", OfOpen(Event));
        app.MapForm("/situations/{id}/party", "The decision is recorded.", OfOpen(Party));
        app.MapForm("/situations/{id}/remove-party", "The party is taken off.", OfOpen(RemoveParty));
    }

    static Func<Visit, Task<Form?>> OfOpen(Func<Visit, Read, CountryBook, Form?> make) => async visit =>
        visit.Is(CallerRole.Chair)
            && await visit.ReadAsync<Read>(s_question, new { id = visit.Route("id") })
                is { Situation.Status: "OPEN" } read
            && make(visit, read, await visit.CountriesAsync()) is { } form
            ? form with { Back = $"/situations/{read.Situation.Id}", Trail = Trail(read.Situation) } : null;

    static Crumb[] Trail(Case situation) =>
    [
        situation.IsExercise ? new Crumb("Exercises", "/situations?exercises=yes") : s_trail[0],
        new Crumb(situation.Title, $"/situations/{situation.Id}"),
    ];

    static async Task<Form?> OpenAsync(Visit visit) => !visit.Is(CallerRole.Chair) ? null : new Form(
        "Open a situation", s_open,
        [
            new("title", "Title") { Hint = "As neutral as can be: all parties may read it." },
            .. Area(null, await visit.CountriesAsync()),
            new("scope", "Scope", InputKind.Radios) { Options = s_scopes, Rule = "R18" },
            new("isImminent", "Danger is imminent: tell the Secretary-General at once", InputKind.Tick)
            {
                Hint = "A letter goes out when you save.",
                Rule = "R24",
            },
            .. HappenedFields("firstEvent."),
            new("isExercise", "It is an exercise", InputKind.Tick),
        ])
    {
        Button = "Open it",
        Lead = "What it is about, and what happened first. The clock of the case runs from here.",
        Back = "/situations",
        Trail = s_trail,
        Onward = payload => $"/situations/{payload.GetProperty("situation").GetProperty("id").GetString()}",
    };

    static Form Change(Visit visit, Read read, CountryBook countries) => new("Change the situation", s_change,
    [
        new("title", "Title") { Value = read.Situation!.Title },
        .. Area(read.Situation, countries),
        new("scope", "Scope", InputKind.Radios) { Options = s_scopes, Value = read.Situation.Scope, Rule = "R18" },
        new("isImminent", "Danger is imminent: tell the Secretary-General", InputKind.Tick)
        {
            Value = Yes(read.Situation.IsImminent),
            Rule = "R24",
        },
    ])
    { Given = [("situation", read.Situation.Id)], Version = read.Situation.Version };

    static Form Close(Visit visit, Read read, CountryBook countries) => new("Close the situation", s_close,
    [
        new("outcome", "What came of it", InputKind.Text),
        new("findings", "What it taught", InputKind.Text)
        {
            IsOptional = !read.Situation!.IsExercise,
            Hint = "An exercise ends with what it taught.",
        },
    ])
    {
        Given = [("situation", read.Situation.Id)],
        Version = read.Situation.Version,
        Button = "Close it",
        Warning = "A situation that is closed is not opened again.",
    };

    static Form Event(Visit visit, Read read, CountryBook countries) => new(
        "Record an event", s_event, [.. HappenedFields("event.")])
    { Given = [("situation", read.Situation!.Id)], Button = "Record it" };

    static Form Party(Visit visit, Read read, CountryBook countries) => new("Name a party", s_party,
    [
        new("who.participant", "A participant of the Forum", InputKind.Suggested)
        {
            IsOptional = true,
            Options = [.. read.Participants.Select(p => new Option(p.Code, p.Name))],
            Hint = "Fill in one of these three.",
        },
        new("who.country", "Another country", InputKind.Suggested) { IsOptional = true, Options = countries.Options },
        new("who.name", "Or another name") { IsOptional = true, Hint = "Of a party that is no state." },
        new("isDirectlyInvolved", "Directly involved: nothing is done without its consent", InputKind.Tick)
        {
            Value = "yes",
            Rule = "R16",
        },
        new("isHost", "It is the host", InputKind.Tick),
        new("reason", "Why", InputKind.Text) { Hint = "The decision stays on record with its reason." },
        new("counterpart.name", "Who speaks for it") { IsOptional = true },
        new("counterpart.reach", "How to reach that person") { IsOptional = true },
    ])
    {
        Given = [("situation", read.Situation!.Id)],
        Version = read.Situation.Version,
        Button = "Name it",
        Lead = "To change what was decided of a party, name it once more.",
    };

    static Form? RemoveParty(Visit visit, Read read, CountryBook countries) =>
        read.Situation!.Parties.FirstOrDefault(p => p.Id == visit.Query("party")) is not { } party ? null
            : new($"Take {party.Name} off", s_noParty, [new("reason", "Why", InputKind.Text)])
            {
                Given = [("situation", read.Situation.Id), ("party", party.Id)],
                Version = read.Situation.Version,
                Button = "Take it off",
            };

    static IEnumerable<FormField> Area(Case? now, CountryBook countries) =>
    [
        new("area.name", "Where") { Value = now?.Area },
        new("area.kind", "What sort of place", InputKind.Choice)
        {
            Options = s_kinds,
            Value = now?.AreaKind ?? "REGION",
        },
        new("area.country", "The country, where it is one or a part of one", InputKind.Suggested)
        {
            IsOptional = true,
            Options = countries.Options,
            Value = now?.Country,
        },
        new("area.isContested", "Whose it is, is contested", InputKind.Tick) { Value = Yes(now?.IsContested) },
        new("area.namingNote", "How it is named, and why") { IsOptional = true, Value = now?.NamingNote },
    ];

    static IEnumerable<FormField> HappenedFields(string place) =>
    [
        new($"{place}text", "What happened", InputKind.Text),
        new($"{place}happenedAt", "When", InputKind.Instant),
        new($"{place}source", "Where that is known from"),
        new($"{place}certainty", "How sure it is", InputKind.Radios) { Options = s_certainties },
    ];

    static string? Yes(bool? value) => value is true ? "yes" : null;

    sealed record Read(Case? Situation, IReadOnlyList<Participant> Participants);

    sealed record Case(
        string Id, string Title, string AreaKind, string Area, bool IsContested, string? Country, string? NamingNote,
        string Scope, bool IsImminent, bool IsExercise, string Status, int Version, IReadOnlyList<Involved> Parties);

    sealed record Involved(string Id, string Name);

    sealed record Participant(string Code, string Name);
}
