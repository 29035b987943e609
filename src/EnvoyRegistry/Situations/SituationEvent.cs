using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Situations;

/// <summary>Something that happened, with who says so and how sure it is. Events are added, never changed.</summary>
sealed class SituationEvent
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "evt";

    public required long Id { get; init; }
    public required long SituationId { get; init; }
    public required DateTime HappenedAt { get; init; }
    public required string Text { get; init; }

    /// <summary>Who says so: a report, an agency, an office.</summary>
    public required string Source { get; init; }

    public required EventCertainty Certainty { get; init; }
    public required DateTime RecordedAt { get; init; }
}

enum EventCertainty
{
    Confirmed = 1,
    Reported = 2,
    Disputed = 3,
}

/// <summary>What is alive in a situation, put down by the room that keeps it: nothing is closed over it.</summary>
sealed class SituationMatter
{
    public required long SituationId { get; init; }
    public required MatterKind Kind { get; init; }

    /// <summary>In the room of its kind.</summary>
    public required long SubjectId { get; init; }

    public required DateTime Since { get; init; }
    public DateTime? EndedAt { get; set; }
}

enum MatterKind
{
    Appointment = 1,
    Consultation = 2,
    Grouping = 3,
    Hold = 4,
}

sealed class SituationEventMapping : IEntityTypeConfiguration<SituationEvent>
{
    public void Configure(EntityTypeBuilder<SituationEvent> happened)
    {
        happened.IsOfNobody().IsPartOfCase(e => e.SituationId, CaseId.Situation)
            .HasIndex(e => new { e.SituationId, e.HappenedAt, e.Id });
        happened.HasOne<Situation>().WithMany().HasForeignKey(e => e.SituationId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SituationMatterMapping : IEntityTypeConfiguration<SituationMatter>
{
    public void Configure(EntityTypeBuilder<SituationMatter> matter)
    {
        matter.IsOfNobody().IsNotAudited().HasKey(m => new { m.SituationId, m.Kind, m.SubjectId });
        matter.HasOne<Situation>().WithMany(s => s.Matters).HasForeignKey(m => m.SituationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SituationEventVisibility : IVisibleRows<SituationEvent>
{
    public Expression<Func<SituationEvent, bool>> Visible { get; } = _ =>
        (Viewer.Current.Role & CaseRoles.Offices) != 0;
}
