using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Papers;

/// <summary>What a person's papers are to a caller.</summary>
enum PaperStanding
{
    /// <summary>There is nobody of that id, or nobody whom the caller sees.</summary>
    NotThere,

    /// <summary>Somebody else's to add to.</summary>
    NotTheirs,

    /// <summary>The person, or the focal point of the participant that registered her.</summary>
    Theirs,
}

static class PaperDesk
{
    /// <summary>Nobody edits for another, neither the Chair's office nor the ARF Unit.</summary>
    public static async Task<PaperStanding> StandingAsync(
        this RegistryDb db, Caller caller, long personId, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().Where(p => p.Id == personId)
            .Select(p => new { p.ParticipantId, p.Kind }).SingleOrDefaultAsync(cancellation);
        if (person is null)
            return PaperStanding.NotThere;
        var theirs = person.Kind is not PersonKind.Historical && caller.Role switch
        {
            CallerRole.Member => caller.PersonId == personId,
            CallerRole.FocalPoint => person.ParticipantId is { } participant && caller.ParticipantId == participant,
            _ => false,
        };
        return theirs ? PaperStanding.Theirs : PaperStanding.NotTheirs;
    }
}
