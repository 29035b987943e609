using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Nominations;

/// <summary>What the mutations of a nomination have in common: finding it, and whose it is to change.</summary>
static class NominationDesk
{
    /// <summary>A nomination as a caller may see it, with all it consists of.</summary>
    /// <returns>It, or why the caller cannot go on with it.</returns>
    public static async Task<(Nomination? Found, UserError? Error)> FindNominationAsync(
        this RegistryDb db, long id, int expectedVersion, Caller caller, CancellationToken cancellation)
    {
        var nomination = await db.Nominations().Where(ViewerExpressions.PutViewer(db, Nomination.IsVisible))
            .FirstOrDefaultAsync(n => n.Id == id, cancellation);
        return nomination switch
        {
            null => (null, new NotFound("There is no such nomination.", "nomination")),
            _ when nomination.Version != expectedVersion =>
                (null, new StaleVersion(nomination.Version, expectedVersion)),
            _ => (nomination, null),
        };
    }

    /// <summary>The same, for who nominates: everybody else who sees it is told that it is not theirs.</summary>
    public static async Task<(Nomination? Found, UserError? Error)> FindOwnNominationAsync(
        this RegistryDb db, long id, int expectedVersion, Caller caller, CancellationToken cancellation)
    {
        var (found, error) = await db.FindNominationAsync(id, expectedVersion, caller, cancellation);
        return found is null || found.IsOf(caller)
            ? (found, error)
            : (null, new RuleViolation("R1",
                $"The nomination is {found.Participant.Name}'s; only its focal point acts on it, and nobody for it.",
                "nomination"));
    }

    /// <summary>Whole: a rule is held against all there is, whatever of it the caller may see.</summary>
    public static IQueryable<Nomination> Nominations(this RegistryDb db) => db.Set<Nomination>()
        .Include(n => n.Participant).ThenInclude(p => p.NominatingNationalities)
        .Include(n => n.Person!.Expertise).ThenInclude(e => e.Tag)
        .Include(n => n.Person!.Languages)
        .Include(n => n.Person!.Registrations)
        .Include(n => n.Person!.Contact)
        .Include(n => n.Registration)
        .Include(n => n.Replaces!.Person)
        .Include(n => n.Consent!.Text)
        .Include(n => n.Expertise).ThenInclude(e => e.Tag)
        .Include(n => n.Languages)
        .Include(n => n.History)
        .IgnoreQueryFilters()
        .AsSplitQuery();

    /// <summary>Whether the caller is the focal point of the participant that nominates.</summary>
    public static bool IsOf(this Nomination nomination, Caller caller) =>
        caller.Role is CallerRole.FocalPoint && caller.ParticipantId == nomination.ParticipantId;

    /// <summary>Whether the caller is the person it is about.</summary>
    public static bool IsAbout(this Nomination nomination, Caller caller) =>
        caller is { Role: CallerRole.Member, PersonId: not null } && caller.PersonId == nomination.PersonId;

    public static NominationParty Party(this Caller caller) => caller.Role switch
    {
        CallerRole.FocalPoint => NominationParty.Nominator,
        CallerRole.Member => NominationParty.Nominee,
        CallerRole.Chair => NominationParty.Chair,
        CallerRole.Unit => NominationParty.Unit,
        CallerRole.Register => NominationParty.Register,
        _ => throw new ArgumentOutOfRangeException(nameof(caller), caller.Role, "Takes no step in a nomination."),
    };

    /// <summary>R4, on a day.</summary>
    public static RuleViolation? NationalityViolation(
        Participant participant, IReadOnlyCollection<string> nationalities, DateOnly day, params string[] path)
    {
        var allowed = participant.NationalitiesOn(day).Order(StringComparer.Ordinal).ToList();
        return nationalities.Count == 0 || nationalities.Intersect(allowed).Any() ? null : new RuleViolation("R4",
            $"{participant.Name} cannot nominate a national of {string.Join(", ", nationalities)}: on " +
            $"{day:yyyy-MM-dd} it nominates nationals of {string.Join(", ", allowed)}.", path);
    }

    /// <summary>The nationalities of the person, as the own entry states them, else as the nomination does.</summary>
    public static IReadOnlyCollection<string> NationalitiesOfNominee(this Nomination nomination) =>
        nomination.Person is { Nationalities.Count: > 0 } person ? person.Nationalities : nomination.Nationalities;

    /// <summary>The same with what a form states, be the rest of it faulty or not.</summary>
    public static IReadOnlyCollection<string> NationalitiesWith(this Nomination nomination, NomineeInput form) =>
        nomination.Person is { Nationalities.Count: > 0 }
            ? nomination.NationalitiesOfNominee()
            : form.Nationalities.Or(nomination.Nationalities) ?? [];

    /// <summary>The registration in force whose place is to be taken.</summary>
    /// <param name="personId">The person who holds it.</param>
    /// <returns>Null with an error when this participant has none such.</returns>
    public static async Task<(Registration? Place, UserError? Error)> FindPlaceAsync(
        this RegistryDb db, long participantId, long personId, CancellationToken cancellation)
    {
        var place = await db.Set<Registration>().Include(r => r.Person).FirstOrDefaultAsync(
            r => r.PersonId == personId && r.ParticipantId == participantId && r.Until == null, cancellation);
        return place is null
            ? (null, new NotFound("None of the participant's registrations in force is that person's.", "replaces"))
            : (place, null);
    }
}
