using EnvoyRegistry.Access;
using EnvoyRegistry.Matching;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Teams;

/// <summary>The best team for a task, as a page whose address can be kept and sent.</summary>
static class TeamPages
{
    const string Path = "/team";

    static readonly ReadOnlyMemory<byte> s_question = """
        query Team($need: TeamNeed!) {
          composeTeam(need: $need) {
            candidates isProven
            team { ...Composed } alternatives { ...Composed }
            shortfall { unmet { sentence } changes { sentence } }
          }
        }
        fragment Composed on Team {
          difference women men subRegions
          participants { participant { name } people }
          members {
            fit noticeHours concerns { sentence } person { id fullName participant { name } }
          }
          covers { asked by { person { id fullName } } }
        }
        """u8.ToArray();

    static readonly string[] s_balance = ["women", "men", "mostOfOneParticipant", "subRegions"];

    // A team covers all that is asked for together, so there is no choice of one.
    static readonly string[] s_ofOne = ["anyExpertise", "anyLanguage", "knows"];

    public static void Map(IEndpointRouteBuilder app) => app.MapPage(Path, ShowAsync);

    static async Task<IResult> ShowAsync(Visit visit)
    {
        if (!visit.Is(CallerRole.Chair, CallerRole.Unit))
            return visit.NotThere();
        var query = visit.Http.Request.Query;
        var form = OfTeam(await NeedForm.MakeAsync(visit));
        if (!query.ContainsKey("from"))
            return Show(new FilledForm(form, null, visit.Clock.Zone), null);
        var filled = new FilledForm(form, NeedForm.Fill(query), visit.Clock.Zone);
        if (filled.Faults.Count > 0)
            return Show(filled, null);
        if (NeedForm.IsFromForm(query))
            return Results.Redirect(NeedForm.Address(filled, Path, ["size", .. s_balance]));

        var looked = await visit.LookAsync<TeamPage.Answer>(s_question, new { need = filled.Input });
        filled.Refuse([.. looked.Faults.Select(NeedForm.AtField)]);
        return Show(filled, looked.Data?.ComposeTeam);

        IResult Show(FilledForm shown, TeamPage.Composed? composed) =>
            visit.Show<TeamPage, TeamPage.Shown>(
                "Compose a team", new TeamPage.Shown(shown, composed),
                status: shown.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    static Form OfTeam(Form ofOne) => ofOne with
    {
        Title = "Compose a team",
        Fields =
        [
            new("size", "How many people", InputKind.Number) { Value = "3", Hint = "From 1 to 7." },
            .. ofOne.Fields.Where(f => !s_ofOne.Any(name => f.Name.StartsWith(name, StringComparison.Ordinal))),
            new("women", "Women, at least", InputKind.Number) { IsOptional = true },
            new("men", "Men, at least", InputKind.Number) { IsOptional = true },
            new("mostOfOneParticipant", "Of one participant, at most", InputKind.Number) { IsOptional = true },
            new("subRegions", "Sub-regions, at least", InputKind.Number) { IsOptional = true, Hint = "There are six." },
        ],
        Shape = rows =>
        {
            var need = ofOne.Shape!(rows);
            need["size"] = rows.GetValueOrDefault("size");
            var balance = s_balance.Where(name => rows.GetValueOrDefault(name) is not null)
                .ToDictionary(name => name, name => rows[name], StringComparer.Ordinal);
            if (balance.Count > 0)
                need["balance"] = balance;
            return need;
        },
    };
}
