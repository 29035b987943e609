using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>
/// What a holder did, where and when, with the source of that statement and how sure it is. The holder is a person or,
/// as in 2023, an office for which no person was named.
/// </summary>
sealed class Engagement
{
    public long Id { get; init; }
    public long? PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>The holder when it is not a person, as the source calls it.</summary>
    public string? Office { get; init; }

    /// <summary>The participant that named the holder, or whose Chair year it was.</summary>
    public long? ParticipantId { get; init; }

    public Participant? Participant { get; init; }

    public EngagementRole Role { get; init; }

    /// <summary>The role in words: <c>Special Envoy of the ASEAN Chair on Myanmar</c>.</summary>
    public required string Title { get; init; }

    public string? Situation { get; init; }
    public List<string> Countries { get; init; } = [];

    /// <summary>As exact as the source: <c>2023</c>, <c>2012-07</c>, <c>2021-08-04</c>. It sorts as text.</summary>
    public string? From { get; init; }

    public string? Until { get; init; }
    public required string Summary { get; init; }
    public Certainty Certainty { get; init; }

    /// <summary>How the sources know; null when nobody but the person says so.</summary>
    public SourceGrade? Grade { get; init; }

    public List<Source> Sources { get; init; } = [];
}

enum EngagementRole
{
    Envoy = 1,
    Mediator = 2,
    Observer = 3,
    FactFinder = 4,
    Adviser = 5,
    Trainer = 6,
}

sealed class EngagementMapping : IEntityTypeConfiguration<Engagement>
{
    public void Configure(EntityTypeBuilder<Engagement> engagement)
    {
        engagement.StaysBehind(e => e.PersonId).Keeps(SeenBy.Opened, e => e.Id, e => e.PersonId, e => e.Office,
            e => e.ParticipantId, e => e.Role, e => e.Title, e => e.Situation, e => e.Countries, e => e.From,
            e => e.Until, e => e.Summary, e => e.Certainty, e => e.Grade);
        engagement.HasOne(e => e.Person).WithMany(p => p.Engagements).HasForeignKey(e => e.PersonId)
            .OnDelete(DeleteBehavior.Cascade);
        engagement.HasOne(e => e.Participant).WithMany().HasForeignKey(e => e.ParticipantId)
            .OnDelete(DeleteBehavior.Restrict);
        engagement.HasMany(e => e.Sources).WithMany().UsingEntity("EngagementSource");
        engagement.HasIndex(e => new { e.PersonId, e.From });
        engagement.ToTable(table => table.HasCheckConstraint("CK_Engagement_OneHolder",
            "(\"PersonId\" IS NULL) <> (\"Office\" IS NULL)"));
    }
}
