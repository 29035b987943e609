using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// R23: what a grouping found, or recommends. It binds nobody, and is read by those whom it names and no others.
/// </summary>
sealed class GroupingPaper
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "gpp";

    public required long Id { get; init; }
    public required long GroupingId { get; init; }
    public required PaperKind Kind { get; init; }

    /// <summary>Sealed.</summary>
    public required string Text { get; init; }

    /// <summary>Never: stored, so that whoever reads the file alone reads it too.</summary>
    public bool IsBinding { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>
    /// The participant whose focal point wrote it; null where a person did, or the Chair's office put it down.
    /// </summary>
    public long? ParticipantId { get; init; }

    public Participant? Participant { get; init; }
    public long? PersonId { get; init; }
    public Person? Person { get; init; }
    public List<PaperReader> Readers { get; init; } = [];
}

/// <summary>One who may read a paper: a participant's focal point, or a person of the register.</summary>
sealed class PaperReader
{
    public required long Id { get; init; }
    public required long PaperId { get; init; }
    public GroupingPaper Paper { get; init; } = null!; // set by EF
    public long? ParticipantId { get; init; }
    public Participant? Participant { get; init; }
    public long? PersonId { get; init; }
    public Person? Person { get; init; }
}

enum PaperKind
{
    FactNote = 1,
    Recommendation = 2,
}

sealed class GroupingPaperMapping : IEntityTypeConfiguration<GroupingPaper>
{
    public void Configure(EntityTypeBuilder<GroupingPaper> paper)
    {
        paper.StaysBehind(p => p.PersonId).Keeps(SeenBy.Readers,
            p => p.Id, p => p.GroupingId, p => p.Kind, p => p.Text, p => p.IsBinding, p => p.RecordedAt,
            p => p.ParticipantId, p => p.PersonId);
        paper.IsPartOfCase(p => p.GroupingId, CaseId.Grouping)
            .HasIndex(p => new { p.GroupingId, p.RecordedAt, p.Id });
        paper.HasOne<Grouping>().WithMany(g => g.Papers).HasForeignKey(p => p.GroupingId)
            .OnDelete(DeleteBehavior.Cascade);
        paper.HasOne(p => p.Participant).WithMany().HasForeignKey(p => p.ParticipantId)
            .OnDelete(DeleteBehavior.Restrict);
        paper.HasOne(p => p.Person).WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        paper.ToTable(table =>
        {
            table.HasCheckConstraint("CK_GroupingPaper_NotBinding", "\"IsBinding\" = 0");
            table.HasCheckConstraint(
                "CK_GroupingPaper_OneAuthor", "\"ParticipantId\" IS NULL OR \"PersonId\" IS NULL");
        });
    }
}

sealed class PaperReaderMapping : IEntityTypeConfiguration<PaperReader>
{
    public void Configure(EntityTypeBuilder<PaperReader> reader)
    {
        reader.LeavesWith(r => r.PersonId, SeenBy.ChairAndPerson);
        reader.HasOne(r => r.Paper).WithMany(p => p.Readers).HasForeignKey(r => r.PaperId)
            .OnDelete(DeleteBehavior.Cascade);
        reader.HasOne(r => r.Participant).WithMany().HasForeignKey(r => r.ParticipantId)
            .OnDelete(DeleteBehavior.Restrict);
        reader.HasOne(r => r.Person).WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
        reader.ToTable(table => table.HasCheckConstraint(
            "CK_PaperReader_One", "(\"ParticipantId\" IS NULL) <> (\"PersonId\" IS NULL)"));
    }
}

/// <summary>The Chair's office, whoever wrote it, and the named readers.</summary>
sealed class GroupingPaperVisibility : IVisibleRows<GroupingPaper>
{
    public Expression<Func<GroupingPaper, bool>> Visible { get; } = p =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0
        || p.ParticipantId == Viewer.Current.ParticipantId || p.PersonId == Viewer.Current.PersonId
        || p.Readers.Any(r => r.ParticipantId == Viewer.Current.ParticipantId
            || r.PersonId == Viewer.Current.PersonId);
}

/// <summary>Who may read a paper the Chair's office sees, a reader that she or he does.</summary>
sealed class PaperReaderVisibility : IVisibleRows<PaperReader>
{
    public Expression<Func<PaperReader, bool>> Visible { get; } = r =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0
        || r.ParticipantId == Viewer.Current.ParticipantId || r.PersonId == Viewer.Current.PersonId;
}
