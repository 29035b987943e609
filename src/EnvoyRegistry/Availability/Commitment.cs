using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Availability;

/// <summary>
/// Days that are taken by what a person is held, asked or appointed for. No person has two commitments on one day: the
/// real ones are kept apart from each other, and those of an exercise from those of the same exercise.
/// </summary>
sealed class Commitment
{
    public required long Id { get; init; }
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF
    public required DateOnly From { get; set; }
    public required DateOnly Until { get; set; }
    public required CommitmentCause Cause { get; set; }

    /// <summary>The situation it is for.</summary>
    public required long SituationId { get; init; }

    /// <summary>It is taken for this situation alone.</summary>
    public required bool IsExercise { get; init; }

    public required DateTime MadeAt { get; init; }

    /// <summary>When it ends by itself; null while that is open.</summary>
    public DateTime? ExpiresAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public bool Holds(DateTime now) => EndedAt is null && !(ExpiresAt <= now);

    /// <summary>As <see cref="Holds"/>, for a query.</summary>
    public static Expression<Func<Commitment, bool>> Holding(DateTime now) =>
        c => c.EndedAt == null && (c.ExpiresAt == null || c.ExpiresAt > now);
}

/// <summary>Stored: the numbers stay.</summary>
enum CommitmentCause
{
    Hold = 1,
    Offer = 2,
    Appointment = 3,
}

static class Commitments
{
    /// <summary>
    /// What a person is committed to on any of these days, so that nothing else can be; null when nothing is.
    /// </summary>
    /// <param name="situation">For which she is asked: an exercise is kept apart from everything but itself.</param>
    /// <param name="but">One that is to be replaced.</param>
    public static Task<Commitment?> FindClashAsync(
        RegistryDb db, long person, DateOnly from, DateOnly until, long situation, bool isExercise, DateTime now,
        long? but, CancellationToken cancellation) =>
        db.Set<Commitment>().Where(Commitment.Holding(now))
            .Where(c => c.PersonId == person && c.From <= until && c.Until >= from && c.Id != but
                && (isExercise ? c.IsExercise && c.SituationId == situation : !c.IsExercise))
            .OrderBy(c => c.From).FirstOrDefaultAsync(cancellation);
}

sealed class CommitmentMapping : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> commitment)
    {
        commitment.LeavesWith(c => c.PersonId, SeenBy.ChairAndPerson).IsPartOfCase(c => c.SituationId, CaseId.Situation)
            .HasIndex(c => new { c.PersonId, c.From });
        commitment.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        commitment.ToTable(table => table.HasCheckConstraint("CK_Commitment_Order", "\"Until\" >= \"From\""));
    }
}

/// <summary>The Chair's office, and the person.</summary>
sealed class CommitmentVisibility : IVisibleRows<Commitment>
{
    public Expression<Func<Commitment, bool>> Visible { get; } = c =>
        (Viewer.Current.Role & (1 << (int)CallerRole.Chair)) != 0 || c.PersonId == Viewer.Current.PersonId;
}
