using System.Text;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Matching;

/// <summary>The main question, as a page whose address can be kept and sent.</summary>
static class WhoCouldGoPages
{
    const string Path = "/who-could-go";
    const int PageSize = 10;

    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query WhoCouldGo($need: EnvoyNeed!, $first: Int, $after: String, $last: Int, $before: String) {
          availableEnvoys(need: $need, first: $first, after: $after, last: $last, before: $before) {
            totalCount {{Many<Named>.Paged}}
            leftOut { stale nationality notWilling noConsent }
            nodes {
              fit noticeHours callNext
              reasons { criterion points maxPoints sentence }
              concerns { sentence }
              windows { from until status mode confirmedAt }
              earlierWork { engagement { title from until } countries }
              person {
                id fullName title participant { name } nationalities kind category localTime timeZone
                languages { name level } expertise { tag { name } level }
                contact { email phones assistant { name phone email } }
              }
            }
            nearMisses { wouldFitIf person { id fullName participant { name } nationalities } }
            failedPairs(first: 5) { people criteria { criterion } }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_saved = "query Saved { savedNeeds { id name need from until } }"u8.ToArray();
    static readonly ReadOnlyMemory<byte> s_save = Form.Mutation("saveNeed");
    static readonly ReadOnlyMemory<byte> s_remove = Form.Mutation("removeSavedNeed");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage(Path, visit => ShowAsync(visit, isComparison: false));
        app.MapPage($"{Path}/compare", visit => ShowAsync(visit, isComparison: true));
        app.MapPage($"{Path}/saved/{{id}}", async visit => await FindAsync(visit) is { } saved
            ? Results.Redirect(NeedForm.Address(saved.Need)) : visit.NotThere());
        app.MapForm($"{Path}/save", "The need is kept; your office is told when somebody new fits.", KeepAsync);
        app.MapForm($"{Path}/saved/{{id}}/remove", "The need is kept no longer.", RemoveAsync);
    }

    /// <summary>Keeps the need that the address says.</summary>
    static async Task<Form?> KeepAsync(Visit visit)
    {
        var query = visit.Http.Request.Query;
        if (!visit.Is(Access.CallerRole.Chair, Access.CallerRole.Unit) || !query.ContainsKey("from"))
            return null;
        var need = new FilledForm(await NeedForm.MakeAsync(visit), NeedForm.Fill(query), visit.Clock.Zone);
        return need.Faults.Count > 0 ? null : new Form("Keep this need", s_save,
            [new("name", "What your office calls it", InputKind.Text) { Hint = "It stands in the letters." }])
        {
            Lead = "Once a day the register looks who fits, and writes to your office where somebody does who did not "
                + "before. The letter names nobody.",
            Given = [("need", need.Input)],
            Button = "Keep it",
            Back = NeedForm.Address(need),
            Trail = [new Crumb("Who could go?", NeedForm.Address(need))],
        };
    }

    static async Task<Form?> RemoveAsync(Visit visit) => await FindAsync(visit) is not { } saved ? null
        : new Form($"Keep “{saved.Name}” no longer", s_remove, [])
        {
            Given = [("savedNeed", saved.Id)],
            Button = "Keep it no longer",
            Back = Path,
            Trail = [new Crumb("Who could go?", Path)],
        };

    static async Task<WhoCouldGo.Saved?> FindAsync(Visit visit) =>
        (await SavedAsync(visit)).FirstOrDefault(saved => saved.Id == visit.Route("id"));

    static async Task<IReadOnlyList<WhoCouldGo.Saved>> SavedAsync(Visit visit) =>
        visit.Is(Access.CallerRole.Chair, Access.CallerRole.Unit)
            ? (await visit.ReadAsync<AllSaved>(s_saved))?.SavedNeeds ?? [] : [];

    static async Task<IResult> ShowAsync(Visit visit, bool isComparison)
    {
        if (!visit.Is(Access.CallerRole.Chair, Access.CallerRole.Unit))
            return visit.NotThere();
        var query = visit.Http.Request.Query;
        var form = await NeedForm.MakeAsync(visit);
        var countries = await visit.CountriesAsync();
        if (!query.ContainsKey("from") && !query.ContainsKey("until"))
            return await ShownAsync(new FilledForm(Begun(form, visit), null, visit.Clock.Zone), null);
        var filled = new FilledForm(form, NeedForm.Fill(query), visit.Clock.Zone);
        if (filled.Faults.Count > 0)
            return await ShownAsync(filled, null);
        if (NeedForm.IsFromForm(query))
            return Results.Redirect(NeedForm.Address(filled));

        var page = Paging.Of(visit, isComparison ? 100 : PageSize);
        page["need"] = filled.Input;
        var looked = await visit.LookAsync<WhoCouldGo.Answer>(s_question, page);
        filled.Refuse([.. looked.Faults.Select(NeedForm.AtField)]);
        return isComparison && looked.Data?.AvailableEnvoys is { } all
            ? visit.Show<Compare, Compare.Side>("Side by side", new Compare.Side(
                [.. all.Nodes.Where(m => query["person"].Contains(m.Person?.Id))], countries),
                [new Crumb("Who could go?", NeedForm.Address(filled))])
            : await ShownAsync(filled, looked.Data?.AvailableEnvoys);

        async Task<IResult> ShownAsync(FilledForm filled, WhoCouldGo.Matches? matches) =>
            visit.Show<WhoCouldGo, WhoCouldGo.Shown>(
                "Who could go?",
                new WhoCouldGo.Shown(
                    filled, matches, countries, NeedForm.Address(filled), await SavedAsync(visit)),
                status: filled.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>With what another page knows already, such as the situation.</summary>
    static Form Begun(Form form, Visit visit) => form with
    {
        Fields = [.. form.Fields.Select(f => visit.Query(f.Name) is { } known ? f with { Value = known } : f)],
    };

    sealed record AllSaved(IReadOnlyList<WhoCouldGo.Saved>? SavedNeeds);
}
