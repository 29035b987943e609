using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Availability;

/// <summary>
/// Stands for all that a person says about her or his days, for whoever must know that it is still what was read. The
/// database adds it with the person; it is a version of its own, so that no edit of the entry is lost to an answer
/// about days, or the other way round.
/// </summary>
sealed class PersonCalendar
{
    public long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF
    public int Version { get; set; } = 1;
}

sealed class PersonCalendarMapping : IEntityTypeConfiguration<PersonCalendar>
{
    public void Configure(EntityTypeBuilder<PersonCalendar> calendar)
    {
        calendar.StaysBehind(c => c.PersonId).Keeps(SeenBy.Keepers, c => c.PersonId, c => c.Version);
        calendar.HasKey(c => c.PersonId);
        calendar.Property(c => c.Version).HasDefaultValue(1);
        calendar.HasOne(c => c.Person).WithOne().HasForeignKey<PersonCalendar>(c => c.PersonId);
    }
}
