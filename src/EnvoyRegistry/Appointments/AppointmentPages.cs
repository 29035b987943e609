using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Appointments;

/// <summary>An appointment: how far it is, what is next, and all that was agreed, offered and reported.</summary>
static class AppointmentPages
{
    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query Appointment($id: ID!, $about: [ID!]!) {
          appointment(id: $id) {
            id isExercise mission holderKind status requestedAt requestedBy { name }
            situation { id title }
            lawful safe urgent motive statedCase
            allTerms {
              version aim area parties limits from until reportEveryDays payer basis { citation } mandate
              changes { field }
            }
            consents {
              id subject termsVersion proposedName state condition evidence answeredAt
              party { name participant { name } }
            }
            offers {
              id position deadline saidYesAt release end officialName
              person { id fullName } office { name }
            }
            person { id fullName } officialName office { name } reason restoreBy
            reports(first: 50) { nodes { id kind text filedAt acknowledgedAt readers { name } } }
            timeToEnvoy {
              beganAt endedAt totalSeconds officeSeconds governmentsSeconds personsSeconds
              steps { status waitedFor from until seconds }
            }
            nextSteps { {{NextStep.Selection}} }
          }
          consultations(where: { about: $about }, first: 5) { nodes { ...Consulted } }
          exercises: consultations(where: { about: $about, isExercise: true }, first: 5) { nodes { ...Consulted } }
        }
        fragment Consulted on Consultation {
          id title circular isExercise openedAt closesAt state outcome
          replies { participant { code name } state text answeredAt withdrawnAt chairAnswer letter { state fault } }
        }
        """);

    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/appointments/{id}", ShowAsync);

    static async Task<IResult> ShowAsync(Visit visit)
    {
        var id = visit.Route("id");
        var read = await visit.ReadAsync<AppointmentPage.Answer>(s_question, new { id, about = new[] { id } });
        if (read?.Appointment is not { } appointment)
            return visit.NotThere();
        return visit.Show<AppointmentPage, AppointmentPage.Shown>(
            Title(appointment),
            new AppointmentPage.Shown(
                appointment, [.. read.Consultations?.Nodes ?? [], .. read.Exercises?.Nodes ?? []],
                visit.Is(CallerRole.Chair)),
            appointment.Situation is { } situation
                ? [new Crumb("Situations", "/situations"), new Crumb(situation.Title, $"/situations/{situation.Id}")]
                : []);
    }

    static string Title(AppointmentPage.Case appointment) =>
        (appointment.Person?.FullName ?? appointment.OfficialName ?? appointment.Office?.Name) is { } holder
            ? $"{Said.Word(appointment.Mission)}: {holder}" : Said.Word(appointment.Mission);
}
