using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Guidance;

/// <summary>
/// One edition of a document that guides envoys. Once published it never changes, and the database holds every writer
/// to that; what is to change becomes the next edition.
/// </summary>
sealed class Guideline : IDated
{
    /// <summary>R25 asks for regular updates without saying how often; this is how often when nobody says.</summary>
    public const int MonthsToReview = 24;

    public required long Id { get; init; }

    /// <summary>Names the document in all its editions, as in GL-CONSENT.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// From 1; a draft has the number it would be published under, so there is one draft of a document at most.
    /// </summary>
    public required int Edition { get; init; }

    public required GuidelineKind Kind { get; init; }
    public GuidelineStatus Status { get; set; } = GuidelineStatus.Draft;
    public required string Title { get; set; }
    public required string Summary { get; set; }
    public bool IsGeneral { get; set; }

    /// <summary>Of a lesson, and of nothing else.</summary>
    public string? Case { get; set; }

    public List<string> Countries { get; set; } = [];
    public DateOnly? PublishedOn { get; set; }
    public DateOnly? ReviewBy { get; set; }
    public long? SupersededById { get; set; }
    public Guideline? SupersededBy { get; set; }
    public List<GuidelineClause> Clauses { get; init; } = [];
    public List<ExpertiseTag> Tags { get; init; } = [];
    public List<MediationFundamental> Fundamentals { get; init; } = [];

    /// <summary>Title, summary and clauses as they are searched: see <see cref="FoldedText"/>.</summary>
    public string SearchText { get; private set; } = "";

    public int Version { get; set; } = 1;

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    /// <summary>Numbers the clauses and readies the text for search; to be called when a draft is whole.</summary>
    public Guideline Compose()
    {
        for (var i = 0; i < Clauses.Count; i++)
            Clauses[i].Number = i + 1;
        // With a line break between the pieces, a search does not find words that stand in two of them.
        string[] pieces = [Title, Summary, .. Clauses.SelectMany(c => (string[])[c.Heading, c.Text])];
        SearchText = string.Join('\n', pieces.Select(FoldedText.Fold));
        return this;
    }

    public void Publish(DateOnly today, DateOnly? reviewBy = null)
    {
        Status = GuidelineStatus.Published;
        PublishedOn = today;
        ReviewBy = reviewBy ?? today.AddMonths(MonthsToReview);
        Version++;
    }

    /// <summary>To be saved before <paramref name="next"/> is published: one edition is in force at any time.</summary>
    public void GiveWayTo(Guideline next)
    {
        Status = GuidelineStatus.Superseded;
        SupersededById = next.Id;
        Version++;
    }
}

enum GuidelineKind
{
    Guideline = 1,
    Lesson = 2,
    Checklist = 3,
}

enum GuidelineStatus
{
    Draft = 1,
    Published = 2,
    Superseded = 3,
}

sealed class GuidelineMapping : IEntityTypeConfiguration<Guideline>
{
    public void Configure(EntityTypeBuilder<Guideline> guideline)
    {
        guideline.IsOfNobody().HasIndex(g => new { g.Code, g.Edition }).IsUnique();
        guideline.HasIndex(g => g.Code).IsUnique().HasFilter($"\"Status\" = {(int)GuidelineStatus.Published}")
            .HasDatabaseName("IX_Guideline_OneInForce");
        guideline.HasOne(g => g.SupersededBy).WithMany().OnDelete(DeleteBehavior.Restrict);
        guideline.HasMany(g => g.Tags).WithMany().UsingEntity("GuidelineTag");
        guideline.HasMany(g => g.Fundamentals).WithMany(f => f.Guidelines).UsingEntity("GuidelineFundamental");
        guideline.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Guideline_Published",
                $"(\"Status\" = {(int)GuidelineStatus.Draft}) = (\"PublishedOn\" IS NULL)");
            table.HasCheckConstraint("CK_Guideline_Review",
                "(\"PublishedOn\" IS NULL) = (\"ReviewBy\" IS NULL) " +
                "AND (\"ReviewBy\" IS NULL OR \"ReviewBy\" > \"PublishedOn\")");
            table.HasCheckConstraint("CK_Guideline_Superseded",
                $"(\"Status\" = {(int)GuidelineStatus.Superseded}) = (\"SupersededById\" IS NOT NULL)");
            table.HasCheckConstraint("CK_Guideline_CaseOfLesson",
                $"(\"Kind\" = {(int)GuidelineKind.Lesson}) = (\"Case\" IS NOT NULL)");
        });
    }
}
