using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Entries;

/// <summary>The member's ties: for her or him and the Chair's office alone.</summary>
static class MyTies
{
    public const string Place = $"{MemberPages.Home}/ties";

    const int Countries = 3;

    static readonly ReadOnlyMemory<byte> s_question = """
        query MyTies {
          viewer {
            person {
              version conflictDeclaration { none } conflicts { id kind countries party since until text }
            }
          }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_declare = Form.Mutation("declareConflictOfInterest");
    static readonly ReadOnlyMemory<byte> s_withdraw = Form.Mutation("withdrawConflictOfInterest");
    static readonly ReadOnlyMemory<byte> s_none = Form.Mutation("declareNoConflicts");

    static readonly Option[] s_kinds =
    [
        new("", "Please choose"), new("FAMILY", "Family"), new("EMPLOYMENT", "Employment or advice, now or before"),
        new("BUSINESS", "Business"), new("PROPERTY", "Land or houses"), new("POLITICS", "Politics"),
        new("ADVOCACY", "Took a side in public"), new("DISPUTE", "A claim or quarrel of my own"),
        new("OTHER", "Something else"),
    ];

    static readonly Crumb[] s_trail = [.. MemberPages.BelowTopics, new("Your ties", Place)];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(Place, async visit => await visit.EntryAsync<MyTiesPage.Entry>(s_question) is { } entry
            ? visit.Show<MyTiesPage, MyTiesPage.Shown>(
                "Your ties", new MyTiesPage.Shown(entry, await visit.CountriesAsync()), MemberPages.BelowTopics)
            : visit.NotThere());
        app.MapEntryForm<MyTiesPage.Entry>(
            $"{Place}/new", "The tie is declared.", s_question, (_, entry, countries) => Declare(entry, countries));
        app.MapEntryForm<MyTiesPage.Entry>(
            $"{Place}/none", "It is on record that you have none.", s_question,
            (_, entry, _) => entry.Conflicts.Count > 0 ? null : None(entry));
        app.MapEntryForm<MyTiesPage.Entry>($"{Place}/withdraw", "The tie is withdrawn.", s_question, Withdraw);
    }

    public static string Kind(string kind) => s_kinds.FirstOrDefault(option => option.Value == kind)?.Text ?? kind;

    /// <summary>That there are none.</summary>
    public static Form None(MyTiesPage.Entry entry) => new("Have you ties?", s_none, [])
    {
        Version = entry.Version,
        Button = "I have none",
        Back = Place,
        Trail = s_trail,
    };

    static Form Declare(MyTiesPage.Entry entry, CountryBook countries) => new("Declare a tie", s_declare,
    [
        new("kind", "Of what sort", InputKind.Choice) { Options = s_kinds },
        .. Enumerable.Range(0, Countries).Select(row => new FormField(
            $"countries.{row}", row == 0 ? "With which country" : "And with which", InputKind.Suggested)
        {
            IsOptional = true,
            Options = countries.Options,
            Hint = row == 0 ? "For land on a disputed border, all that claim it." : null,
        }),
        new("party", "Or with whom") { IsOptional = true },
        new("text", "What it is", InputKind.Text),
        new("since", "Since", InputKind.Day) { IsOptional = true },
        new("until", "Until", InputKind.Day) { IsOptional = true },
    ])
    {
        Version = entry.Version,
        Button = "Declare it",
        Back = Place,
        Trail = s_trail,
    };

    static Form? Withdraw(Visit visit, MyTiesPage.Entry entry, CountryBook countries) =>
        entry.Conflicts.FirstOrDefault(tie => tie.Id == visit.Query("tie")) is not { } tie ? null
            : new Form("Withdraw this tie?", s_withdraw, [])
            {
                Lead = $"{Kind(tie.Kind)}: {tie.Text}",
                Given = [("conflict", tie.Id)],
                Version = entry.Version,
                Button = "Withdraw it",
                Back = Place,
                Trail = s_trail,
            };
}
