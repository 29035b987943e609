using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// R3: the consent under which an entry stands, of an EEP and of a candidate: the latest there is, or that it is being
/// waited for. What a person agreed to for one nomination is a <see cref="NominationConsent"/> besides.
/// </summary>
sealed class EntryConsent
{
    public required long PersonId { get; init; }
    public ConsentState State { get; private set; } = ConsentState.Pending;

    /// <summary>When the person was last asked by letter; null where she was not.</summary>
    public DateTime? AskedAt { get; set; }

    /// <summary>What that letter was posted for; null where there was none.</summary>
    public long? LetterId { get; set; }

    public DateTime? AnsweredAt { get; private set; }
    public ConsentChannel? Channel { get; private set; }

    /// <summary>Of the text that was agreed to.</summary>
    public int? TextEdition { get; private set; }

    /// <summary>What shows that the person agreed, in a sentence.</summary>
    public string? Evidence { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Of a candidate who was enrolled here: by whom. Null where there was an entry already.</summary>
    public NominationParty? EnrolledBy { get; init; }

    /// <summary>When the ARF Unit found that whoever enrolled by herself is who she says.</summary>
    public DateTime? CheckedAt { get; set; }

    public bool IsOwnEnrolment => EnrolledBy is NominationParty.Nominee;

    /// <summary>Whether the entry can count: the consent is given, and by whom it says.</summary>
    public bool Holds => State is ConsentState.Granted && (!IsOwnEnrolment || CheckedAt is not null);

    public void Grant(ConsentChannel channel, int textEdition, DateTime at, string? evidence = null)
    {
        (State, Channel, TextEdition, AnsweredAt, WithdrawnAt) = (ConsentState.Granted, channel, textEdition, at, null);
        Evidence = evidence ?? channel switch
        {
            ConsentChannel.Link => "Answered by the link in a letter of this register.",
            _ => "Answered signed in to this register.",
        };
    }

    /// <summary>The same, and what follows for the entry: see <see cref="Person.TakeConsent"/>.</summary>
    /// <param name="person">With the registrations.</param>
    public void Give(Person person, ConsentChannel channel, int textEdition, DateTime at, DateOnly today)
    {
        Grant(channel, textEdition, at);
        if (person.Registrations.Find(r => r.Until is null) is { } registration)
        {
            (registration.ConsentedAt, registration.ConsentTextEdition) = (at, textEdition);
            registration.Version++;
        }
        if (Holds)
            person.TakeConsent(today);
    }

    /// <summary>The person takes it back; where it was not given yet, that is an answer.</summary>
    public void Withdraw(ConsentChannel channel, DateTime at)
    {
        if (State is ConsentState.Pending)
            (State, Channel, AnsweredAt) = (ConsentState.Withheld, channel, at);
        else if (State is ConsentState.Granted)
            (State, WithdrawnAt) = (ConsentState.Withdrawn, at);
    }
}

sealed class EntryConsentMapping : IEntityTypeConfiguration<EntryConsent>
{
    public void Configure(EntityTypeBuilder<EntryConsent> consent)
    {
        consent.StaysBehind(c => c.PersonId)
            .Keeps(SeenBy.Keepers, c => c.PersonId, c => c.State, c => c.AskedAt, c => c.LetterId, c => c.AnsweredAt,
                c => c.Channel, c => c.TextEdition, c => c.WithdrawnAt, c => c.EnrolledBy, c => c.CheckedAt)
            .Clears(SeenBy.Keepers, c => c.Evidence)
            .HasKey(c => c.PersonId);
        consent.Property(c => c.PersonId).ValueGeneratedNever();
        consent.HasOne<Person>().WithOne().HasForeignKey<EntryConsent>(c => c.PersonId)
            .OnDelete(DeleteBehavior.Cascade);
        consent.ToTable(table => table.HasCheckConstraint("CK_EntryConsent_Granted",
            $"\"State\" NOT IN ({(int)ConsentState.Granted}, {(int)ConsentState.Withdrawn}) OR (\"AnsweredAt\" IS " +
            "NOT NULL AND \"Channel\" IS NOT NULL AND \"TextEdition\" IS NOT NULL)"));
    }
}

static class EntryConsents
{
    /// <summary>That of a person; a new one that waits, where there is none.</summary>
    public static async Task<EntryConsent> ConsentOfAsync(
        this RegistryDb db, long person, CancellationToken cancellation)
    {
        if (await db.Set<EntryConsent>().FindAsync([person], cancellation) is { } known)
            return known;
        var consent = new EntryConsent { PersonId = person };
        db.Add(consent);
        return consent;
    }
}
