using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Participants;

/// <summary>A time as a member of ASEAN. Dated, because "non-ASEAN" decides who may be a Friend of the Chair.</summary>
sealed class AseanMembership
{
    public required long Id { get; init; }
    public long ParticipantId { get; init; }
    public Participant Participant { get; init; } = null!;
    public required DateOnly From { get; set; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    public required Certainty Certainty { get; set; }
    public long SourceId { get; set; }
    public Source Source { get; init; } = null!;
    public int Version { get; set; } = 1;
}

/// <summary>How sure a date or its holder is.</summary>
enum Certainty
{
    Certain = 1,
    Uncertain = 2,
    Expected = 3,
}

sealed class AseanMembershipMapping : IEntityTypeConfiguration<AseanMembership>
{
    public void Configure(EntityTypeBuilder<AseanMembership> membership)
    {
        membership.IsOfNobody().HasIndex(m => new { m.ParticipantId, m.From }).IsUnique();
        membership.HasOne(m => m.Source).WithMany().OnDelete(DeleteBehavior.Restrict);
        membership.ToTable(table => table.HasCheckConstraint("CK_AseanMembership_Order", "\"Until\" >= \"From\""));
    }
}
