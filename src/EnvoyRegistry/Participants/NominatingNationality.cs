using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Participants;

/// <summary>
/// A nationality a participant may nominate from (R4): its own, or for the EU that of a member state.
/// </summary>
sealed class NominatingNationality
{
    public long ParticipantId { get; init; }
    public required string Country { get; init; }

    /// <summary>The first day; null for as long as the participant has existed.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? Until { get; set; }
}

sealed class NominatingNationalityMapping : IEntityTypeConfiguration<NominatingNationality>
{
    public void Configure(EntityTypeBuilder<NominatingNationality> nationality)
    {
        nationality.IsOfNobody().HasKey(n => new { n.ParticipantId, n.Country });
        nationality.ToTable(table =>
            table.HasCheckConstraint("CK_NominatingNationality_Order", "\"Until\" >= \"From\""));
    }
}
