using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// What somebody is sent for, in a version that never changes. Another version asks everybody anew (R16). They bind
/// nobody in law.
/// </summary>
sealed class TermsOfReference
{
    public required long Id { get; init; }
    public required long AppointmentId { get; init; }
    public Appointment Appointment { get; init; } = null!; // set by EF

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Aim { get; init; }
    public required string Area { get; init; }

    /// <summary>Who the parties are, as the terms call them.</summary>
    public required string Parties { get; init; }

    public required string Limits { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }
    public required int ReportEveryDays { get; init; }
    public required string Payer { get; init; }

    /// <summary>The paper or decision that it rests on (R17).</summary>
    public required long BasisId { get; init; }

    public Source Basis { get; init; } = null!; // set by EF
    public required MandateBasis Mandate { get; init; }

    /// <summary>Never: stored, so that whoever reads the file alone reads it too.</summary>
    public bool IsBinding { get; init; }

    public required DateTime SetAt { get; init; }
}

enum MandateBasis
{
    /// <summary>It goes with the Chair's term, unless the next office decides otherwise.</summary>
    ChairTerm = 1,

    FixedTerm = 2,
}

sealed class TermsOfReferenceMapping : IEntityTypeConfiguration<TermsOfReference>
{
    public void Configure(EntityTypeBuilder<TermsOfReference> terms)
    {
        terms.StaysBehind(t => t.AppointmentId).Keeps(SeenBy.Readers,
            t => t.Id, t => t.AppointmentId, t => t.Number, t => t.Aim, t => t.Area, t => t.Parties, t => t.Limits,
            t => t.From, t => t.Until, t => t.ReportEveryDays, t => t.Payer, t => t.BasisId, t => t.Mandate,
            t => t.IsBinding, t => t.SetAt);
        terms.IsPartOfCase(t => t.AppointmentId, CaseId.Appointment)
            .HasIndex(t => new { t.AppointmentId, t.Number }).IsUnique();
        terms.HasOne(t => t.Appointment).WithMany(a => a.Terms).HasForeignKey(t => t.AppointmentId)
            .OnDelete(DeleteBehavior.Cascade);
        terms.HasOne(t => t.Basis).WithMany().HasForeignKey(t => t.BasisId).OnDelete(DeleteBehavior.Restrict);
        terms.ToTable(table =>
        {
            table.HasCheckConstraint("CK_TermsOfReference_Order", "\"Until\" >= \"From\"");
            table.HasCheckConstraint("CK_TermsOfReference_NotBinding", "\"IsBinding\" = 0");
        });
    }
}

/// <summary>The Chair, the Secretary-General, the parties asked, and whoever is offered it.</summary>
sealed class TermsVisibility : IVisibleRows<TermsOfReference>
{
    public Expression<Func<TermsOfReference, bool>> Visible { get; } = t =>
        (Viewer.Current.Role & CaseRoles.ChairAndSecretaryGeneral) != 0
        || t.Appointment.Consents.Any(c => c.Party.ParticipantId == Viewer.Current.ParticipantId)
        || t.Appointment.Offers.Any(o => (o.End == null || o.End == OfferEnd.Accepted)
            && (o.PersonId == Viewer.Current.PersonId || o.OfficeId == Viewer.Current.ParticipantId));
}
