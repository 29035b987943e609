using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary><c>input GroupingMemberInput</c>.</summary>
sealed record GroupingMemberInput(GroupingSeat Seat, SeatHolder Holder, string? Note = null);

/// <summary>One of the two.</summary>
/// <param name="Participant">A code, such as <c>JP</c>.</param>
sealed record SeatHolder(string? Participant = null, Id<Person>? Person = null);

/// <summary>Finds whom the input names.</summary>
static class CandidateLookup
{
    /// <summary>The candidate, or why there is none.</summary>
    public static async Task<(Candidate? Candidate, UserError? Error)> FindAsync(
        this RegistryDb db, GroupingMemberInput input, IReadOnlyList<string> path, CancellationToken cancellation)
    {
        if (input.Note?.Length > Text.Paragraph)
            return (null, new InvalidInput($"At most {Text.Paragraph} characters.", [.. path, "note"]));

        if (input.Holder.Person is { } id)
        {
            var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id.Key, cancellation);
            return person is null
                ? (null, new NotFound("There is no such person.", [.. path, "holder", "person"]))
                : (new Candidate(input.Seat, null, person, input.Note), null);
        }

        var (participant, error) = await db.FindParticipantAsync(
            input.Holder.Participant!, [.. path, "holder", "participant"], cancellation);
        return participant is null ? (null, error) : (new Candidate(input.Seat, participant, null, input.Note), null);
    }
}
