using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.People;

/// <summary>
/// A human being the register knows: an EEP, an envoy candidate, somebody who was one, or a figure of the public
/// historical record. Names are kept as written; nothing here guesses which part of a name is the family's.
/// </summary>
sealed class Person : IDated
{
    /// <summary>Years of experience, in all or in one field.</summary>
    public const int LongestCareer = 80;

    public long Id { get; init; }

    /// <summary>The key of whoever brought the entry in; an import finds its people again by it.</summary>
    public required string ExternalReference { get; init; }

    public string? Title { get; set; }
    public required string FullName { get; set; }
    public string? NativeName { get; set; }
    public List<string> Nationalities { get; set; } = [];

    public PersonKind Kind { get; set; }
    public PersonCategory? Category { get; set; }
    public PersonStatus Status { get; set; }
    public bool WillingToServe { get; set; }

    public Gender? Gender { get; set; }
    public int? YearsOfExperience { get; set; }

    public List<string> CountriesKnown { get; set; } = [];
    public string? Biography { get; set; }

    /// <summary>An IANA name; null only where nobody stated one, as in the historical record.</summary>
    public string? TimeZone { get; set; }

    public DateOnly? ConfirmedOn { get; set; }
    public DateOnly? ConfirmationDueOn { get; set; }

    /// <summary>The participant of the registration in force, so of an EEP and of nobody else.</summary>
    public long? ParticipantId { get; set; }

    public Participant? Participant { get; set; }

    /// <summary>How to reach the person; null where nothing is stated.</summary>
    public PersonContact? Contact { get; init; }

    public List<FormerOffice> FormerOffices { get; } = [];
    public List<PersonLanguage> Languages { get; } = [];
    public List<PersonExpertise> Expertise { get; } = [];
    public List<Registration> Registrations { get; } = [];
    public List<Engagement> Engagements { get; } = [];

    /// <summary>Made by the register, never by hand.</summary>
    public PersonSearchText SearchText { get; init; } = null!; // set by EF

    public int Version { get; set; } = 1;

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    /// <summary>
    /// Somebody said that the whole entry is right, be it stale or not: it is to be said again within a year. That is
    /// no consent, and ends no waiting for it.
    /// </summary>
    public void Confirm(DateOnly today)
    {
        (ConfirmedOn, ConfirmationDueOn) = (today, today.AddYears(1));
        Restore();
    }

    /// <summary>Is in full standing, if she or he was not; but for who waits for consent.</summary>
    public void Restore()
    {
        if (Kind is PersonKind.Eep or PersonKind.Candidate && Status is not PersonStatus.ConsentPending)
            Status = Kind is PersonKind.Eep ? PersonStatus.Registered : PersonStatus.Listed;
        foreach (var registration in Registrations.Where(r => r.Status is RegistrationStatus.Stale))
        {
            registration.Status = RegistrationStatus.Registered;
            registration.Version++;
        }
        Version++;
    }

    /// <summary>R3: the consent that the entry waited for is on record. Nothing where it waited for none.</summary>
    public void TakeConsent(DateOnly today)
    {
        if (Status is not PersonStatus.ConsentPending)
            return;
        var hasLapsed = ConfirmationDueOn < today;
        Status = hasLapsed ? PersonStatus.Stale
            : Kind is PersonKind.Eep ? PersonStatus.Registered : PersonStatus.Listed;
        foreach (var registration in Registrations.Where(r => r.Status is RegistrationStatus.ConsentPending))
        {
            registration.Status = hasLapsed ? RegistrationStatus.Stale : RegistrationStatus.Registered;
            registration.Version++;
        }
        Version++;
    }

    /// <summary>Is an EEP or a candidate no longer.</summary>
    public void Leave(PersonStatus status)
    {
        (Kind, Status) = (PersonKind.Former, status);
        (Participant, ParticipantId, ConfirmationDueOn) = (null, null, null);
        Version++;
    }

    /// <summary>What participants see; the Chair's office and the ARF Unit see everything.</summary>
    public PersonFields OpenToParticipants { get; set; } = PersonVisibility.ByDefault;

    /// <summary>What everybody sees who signs in: members, and integrators without a scope for people.</summary>
    public PersonFields OpenToSignedIn { get; set; }

    /// <summary>For how many days at most the person could be sent; null where not stated.</summary>
    public int? LongestEngagementDays { get; set; }

    /// <summary>
    /// The participant whose focal point proposed this candidate, who sees the entry while it waits for consent.
    /// </summary>
    public long? ProposedById { get; set; }

    /// <summary>From which hour of her or his day the person may be rung; null: from seven.</summary>
    public int? CallFromHour { get; set; }

    /// <summary>From which hour on no longer; null: from twenty-two. Before the other, it is past midnight.</summary>
    public int? CallUntilHour { get; set; }
}

enum PersonKind
{
    Eep = 1,
    Candidate = 2,
    Former = 3,
    Historical = 4,
}

enum PersonCategory
{
    Eminent = 1,
    Expert = 2,
}

enum PersonStatus
{
    Registered = 1,
    Listed = 2,
    Stale = 3,
    Withdrawn = 4,
    Replaced = 5,
    Deceased = 6,
    NotListed = 7,
    ConsentPending = 8,
}

enum Gender
{
    Woman = 1,
    Man = 2,
    NonBinary = 3,
}

static class PersonKinds
{
    /// <summary>The statuses a kind of entry can have; the database holds every row to the same list.</summary>
    public static IReadOnlyList<PersonStatus> Statuses(this PersonKind kind) => kind switch
    {
        PersonKind.Eep => [PersonStatus.Registered, PersonStatus.Stale, PersonStatus.ConsentPending],
        PersonKind.Candidate => [PersonStatus.Listed, PersonStatus.Stale, PersonStatus.ConsentPending],
        PersonKind.Former => [PersonStatus.Withdrawn, PersonStatus.Replaced, PersonStatus.Deceased],
        PersonKind.Historical => [PersonStatus.NotListed],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of person."),
    };
}

sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.StaysBehind(p => p.Id)
            .Keeps(SeenBy.Readers, p => p.Id, p => p.ConfirmationDueOn, p => p.Version, p => p.UpdatedAt)
            .Keeps(SeenBy.Keepers, p => p.OpenToParticipants, p => p.OpenToSignedIn, p => p.ProposedById);
        foreach (var field in EntryFields.All.Where(f => person.Metadata.FindProperty(f.Member.Name) is not null))
            person.Metadata.Mark(
                field.Member.Name, field.Part is PersonFields.Listing ? SeenBy.Readers : SeenBy.Opened,
                field.Stays ? Leaving.Kept : Leaving.Cleared);
        person.HasIndex(p => p.ExternalReference).IsUnique();
        person.HasOne(p => p.Participant).WithMany().HasForeignKey(p => p.ParticipantId)
            .OnDelete(DeleteBehavior.Restrict);
        person.Navigation(p => p.SearchText).IsRequired();
        person.Property(p => p.OpenToParticipants).HasDefaultValue(PersonVisibility.ByDefault)
            .HasSentinel((PersonFields)(-1)); // Nothing opened is a value like any other.
        person.Property(p => p.OpenToSignedIn).HasDefaultValue(default(PersonFields));

        person.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Person_StatusOfKind", StatusOfKind());
            table.HasCheckConstraint("CK_Person_ParticipantOfEep",
                $"(\"Kind\" = {(int)PersonKind.Eep}) = (\"ParticipantId\" IS NOT NULL)");
            table.HasCheckConstraint("CK_Person_HistoricalNeverServes",
                $"\"Kind\" <> {(int)PersonKind.Historical} OR NOT \"WillingToServe\"");
        });
    }

    static string StatusOfKind() => string.Join(" OR ", Enum.GetValues<PersonKind>().Select(kind =>
        $"(\"Kind\" = {(int)kind} AND \"Status\" IN ({string.Join(", ", kind.Statuses().Select(s => (int)s))}))"));
}
