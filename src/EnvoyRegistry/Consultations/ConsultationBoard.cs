using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Consultations;

/// <summary>What was put to all participants, and each of their lines, for the offices.</summary>
static class ConsultationBoard
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query Consultation($id: ID!) {
          consultation(id: $id) {
            id title outsideBody shared circular isExercise openedAt deadline closesAt state outcome
            replies {
              participant { code name } state text answeredAt withdrawnAt chairAnswer letter { state fault }
            }
          }
        }
        """u8.ToArray();

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/consultations/{id}", async visit =>
        await visit.ReadAsync<ConsultationPage.Answer>(s_question, new { id = visit.Route("id") })
            is { Consultation: { } consultation }
            ? visit.Show<ConsultationPage, ConsultationPage.Consulted>(consultation.Title, consultation)
            : visit.NotThere());
}
