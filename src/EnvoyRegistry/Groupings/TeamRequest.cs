using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Groupings;

/// <summary>R26: that a government asked, by its focal point, for a team of experts.</summary>
sealed class TeamRequest
{
    public required long Id { get; init; }
    public required long GroupingId { get; init; }
    public required long RequestedById { get; init; }
    public Participant RequestedBy { get; init; } = null!; // set by EF
    public required DateTime RequestedAt { get; init; }

    /// <summary>Sealed.</summary>
    public required string Reason { get; init; }
}

sealed class TeamRequestMapping : IEntityTypeConfiguration<TeamRequest>
{
    public void Configure(EntityTypeBuilder<TeamRequest> request)
    {
        request.IsOfNobody().IsPartOfCase(r => r.GroupingId, CaseId.Grouping);
        request.HasOne<Grouping>().WithOne(g => g.Request).HasForeignKey<TeamRequest>(r => r.GroupingId)
            .OnDelete(DeleteBehavior.Cascade);
        request.HasOne(r => r.RequestedBy).WithMany().HasForeignKey(r => r.RequestedById)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class TeamRequestVisibility : IVisibleRows<TeamRequest>
{
    public Expression<Func<TeamRequest, bool>> Visible { get; } = r =>
        (Viewer.Current.Role & CaseRoles.Offices) != 0 || r.RequestedById == Viewer.Current.ParticipantId;
}
