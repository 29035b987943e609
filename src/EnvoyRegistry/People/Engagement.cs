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
    public long? ParticipantId { get; set; }

    public Participant? Participant { get; init; }

    public EngagementRole Role { get; set; }

    /// <summary>The role in words: <c>Special Envoy of the ASEAN Chair on Myanmar</c>.</summary>
    public required string Title { get; set; }

    public string? Situation { get; set; }
    public List<string> Countries { get; set; } = [];

    /// <summary>As exact as the source: <c>2023</c>, <c>2012-07</c>, <c>2021-08-04</c>. It sorts as text.</summary>
    public string? From { get; set; }

    public string? Until { get; set; }
    public required string Summary { get; set; }
    public Certainty Certainty { get; set; }

    /// <summary>How the sources know; null when nobody but the person says so.</summary>
    public SourceGrade? Grade { get; set; }

    public List<Source> Sources { get; init; } = [];

    /// <summary>Where it is known from, in words, where that is none of the register's sources.</summary>
    public string? Citation { get; set; }
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
            e => e.Until, e => e.Summary, e => e.Certainty, e => e.Grade, e => e.Citation);
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
