using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Appointments;

/// <summary>Where an appointment was from an instant on, and who it waited for there.</summary>
sealed class AppointmentStep
{
    public required long Id { get; init; }
    public required long AppointmentId { get; init; }
    public required int Number { get; init; }
    public required AppointmentStatus Status { get; init; }
    public required WaitsFor WaitsFor { get; init; }

    /// <summary>When it was so, not when it was noticed: a deadline passes at its instant.</summary>
    public required DateTime At { get; init; }
}

/// <summary>Whose time runs: of several the first in this order.</summary>
enum WaitsFor
{
    Governments = 1,
    Persons = 2,
    Office = 3,
    Nobody = 4,
}

sealed class AppointmentStepMapping : IEntityTypeConfiguration<AppointmentStep>
{
    public void Configure(EntityTypeBuilder<AppointmentStep> step)
    {
        step.StaysBehind(s => s.AppointmentId).Keeps(SeenBy.Readers,
            s => s.Id, s => s.AppointmentId, s => s.Number, s => s.Status, s => s.WaitsFor, s => s.At);
        step.IsPartOfCase(s => s.AppointmentId, CaseId.Appointment)
            .HasIndex(s => new { s.AppointmentId, s.Number }).IsUnique();
        step.HasOne<Appointment>().WithMany(a => a.Steps).HasForeignKey(s => s.AppointmentId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class AppointmentStepVisibility : IVisibleRows<AppointmentStep>
{
    public Expression<Func<AppointmentStep, bool>> Visible { get; } = _ =>
        (Viewer.Current.Role & CaseRoles.Offices) != 0;
}
