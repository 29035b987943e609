using System.Text;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Pages;

/// <summary>What whoever opens the service in a browser finds: for an office, what waits for it.</summary>
static class HomePages
{
    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query Home {
          chair { present { until participant { name } } incoming { from participant { name } } note }
          situations(where: { status: [OPEN] }, first: 10) { nodes { ...Case } }
          exercises: situations(where: { status: [OPEN], isExercise: true }, first: 3) { nodes { ...Case } }
          consultations(where: { state: [OPEN] }, first: 10) { nodes { id title closesAt } }
          callsAskedFor(first: 10) { nodes { answeredAt person { id fullName } } }
          stale: people(where: { status: [STALE] }, first: 0) { totalCount }
          handOver { ...Asked }
          playedHandOver: handOver(isExercise: true) { ...Asked }
        }
        fragment Asked on HandOver {
          from { name }
          cases {
            isExercise askedAt decision
            appointment { id mission status situation { title } } grouping { id name status }
            consultation { id title state }
          }
        }
        fragment Case on Situation {
          id title isImminent isExercise openedAt
          holds { expiresAt person { id fullName } }
          appointments(first: 20) { nodes {
            id mission status
            timeToEnvoy { endedAt totalSeconds officeSeconds }
            nextSteps { {{NextStep.Selection}} }
          } }
        }
        """);

    public static async Task<IResult> ShowAsync(Visit visit) => visit.Caller.Role switch
    {
        CallerRole.Anonymous => visit.Show<Welcome, Visit>(
            "The register of the ARF's Experts and Eminent Persons", visit),
        CallerRole.Member => Results.Redirect("/my-entry"),
        _ => visit.Show<Home, Home.Desk>("What waits for you", (await visit.ReadAsync<Home.Desk>(s_question))!),
    };
}
