using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// R10: what an envoy tells the Chair. It binds nobody, and is read by those whom it names and no others.
/// </summary>
sealed class Report
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "rpt";

    public required long Id { get; init; }
    public required long AppointmentId { get; init; }
    public required ReportKind Kind { get; init; }

    /// <summary>Sealed.</summary>
    public required string Text { get; init; }

    /// <summary>Never (R10): stored, so that whoever reads the file alone reads it too.</summary>
    public bool IsBinding { get; init; }

    public required DateTime FiledAt { get; init; }
    public DateTime? AcknowledgedAt { get; set; }

    /// <summary>
    /// Who wrote it: whoever held the appointment, or the office that did. Stored, for a reader who does not see the
    /// appointment sees the report all the same.
    /// </summary>
    public required long? AuthorId { get; init; }

    public required long? AuthorOfficeId { get; init; }

    /// <summary>Whose focal points may read it.</summary>
    public List<Participant> Readers { get; init; } = [];
}

enum ReportKind
{
    Note = 1,
    Periodic = 2,
    Final = 3,
}

sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.StaysBehind(r => r.AuthorId).Keeps(SeenBy.Readers,
            r => r.Id, r => r.AppointmentId, r => r.Kind, r => r.Text, r => r.IsBinding, r => r.FiledAt,
            r => r.AcknowledgedAt, r => r.AuthorId, r => r.AuthorOfficeId);
        report.IsPartOfCase(r => r.AppointmentId, CaseId.Appointment)
            .HasIndex(r => new { r.AppointmentId, r.FiledAt, r.Id });
        report.HasOne<Appointment>().WithMany(a => a.Reports).HasForeignKey(r => r.AppointmentId)
            .OnDelete(DeleteBehavior.Cascade);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.Restrict);
        report.HasOne<Participant>().WithMany().HasForeignKey(r => r.AuthorOfficeId).OnDelete(DeleteBehavior.Restrict);
        report.HasMany(r => r.Readers).WithMany().UsingEntity("ReportReader");
        report.ToTable(table => table.HasCheckConstraint("CK_Report_NotBinding", "\"IsBinding\" = 0"));
    }
}

/// <summary>The Chair's office, whoever wrote it, and the named readers.</summary>
sealed class ReportVisibility : IVisibleRows<Report>
{
    public Expression<Func<Report, bool>> Visible { get; } = r =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0
        || r.AuthorId == Viewer.Current.PersonId || r.AuthorOfficeId == Viewer.Current.ParticipantId
        || r.Readers.Any(p => p.Id == Viewer.Current.ParticipantId);
}
