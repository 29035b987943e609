using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>A language the person speaks, by BCP 47 tag, on the scale of the Common European Framework.</summary>
sealed class PersonLanguage
{
    public long PersonId { get; init; }
    public required string Tag { get; init; }
    public LanguageLevel Level { get; set; }
}

enum LanguageLevel
{
    A1 = 1,
    A2 = 2,
    B1 = 3,
    B2 = 4,
    C1 = 5,
    C2 = 6,
}

sealed class PersonLanguageMapping : IEntityTypeConfiguration<PersonLanguage>
{
    public void Configure(EntityTypeBuilder<PersonLanguage> language)
    {
        language.LeavesWith(l => l.PersonId, SeenBy.Opened).HasKey(l => new { l.PersonId, l.Tag });
        language.HasOne<Person>().WithMany(p => p.Languages).HasForeignKey(l => l.PersonId);
    }
}
