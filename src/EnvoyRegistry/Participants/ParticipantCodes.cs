using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Participants;

/// <summary>Codes of participants, in filters and in what mutations are given.</summary>
static class ParticipantCodes
{
    /// <summary>Whose code it is, and its memberships of ASEAN; or that there is none, and what was meant.</summary>
    /// <param name="path">Of the code, into the input.</param>
    public static async Task<(Participant? Participant, UserError? Error)> FindParticipantAsync(
        this RegistryDb db, string code, IReadOnlyList<string> path, CancellationToken cancellation)
    {
        var participant = await db.Set<Participant>().Include(p => p.AseanMemberships)
            .FirstOrDefaultAsync(p => p.Code == code, cancellation);
        return participant is not null ? (participant, null) : (null, new NotFound(
            "There is no participant of this code." + DidYouMean.Suffix(
                code, await db.Set<Participant>().Select(p => p.Code).ToListAsync(cancellation)),
            path));
    }

    /// <summary>Each of these codes must be a participant's.</summary>
    public static void Participants(
        this FilterCheck check, RegistryDb db, IEnumerable<(object[] At, string Code)> codes) =>
        check.Known(codes, "the code of a participant", () => db.Set<Participant>().Select(p => p.Code));

    /// <inheritdoc cref="Participants(FilterCheck, RegistryDb, IEnumerable{ValueTuple{object[], string}})"/>
    public static void Participants(
        this FilterCheck check, RegistryDb db, object[] at, IReadOnlyList<string>? codes) =>
        check.Known(at, codes, "the code of a participant", () => db.Set<Participant>().Select(p => p.Code));
}
