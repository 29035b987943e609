using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Expertise;

/// <summary>
/// A word of the controlled vocabulary. Tags are deprecated with a successor, never deleted or renamed.
/// </summary>
sealed class ExpertiseTag
{
    public required long Id { get; init; }

    /// <summary>Group and subject, as in SEC-CEASEFIRE.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public required string Definition { get; set; }

    /// <summary>Where in its sources the subject stands.</summary>
    public required string Basis { get; set; }

    public long GroupId { get; init; }
    public ExpertiseGroup Group { get; init; } = null!;

    /// <summary>The vocabulary version the tag came in with.</summary>
    public required int Since { get; set; }

    /// <summary>The vocabulary version that deprecated it; null while it is in use.</summary>
    public int? DeprecatedSince { get; set; }

    public long? SuccessorId { get; set; }
    public ExpertiseTag? Successor { get; init; }
    public List<Source> Sources { get; init; } = [];
    public int Version { get; set; } = 1;
}

/// <summary>Ten families of tags, in the order they are shown.</summary>
sealed class ExpertiseGroup
{
    public required long Id { get; init; }
    public required string Code { get; init; }
    public required int Position { get; init; }
    public required string Name { get; set; }
    public required string Description { get; set; }
    public List<ExpertiseTag> Tags { get; init; } = [];
}

sealed class ExpertiseTagMapping : IEntityTypeConfiguration<ExpertiseTag>
{
    public void Configure(EntityTypeBuilder<ExpertiseTag> tag)
    {
        tag.IsOfNobody().HasIndex(t => t.Code).IsUnique();
        tag.HasOne(t => t.Group).WithMany(g => g.Tags).OnDelete(DeleteBehavior.Restrict);
        tag.HasOne(t => t.Successor).WithMany().OnDelete(DeleteBehavior.Restrict);
        tag.HasMany(t => t.Sources).WithMany().UsingEntity("ExpertiseTagSource");
        tag.ToTable(table => table.HasCheckConstraint(
            "CK_ExpertiseTag_Successor", "SuccessorId IS NULL OR DeprecatedSince IS NOT NULL"));
    }
}

sealed class ExpertiseGroupMapping : IEntityTypeConfiguration<ExpertiseGroup>
{
    public void Configure(EntityTypeBuilder<ExpertiseGroup> group)
    {
        group.IsOfNobody().HasIndex(g => g.Code).IsUnique();
        group.HasIndex(g => g.Position).IsUnique();
    }
}
