using System.Text;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Consultations;

/// <summary>What was put to all participants, as a list and one by one, with the lines that are the reader's.</summary>
static class ConsultationBoard
{
    const int PageSize = 25;

    static readonly ReadOnlyMemory<byte> s_list = Encoding.UTF8.GetBytes($$"""
        query Consultations(
          $where: ConsultationFilter, $first: Int, $after: String, $last: Int, $before: String) {
          consultations(where: $where, first: $first, after: $after, last: $last, before: $before) {
            {{Many<Named>.Paged}} nodes { id title state outcome closesAt replies { state withdrawnAt } }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query Consultation($id: ID!) {
          consultation(id: $id) {
            id title outsideBody shared circular isExercise openedAt deadline closesAt state outcome
            replies {
              participant { code name } state text answeredAt withdrawnAt chairAnswer letter { state fault }
            }
            nextSteps { {{NextStep.Selection}} }
          }
        }
        """);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/consultations", ListAsync);
        app.MapPage("/consultations/{id}", async visit =>
            await visit.ReadAsync<ConsultationPage.Answer>(s_question, new { id = visit.Route("id") })
                is { Consultation: { } consultation }
                ? visit.Show<ConsultationPage, ConsultationPage.Consulted>(
                    consultation.Title, consultation, [new Crumb("Consultations", "/consultations")])
                : visit.NotThere());
    }

    static async Task<IResult> ListAsync(Visit visit)
    {
        var variables = Paging.Of(visit, PageSize);
        var isExercise = visit.Query("exercises") is "yes";
        variables["where"] = new { isExercise };
        return await visit.ReadAsync<ConsultationsPage.Answer>(s_list, variables)
            is { Consultations: { } consultations }
            ? visit.Show<ConsultationsPage, ConsultationsPage.Shown>(
                isExercise ? "Consultations in exercises" : "Consultations",
                new ConsultationsPage.Shown(consultations, isExercise))
            : visit.NotThere();
    }
}
