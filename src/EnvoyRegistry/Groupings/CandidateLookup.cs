using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Groupings;

/// <summary><c>input GroupingMemberInput</c>.</summary>
/// <param name="Participant">A code, such as <c>JP</c>.</param>
sealed record GroupingMemberInput(
    GroupingSeat Seat, string? Participant = null, Id<Person>? Person = null, string? Note = null);

/// <summary>Finds whom the input names.</summary>
static class CandidateLookup
{
    /// <summary>The candidate, or why there is none.</summary>
    public static async Task<(Candidate? Candidate, UserError? Error)> FindAsync(
        this RegistryDb db, GroupingMemberInput input, IReadOnlyList<string> path, CancellationToken cancellation)
    {
        if (input.Participant is null == input.Person is null)
            return (null, new InvalidInput("Give either `participant` or `person`.", path));
        if (input.Note?.Length > Text.Paragraph)
            return (null, new InvalidInput($"At most {Text.Paragraph} characters.", [.. path, "note"]));

        if (input.Person is { } id)
        {
            var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id.Key, cancellation);
            return person is null
                ? (null, new NotFound("There is no such person.", [.. path, "person"]))
                : (new Candidate(input.Seat, null, person, input.Note), null);
        }

        var codes = await db.Set<Participant>().Select(p => p.Code).ToListAsync(cancellation);
        var participant = await db.Set<Participant>().Include(p => p.AseanMemberships)
            .FirstOrDefaultAsync(p => p.Code == input.Participant, cancellation);
        return participant is null
            ? (null, new NotFound(
                $"There is no participant of this code.{DidYouMean.Suffix(input.Participant!, codes)}",
                [.. path, "participant"]))
            : (new Candidate(input.Seat, participant, null, input.Note), null);
    }
}
