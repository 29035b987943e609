using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>
/// One participant's nomination of one person, from the day it was registered to the day it ended. The one in force
/// makes the person an EEP; the earlier ones stay as history. R2 to R5 count registrations, not people.
/// </summary>
sealed class Registration
{
    /// <summary>R2: what a participant may have in force at a time. A stale one still holds its place.</summary>
    public const int MostInForce = 5;

    public long Id { get; init; }
    public long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF or by the navigation it is added through
    public long ParticipantId { get; init; }
    public Participant Participant { get; init; } = null!; // as above
    public DateOnly From { get; init; }

    /// <summary>The last day in force; null while it is.</summary>
    public DateOnly? Until { get; set; }

    public RegistrationStatus Status { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>
    /// R3: when the person agreed. Null while the register waits for that, and of what had ended when it was brought
    /// in.
    /// </summary>
    public DateTime? ConsentedAt { get; set; }

    /// <summary>The edition of the text that the person agreed to; null as above.</summary>
    public int? ConsentTextEdition { get; set; }

    /// <summary>Ends a registration in force, and with it the person's being an EEP.</summary>
    /// <param name="on">The last day in force.</param>
    public void End(RegistrationStatus how, DateOnly on)
    {
        Status = how;
        Until = on < From ? From : on;
        Version++;
        Person.Leave(how switch
        {
            RegistrationStatus.Replaced => PersonStatus.Replaced,
            RegistrationStatus.Deceased => PersonStatus.Deceased,
            _ => PersonStatus.Withdrawn,
        });
    }
}

static class RegistrationStatuses
{
    public static bool HasEnded(this RegistrationStatus status) => status is not (
        RegistrationStatus.Registered or RegistrationStatus.Stale or RegistrationStatus.ConsentPending);
}

enum RegistrationStatus
{
    Registered = 1,
    Stale = 2,
    WithdrawnByNominator = 3,
    WithdrawnByEep = 4,
    Replaced = 5,
    Deceased = 6,

    /// <summary>Brought in without consent: it holds a place, and is not in force until the person agrees.</summary>
    ConsentPending = 7,
}

sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.StaysBehind(r => r.PersonId).Keeps(SeenBy.Readers, r => r.Id, r => r.PersonId,
            r => r.ParticipantId, r => r.From, r => r.Until, r => r.Status, r => r.Version, r => r.ConsentedAt,
            r => r.ConsentTextEdition);
        registration.HasOne(r => r.Person).WithMany(p => p.Registrations).HasForeignKey(r => r.PersonId);
        registration.HasOne(r => r.Participant).WithMany().HasForeignKey(r => r.ParticipantId)
            .OnDelete(DeleteBehavior.Restrict);
        registration.HasIndex(r => r.PersonId).IsUnique().HasFilter("\"Until\" IS NULL")
            .HasDatabaseName("IX_Registration_OneInForce");
        registration.HasIndex(r => new { r.PersonId, r.From });
        registration.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Registration_Order", "\"Until\" IS NULL OR \"From\" <= \"Until\"");
            table.HasCheckConstraint("CK_Registration_StatusOfEnd",
                $"(\"Until\" IS NULL) = (\"Status\" <= {(int)RegistrationStatus.Stale} " +
                $"OR \"Status\" = {(int)RegistrationStatus.ConsentPending})");
        });
    }
}
