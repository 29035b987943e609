using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Guidance;

/// <summary>One numbered piece of a document, with what it rests on.</summary>
sealed class GuidelineClause
{
    public required long Id { get; init; }
    public long GuidelineId { get; init; }
    public int Number { get; set; }
    public required string Heading { get; init; }
    public required string Text { get; init; }
    public required SourceGrade Grade { get; init; }

    /// <summary>Of the facts it tells; null for advice, which tells none.</summary>
    public Certainty? Certainty { get; init; }

    public List<Source> Sources { get; init; } = [];
}

sealed class GuidelineClauseMapping : IEntityTypeConfiguration<GuidelineClause>
{
    public void Configure(EntityTypeBuilder<GuidelineClause> clause)
    {
        clause.IsOfNobody().HasOne<Guideline>().WithMany(g => g.Clauses).HasForeignKey(c => c.GuidelineId);
        clause.HasIndex(c => new { c.GuidelineId, c.Number }).IsUnique();
        clause.HasMany(c => c.Sources).WithMany().UsingEntity("GuidelineClauseSource");
    }
}
