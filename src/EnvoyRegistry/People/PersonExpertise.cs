using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>What the person says about herself under one tag of the vocabulary, and what shows it.</summary>
sealed class PersonExpertise
{
    public long PersonId { get; init; }
    public long TagId { get; init; }
    public ExpertiseTag Tag { get; init; } = null!; // set by EF
    public ExpertiseLevel Level { get; set; }
    public int? Years { get; set; }
    public int? LastUsedYear { get; set; }

    /// <summary>A case worked on or a publication, in a sentence.</summary>
    public string? Evidence { get; set; }
}

/// <summary>Ordered: whoever led also took part, whoever took part also studied.</summary>
enum ExpertiseLevel
{
    Studied = 1,
    TookPart = 2,
    Led = 3,
}

sealed class PersonExpertiseMapping : IEntityTypeConfiguration<PersonExpertise>
{
    public void Configure(EntityTypeBuilder<PersonExpertise> expertise)
    {
        expertise.LeavesWith(e => e.PersonId, SeenBy.Opened).HasKey(e => new { e.PersonId, e.TagId });
        expertise.HasOne<Person>().WithMany(p => p.Expertise).HasForeignKey(e => e.PersonId);
        expertise.HasOne(e => e.Tag).WithMany().HasForeignKey(e => e.TagId).OnDelete(DeleteBehavior.Restrict);
    }
}
