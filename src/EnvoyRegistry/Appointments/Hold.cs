using System.Linq.Expressions;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Appointments;

/// <summary>Named days of a person, kept for a situation. It ends by itself within 72 hours.</summary>
sealed class Hold
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "hld";

    public static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    public required long Id { get; init; }
    public required long SituationId { get; init; }
    public Situation Situation { get; init; } = null!; // set by EF
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF

    /// <summary>The days, and until when they are kept.</summary>
    public required long CommitmentId { get; init; }

    public Commitment Commitment { get; init; } = null!; // set by EF

    /// <summary>Why this person, in spite of what stands against it; sealed.</summary>
    public string? Note { get; init; }
}

/// <summary>Somebody whom the office considered for a situation, and in which order.</summary>
sealed class ShortlistEntry
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "sle";

    public required long Id { get; init; }
    public required long SituationId { get; init; }
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF
    public required int Position { get; set; }

    /// <summary>Why, sealed.</summary>
    public string? Note { get; init; }

    public required DateTime AddedAt { get; init; }
    public DateTime? RemovedAt { get; set; }

    /// <summary>Why not, sealed.</summary>
    public string? WhyNot { get; set; }
}

sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.LeavesWith(h => h.PersonId, SeenBy.ChairAndPerson).IsPartOfCase(h => h.SituationId, CaseId.Situation)
            .HasIndex(h => h.SituationId);
        hold.HasOne(h => h.Situation).WithMany().HasForeignKey(h => h.SituationId).OnDelete(DeleteBehavior.Cascade);
        hold.HasOne(h => h.Person).WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Cascade);
        hold.HasOne(h => h.Commitment).WithMany().HasForeignKey(h => h.CommitmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ShortlistEntryMapping : IEntityTypeConfiguration<ShortlistEntry>
{
    public void Configure(EntityTypeBuilder<ShortlistEntry> entry)
    {
        entry.LeavesWith(e => e.PersonId, SeenBy.ChairAndPerson)
            .IsPartOfCase(e => e.SituationId, CaseId.Situation).HasIndex(e => new { e.SituationId, e.Position });
        entry.HasOne<Situation>().WithMany().HasForeignKey(e => e.SituationId).OnDelete(DeleteBehavior.Cascade);
        entry.HasOne(e => e.Person).WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The Chair's office, and the person who is held.</summary>
sealed class HoldVisibility : IVisibleRows<Hold>
{
    public Expression<Func<Hold, bool>> Visible { get; } = h =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0 || h.PersonId == Viewer.Current.PersonId;
}

/// <summary>Whom the office considers is the office's own.</summary>
sealed class ShortlistEntryVisibility : IVisibleRows<ShortlistEntry>
{
    public Expression<Func<ShortlistEntry, bool>> Visible { get; } = _ =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0;
}
