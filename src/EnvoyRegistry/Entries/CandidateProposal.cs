using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Entries;

/// <summary>Where a focal point, or the Chair's office, proposes a candidate for envoy.</summary>
static class CandidateProposal
{
    static readonly ReadOnlyMemory<byte> s_question =
        Encoding.UTF8.GetBytes($"query ProposeForm {{ {NomineeFields.Selection} }}");

    static readonly ReadOnlyMemory<byte> s_enrol = Form.Mutation("enrolCandidate", "person { id }");

    public static void Map(IEndpointRouteBuilder app) => app.MapForm(
        "/candidates/propose", "The candidate is asked for consent by letter.", MakeAsync);

    static async Task<Form?> MakeAsync(Visit visit) => !visit.Is(CallerRole.FocalPoint, CallerRole.Chair) ? null
        : new Form("Propose an envoy candidate", s_enrol,
        [
            .. NomineeFields.Of(
                "candidate", (await visit.ReadAsync<Read>(s_question))!.ExpertiseTags, await visit.CountriesAsync(),
                isEep: false),
        ])
        {
            Lead = "Somebody who could go as an envoy without being an EEP. She or he is asked by a letter; until " +
                "she or he agrees, only you, the Chair's office and the ARF Unit see the entry.",
            Button = "Propose",
            Warning = "A letter goes to the person at once.",
            Back = visit.Is(CallerRole.FocalPoint) ? "/nominations" : "/people",
            Onward = payload => $"/people/{payload.GetProperty("person").GetProperty("id").GetString()}",
        };

    sealed record Read(IReadOnlyList<NomineeFields.Tag> ExpertiseTags);
}
