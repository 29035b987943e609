using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Entries;

/// <summary>The member's ties: for her or him and the Chair's office alone.</summary>
sealed class MyConflictsPage : MyEntryPage
{
    public const string Place = $"{SignInDesk.Home}/conflicts";

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyConflicts {
          participants { alpha2 name }
          viewer {
            person {
              version conflictDeclaration { none } conflicts { id kind countries party since until text }
            }
          }
        }
        """u8.ToArray();

    static readonly MyEntryAction s_declare = new("conflict", """
        mutation MyConflictDeclared($input: DeclareConflictOfInterestInput!) {
          declareConflictOfInterest(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["kind"] = fields["kind"],
        ["text"] = fields["text"] ?? "",
        ["countries"] = Codes(fields["country"]),
        ["party"] = fields["party"],
        ["since"] = fields["since"],
        ["until"] = fields["until"],
    }, "Thank you: that is declared.");

    static readonly MyEntryAction s_withdraw = new("conflict-withdrawn", """
        mutation MyConflictWithdrawn($input: WithdrawConflictOfInterestInput!) {
          withdrawConflictOfInterest(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new()
    {
        ["expectedVersion"] = fields.Number("version"),
        ["conflict"] = fields["conflict"],
    }, "It is withdrawn.");

    static readonly MyEntryAction s_none = new("conflicts-none", """
        mutation MyConflictsNone($input: DeclareNoConflictsInput!) {
          declareNoConflicts(input: $input) { errors { code message } }
        }
        """u8.ToArray(), fields => new() { ["expectedVersion"] = fields.Number("version") },
        "Thank you: it is on record that you have none.");

    static readonly (string Value, string Label)[] s_kinds =
    [
        ("FAMILY", "family"), ("EMPLOYMENT", "employment or advice, now or before"), ("BUSINESS", "business"),
        ("PROPERTY", "land or houses"), ("POLITICS", "politics"), ("ADVOCACY", "took a side in public"),
        ("DISPUTE", "a claim or quarrel of my own"), ("OTHER", "something else"),
    ];

    public override string Path => Place;
    public override string Title => "Ties that could stand in your way";
    public override IReadOnlyList<MyEntryAction> Actions => [s_declare, s_withdraw, s_none];

    public override async Task<Markup> BodyAsync(FrontEnd api, Fields sent, HttpContext http)
    {
        var read = await api.AskAsync<Read>(s_question, new { }, http);
        if (read.Viewer.Person is not { } entry)
            return NoEntry;
        var countries = new CountryNames(read.Participants.Select(p => (p.Alpha2, p.Name)));
        return Markup.From($"""
        <p>Only you and the office of the Chair see this; nor does whoever nominated you. That it was looked at is put
        on record.</p>
        {Markup.From(entry.Conflicts.Select(conflict => Declared(conflict, entry.Version, countries)))}
        {None(entry)}
        <h2>Declare one</h2>
        <form method="post" action="{To(s_declare)}">
        {FormMarkup.Hidden("version", entry.Version)}
        {FormMarkup.Choice("kind", "Of what sort", sent["kind"], s_kinds)}
        {FormMarkup.Input("country", "With which countries, by code, such as KH, TH", sent["country"])}
        {FormMarkup.Input("party", "Or with whom", sent["party"])}
        {FormMarkup.Area("text", "What it is", sent["text"])}
        {FormMarkup.Input("since", "Since", sent["since"], "date")}
        {FormMarkup.Input("until", "Until", sent["until"], "date")}
        <button class="first">Declare it</button>
        </form>
        """);
    }

    static Markup None(Entry entry) => entry switch
    {
        { Conflicts.Count: > 0 } => Markup.None,
        { ConflictDeclaration.None: true } => Markup.From($"<p>You have said that you have none.</p>"),
        _ => Markup.From($"""
            <form method="post" action="{To(s_none)}">
            {FormMarkup.Hidden("version", entry.Version)}
            <button>I have none</button></form>

            """),
    };

    /// <summary>As it was typed: the codes are checked where they are taken.</summary>
    static string[] Codes(string? typed) => typed?.ToUpperInvariant()
        .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    static Markup Declared(Conflict conflict, int version, CountryNames countries) => Markup.From($"""
        <div class="entry"><h2>{s_kinds.First(k => k.Value == conflict.Kind).Label}: {With(conflict, countries)}</h2>
        <p>{conflict.Text}</p>
        {Time(conflict)}
        <form method="post" action="{To(s_withdraw)}">
        {FormMarkup.Hidden("version", version)}
        <input type="hidden" name="conflict" value="{conflict.Id}">
        <button>Withdraw this</button></form></div>

        """);

    static string With(Conflict conflict, CountryNames countries) => string.Join(
        ", ", (conflict.Party is { } party ? [party] : Array.Empty<string>())
            .Concat(conflict.Countries.Select(countries.Write)));

    static Markup Time(Conflict conflict) => (conflict.Since, conflict.Until) switch
    {
        (null, null) => Markup.None,
        ({ } since, null) => Markup.From($"<p>Since {since:d MMMM yyyy}.</p>"),
        (null, { } until) => Markup.From($"<p>Until {until:d MMMM yyyy}.</p>"),
        ({ } since, { } until) => Markup.From($"<p>{since:d MMMM yyyy} to {until:d MMMM yyyy}.</p>"),
    };

    sealed record Read(IReadOnlyList<Named> Participants, Member<Entry> Viewer);

    sealed record Named(string? Alpha2, string Name);

    sealed record Entry(int Version, Declaration? ConflictDeclaration, IReadOnlyList<Conflict> Conflicts);

    sealed record Declaration(bool None);

    sealed record Conflict(
        string Id, string Kind, IReadOnlyList<string> Countries, string? Party, DateOnly? Since, DateOnly? Until,
        string Text);
}
