using System.Globalization;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Participants;

/// <summary>Who chairs the ARF, and when. Terms are data: swaps and mid-year terms break every formula.</summary>
sealed class ChairTerm
{
    public required long Id { get; init; }
    public required string Code { get; init; }
    public long ParticipantId { get; set; }
    public Participant Participant { get; init; } = null!;
    public required DateOnly From { get; set; }

    /// <summary>The last day, included.</summary>
    public required DateOnly Until { get; set; }

    public required string Basis { get; set; }
    public required Certainty Certainty { get; set; }
    public List<Source> Sources { get; init; } = [];
    public int Version { get; set; } = 1;

    /// <summary>For people; the participant must be there.</summary>
    public string InWords => string.Create(CultureInfo.InvariantCulture,
        $"{Code}: {Participant.Name}, {From:yyyy-MM-dd} to {Until:yyyy-MM-dd}, " +
        $"{Certainty.ToString().ToUpperInvariant()}.");

    public bool Covers(DateOnly day) => From <= day && day <= Until;
}

sealed class ChairTermMapping : IEntityTypeConfiguration<ChairTerm>
{
    public void Configure(EntityTypeBuilder<ChairTerm> term)
    {
        term.IsOfNobody().Ignore(t => t.InWords);
        term.HasIndex(t => t.Code).IsUnique();
        term.HasIndex(t => t.From).IsUnique();
        term.HasMany(t => t.Sources).WithMany().UsingEntity("ChairTermSource");
        term.ToTable(table => table.HasCheckConstraint("CK_ChairTerm_Order", "\"Until\" >= \"From\""));
    }
}
