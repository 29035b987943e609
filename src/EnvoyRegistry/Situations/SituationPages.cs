using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Situations;

/// <summary>What the Chair's office watches, as a list and one by one.</summary>
static class SituationPages
{
    const int PageSize = 25;

    static readonly ReadOnlyMemory<byte> s_list = Encoding.UTF8.GetBytes($$"""
        query Situations(
          $where: SituationFilter, $first: Int, $after: String, $last: Int, $before: String) {
          situations(where: $where, first: $first, after: $after, last: $last, before: $before) {
            {{Many<Named>.Paged}}
            nodes {
              id title area status isImminent openedAt
              appointments(first: 20) { nodes { status } }
            }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_one = Encoding.UTF8.GetBytes($$"""
        query Situation($id: ID!) {
          situation(id: $id) {
            id title areaKind area isContested country namingNote scope isImminent isExercise status openedAt
            openedBy { name } secretaryGeneralToldAt closedAt outcome findings
            parties {
              id name isDirectlyInvolved isHost counterpart takingUp takingUpCondition
            }
            partyDecisions { party { name } kind isDirectlyInvolved reason at }
            events(first: 50) { nodes { happenedAt text source certainty } }
            appointments(first: 20) { nodes {
              id mission status isProposal person { fullName } officialName office { name }
              consents { state subject termsVersion proposedName condition party { id } }
              terms { version }
              nextSteps { {{NextStep.Selection}} }
            } }
            shortlist { id note whyNot removedAt person { id fullName } }
            holds { id from until expiresAt note person { id fullName } }
          }
        }
        """);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/situations", ListAsync);
        app.MapPage("/situations/{id}", ShowAsync);
    }

    static async Task<IResult> ListAsync(Visit visit)
    {
        var variables = Paging.Of(visit, PageSize);
        var isExercise = visit.Query("exercises") is "yes";
        variables["where"] = new { isExercise };
        return await visit.ReadAsync<SituationsPage.Answer>(s_list, variables) is { Situations: { } situations }
            ? visit.Show<SituationsPage, SituationsPage.Shown>(
                isExercise ? "Exercises" : "Situations", new SituationsPage.Shown(situations, isExercise))
            : visit.NotThere();
    }

    static async Task<IResult> ShowAsync(Visit visit) =>
        await visit.ReadAsync<SituationPage.Answer>(s_one, new
        {
            id = visit.Route("id")
        }) is { Situation: { } situation }
            ? visit.Show<SituationPage, SituationPage.Shown>(situation.Title, new SituationPage.Shown(
                situation, visit.Is(CallerRole.Chair) && situation.Status is "OPEN",
                await visit.CountriesAsync()),
                    Trail(situation))
            : visit.NotThere();

    static Crumb[] Trail(SituationPage.Case situation) => situation.IsExercise
        ? [new Crumb("Exercises", "/situations?exercises=yes")] : [new Crumb("Situations", "/situations")];
}
