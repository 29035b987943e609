using System.Text;
using EnvoyRegistry.Access;

namespace EnvoyRegistry.Pages;

/// <summary>What whoever opens the service in a browser finds: for an office, what waits for it.</summary>
static class HomePages
{
    const string Live = "REQUESTED SCOPED CONSULTING CLEARED OFFERED ACCEPTED APPOINTED ACTIVE SUSPENDED REPORTING " +
        "RESIGNED TERMINATED";

    const string LiveGroups = "PROPOSED CONSULTING CONSTITUTED ACTIVE REPORTED";

    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query Home {
          chair { present { until participant { name } } incoming { from participant { name } } note }
          situations(where: { status: [OPEN] }, first: 10) { nodes { ...Case } }
          exercises: situations(where: { status: [OPEN], isExercise: true }, first: 3) { nodes { ...Case } }
          consultations(where: { state: [OPEN] }, first: 20) { nodes { ...Asked } }
          playedConsultations: consultations(where: { state: [OPEN], isExercise: true }, first: 20) {
            nodes { ...Asked } }
          appointments(where: { status: [{{Live}}] }, first: 50) { nodes { ...Work } }
          playedAppointments: appointments(where: { status: [{{Live}}], isExercise: true }, first: 20) {
            nodes { ...Work } }
          groupings(where: { status: [{{LiveGroups}}] }, first: 20) { nodes { ...Group } }
          playedGroupings: groupings(where: { status: [{{LiveGroups}}], isExercise: true }, first: 20) {
            nodes { ...Group } }
          callsAskedFor(first: 10) { nodes { answeredAt person { id fullName } } }
          stale: people(where: { status: [STALE] }, first: 0) { totalCount }
        }
        fragment Asked on Consultation {
          id title closesAt outsideBody isExercise nextSteps { {{NextStep.Selection}} }
        }
        fragment Work on Appointment {
          id mission isExercise situation { title } nextSteps { {{NextStep.Selection}} }
        }
        fragment Group on Grouping { id name isExercise nextSteps { {{NextStep.Selection}} } }
        fragment Case on Situation {
          id title isImminent isExercise openedAt
          holds { expiresAt person { id fullName } }
          appointments(first: 20) { nodes {
            id mission status
            timeToEnvoy { endedAt totalSeconds officeSeconds }
          } }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_ofFocalPoint = """
        query FocalPointHome {
          chair { present { until participant { name } } incoming { from participant { name } } note }
          viewer { participant {
            name eepPlaces { used most }
            eeps { id fullName status confirmationDueOn consent { state askedAt } }
          } }
          candidates: people(where: { kind: [CANDIDATE], status: [CONSENT_PENDING] }, first: 25) {
            nodes { id fullName consent { state askedAt } }
          }
          nominations(where: { state: [DRAFT, CONSENT_ASKED, CONSENTED, RETURNED] }, first: 50) {
            nodes { id fullName replaces { fullName } missing next { code turn } consent { askedAt } }
          }
          consultations(where: { state: [OPEN] }, first: 25) { nodes { ...Asked } }
          played: consultations(where: { state: [OPEN], isExercise: true }, first: 10) { nodes { ...Asked } }
          objections: consultations(where: { outcome: [OBJECTION] }, first: 10) { nodes { ...Asked } }
          situations(where: { status: [OPEN] }, first: 25) { nodes { ...Case } }
          exercises: situations(where: { status: [OPEN], isExercise: true }, first: 10) { nodes { ...Case } }
        }
        fragment Asked on Consultation { id title isExercise closesAt replies { state withdrawnAt chairAnsweredAt } }
        fragment Case on Situation {
          id title isExercise parties { name takingUp }
          appointments(first: 20) { nodes {
            id mission status terms { version }
            consents { id subject termsVersion proposedName state }
          } }
        }
        """u8.ToArray();

    public static async Task<IResult> ShowAsync(Visit visit) => visit.Caller.Role switch
    {
        CallerRole.Anonymous => visit.Show<Welcome, Visit>(
            "The register of the ARF's Experts and Eminent Persons", visit),
        CallerRole.Member => Results.Redirect("/my-entry"),
        CallerRole.FocalPoint => visit.Show<FocalPointHome, FocalPointHome.Desk>(
            "What waits for you", (await visit.ReadAsync<FocalPointHome.Desk>(s_ofFocalPoint))!),
        _ => visit.Show<Home, Home.Desk>("What waits for you", (await visit.ReadAsync<Home.Desk>(s_question))!),
    };
}
