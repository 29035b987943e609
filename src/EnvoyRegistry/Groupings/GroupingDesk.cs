using EnvoyRegistry.Access;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Groupings;

/// <summary>How mutations find the grouping that they change, and put it back.</summary>
sealed class GroupingDesk(SecretariatClock clock, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => clock.Today;

    /// <summary>
    /// The grouping whole, for a caller who sees it; or why it cannot be changed. From here on <paramref name="db"/>
    /// reads as the register itself.
    /// </summary>
    public static async Task<(Grouping? Grouping, UserError? Error)> FindAsync(
        RegistryDb db, long id, int? expectedVersion, CancellationToken cancellation)
    {
        if (!await db.Set<Grouping>().AnyAsync(g => g.Id == id, cancellation))
            return (null, new NotFound("There is no such grouping.", "grouping"));
        db.Viewer = Viewer.Register;
        var grouping = (await db.LoadGroupingAsync(id, cancellation))!;
        if (expectedVersion is { } version && version != grouping.Version)
            return (null, new StaleVersion(grouping.Version, version));
        if (grouping.Certainty is not null)
            return (null, new Conflict(
                "It is of the public record, which tells what the sources do and is changed with them.", "grouping"));
        return grouping.HasEnded ? (null, new Conflict(
            grouping.Status is GroupingStatus.NotFormed
                ? $"The grouping was given up on {grouping.Until:yyyy-MM-dd} already."
                : $"The grouping ended on {grouping.Until:yyyy-MM-dd} already.", "grouping")) : (grouping, null);
    }

    /// <summary>One version on, and kept in its situation for as long as it lives.</summary>
    public async Task SaveAsync(RegistryDb db, Grouping grouping, CancellationToken cancellation)
    {
        grouping.Version++;
        KeepMatters(grouping, await ConsultationStanding.FindAsync(db, grouping.Id, Now, cancellation), Now);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A situation is not closed over a grouping, nor over a consultation that is open.</summary>
    public static void KeepMatters(Grouping grouping, ConsultationStanding? consulted, DateTime now)
    {
        if (grouping.Situation is not { } situation)
            return;
        situation.Keep(MatterKind.Grouping, grouping.Id, grouping.ProposedAt ?? now, grouping.HasEnded ? now : null);
        if (consulted is not null)
            situation.Keep(
                MatterKind.Consultation, consulted.ConsultationId, consulted.OpenedAt, consulted.ClosesAt);
    }
}

static class GroupingLookup
{
    /// <summary>With all that decides how it goes on.</summary>
    public static Task<Grouping?> LoadGroupingAsync(this RegistryDb db, long id, CancellationToken cancellation) =>
        db.WholeGroupings().FirstOrDefaultAsync(g => g.Id == id, cancellation);

    /// <summary>Each with all that decides how it goes on.</summary>
    public static IQueryable<Grouping> WholeGroupings(this RegistryDb db) =>
        db.Set<Grouping>()
            .Include(g => g.Members).ThenInclude(m => m.Participant)
            .Include(g => g.Members).ThenInclude(m => m.Person)
            .Include(g => g.Situation!.Parties).ThenInclude(p => p.Participant)
            .Include(g => g.Situation!.Matters)
            .Include(g => g.Request)
            .Include(g => g.Succeeds)
            .Include(g => g.Papers)
            .AsSplitQuery();

    /// <summary>Participants that are directly involved in the situation of a grouping, by id.</summary>
    public static IReadOnlyList<long> PartiesOf(Situation? situation) =>
        [.. situation?.DirectlyInvolved.Select(p => p.ParticipantId).OfType<long>() ?? []];
}
