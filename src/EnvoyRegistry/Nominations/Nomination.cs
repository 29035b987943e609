using System.Linq.Expressions;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// A participant's nomination of one person, from the first draft to the end of the registration it led to. What
/// happens once the person is registered is read from the registration: see <see cref="StateNow"/>.
/// </summary>
sealed class Nomination : IDated
{
    static readonly Func<Nomination, NominationState> s_stateNow = StateNow.Compile();
    static readonly Func<Nomination, bool> s_consentHolds = ConsentHolds.Compile();

    public required long Id { get; init; }
    public required long ParticipantId { get; init; }
    public Participant Participant { get; init; } = null!; // set by EF

    /// <summary>The participant's; only for queries.</summary>
    public EepPlaces Places { get; init; } = null!; // set by EF

    /// <summary>
    /// The key of the person's entry, which somebody new gets when registered. Until then her contacts are sealed under
    /// it.
    /// </summary>
    public required long NomineeId { get; init; }

    /// <summary>The same, once there is an entry.</summary>
    public long? PersonId { get; set; }

    public Person? Person { get; set; }

    /// <summary>The registration whose place the person is to take.</summary>
    public long? ReplacesId { get; set; }

    public Registration? Replaces { get; set; }

    /// <summary>What it led to.</summary>
    public long? RegistrationId { get; set; }

    public Registration? Registration { get; set; }

    /// <summary>As it was last put down; what holds now is <see cref="StateNow"/>.</summary>
    public NominationState State { get; private set; } = NominationState.Draft;

    public string? Title { get; set; }
    public string? FullName { get; set; }
    public string? NativeName { get; set; }
    public List<string> Nationalities { get; set; } = [];
    public PersonCategory? Category { get; set; }
    public string? Biography { get; set; }
    public string? TimeZone { get; set; }

    /// <summary>How to reach the person, sealed: see <see cref="NomineeContacts"/>.</summary>
    public string? Contact { get; set; }

    public List<NominatedExpertise> Expertise { get; } = [];
    public List<NominatedLanguage> Languages { get; } = [];

    /// <summary>Grows with every change of what the person is asked to agree to.</summary>
    public int EntryVersion { get; set; } = 1;

    /// <summary>The latest consent asked for.</summary>
    public long? ConsentId { get; set; }

    public NominationConsent? Consent { get; set; }

    /// <summary>
    /// For which day the yearly confirmation was last found to be due; it is while that is still the day.
    /// </summary>
    public DateOnly? ConfirmationAskedFor { get; set; }

    public List<NominationStep> History { get; } = [];

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    /// <summary>From 1, which the first step makes it.</summary>
    public int Version { get; set; }

    /// <summary>
    /// How it stands: until the person is registered as put down, from then on as the registration does, whatever
    /// changed that.
    /// </summary>
    public static Expression<Func<Nomination, NominationState>> StateNow => n =>
        n.Registration == null ? n.State
        : n.Registration.Status == RegistrationStatus.Stale ? NominationState.Stale
        : n.Registration.Status == RegistrationStatus.WithdrawnByNominator ? NominationState.WithdrawnByNominator
        : n.Registration.Status == RegistrationStatus.WithdrawnByEep ? NominationState.WithdrawnByEep
        : n.Registration.Status == RegistrationStatus.Replaced ? NominationState.Replaced
        : n.Registration.Status == RegistrationStatus.Deceased ? NominationState.Deceased
        : n.ConfirmationAskedFor != null && n.ConfirmationAskedFor == n.Person!.ConfirmationDueOn
            ? NominationState.ConfirmDue
        : NominationState.Registered;

    /// <summary>
    /// R3: consent was given, and is not older than what it covers: the entry as it stands, the text in force.
    /// </summary>
    public static Expression<Func<Nomination, bool>> ConsentHolds => n =>
        n.Consent != null && n.Consent.State == ConsentState.Granted && n.Consent.EntryVersion == n.EntryVersion
        && n.Consent.Text.SupersededAt == null;

    /// <summary>
    /// Who sees a nomination: its focal point, the person it is about, the office of the Chair and the ARF Unit. For
    /// everybody else there is none.
    /// </summary>
    public static Expression<Func<Nomination, bool>> IsVisible => n =>
        Viewer.Current.Reach == Reach.Everything || n.ParticipantId == Viewer.Current.ParticipantId
        || (n.PersonId != null && n.PersonId == Viewer.Current.PersonId);

    /// <summary>Not yet registered, and not given up.</summary>
    public bool IsOpen => State < NominationState.Submitted;

    public bool HasConsent => s_consentHolds(this);

    public void Take(NominationState state, NominationParty by, DateTime at, string? reason = null)
    {
        State = state;
        History.Add(new NominationStep
        {
            NominationId = Id,
            Number = History.Count + 1,
            State = state,
            By = by,
            At = at,
            Reason = reason,
        });
        Version++;
    }

    /// <summary>Puts down what became of the registration meanwhile.</summary>
    public void CatchUp(NominationParty by, DateTime at, string? reason = null)
    {
        if (s_stateNow(this) is var now && now != State)
            Take(now, by, at, reason);
    }

    /// <summary>What the person's entry does not state, it takes from the nomination.</summary>
    public void FillIn(Person person)
    {
        person.Title ??= Title;
        person.NativeName ??= NativeName;
        person.Category ??= Category;
        person.Biography ??= Biography;
        person.TimeZone ??= TimeZone;
        if (person.Nationalities.Count == 0)
            person.Nationalities = [.. Nationalities];
        if (person.Expertise.Count == 0)
            person.Expertise.AddRange(Expertise.Select(e => new PersonExpertise
            {
                PersonId = person.Id,
                TagId = e.TagId,
                Level = e.Level,
                Years = e.Years,
                LastUsedYear = e.LastUsedYear,
                Evidence = e.Evidence,
            }));
        if (person.Languages.Count == 0)
            person.Languages.AddRange(Languages.Select(l =>
                new PersonLanguage { PersonId = person.Id, Tag = l.Tag, Level = l.Level }));
    }

    /// <summary>
    /// Keeps nothing of what it told of the person: either nobody agreed to it, or it stands in the person's own entry.
    /// </summary>
    public void Forget()
    {
        (Title, FullName, NativeName, Category) = (null, null, null, null);
        (Biography, TimeZone) = (null, null);
        Nationalities = [];
        Expertise.Clear();
        Languages.Clear();
    }
}

/// <summary>In the order of a nomination's life. Stored: the numbers stay.</summary>
enum NominationState
{
    Draft = 1,
    ConsentAsked = 2,
    Consented = 3,
    Returned = 4,
    Submitted = 5,
    Registered = 6,
    ConfirmDue = 7,
    Stale = 8,
    ConsentRefused = 9,
    WithdrawnByNominator = 10,
    WithdrawnByEep = 11,
    Replaced = 12,
    Deceased = 13,
}

/// <summary>As whom somebody acts on a nomination. Stored: the numbers stay.</summary>
enum NominationParty
{
    Nominator = 1,
    Nominee = 2,
    Chair = 3,
    Unit = 4,
    Register = 5,
}

/// <summary>One step in a nomination's life; never taken back.</summary>
sealed class NominationStep
{
    public long NominationId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required NominationState State { get; init; }
    public required NominationParty By { get; init; }
    public required DateTime At { get; init; }

    /// <summary>In the words of whoever took it; gone when the person leaves the register.</summary>
    public string? Reason { get; set; }
}

/// <summary>A field of expertise as the nominator states it.</summary>
sealed class NominatedExpertise
{
    public long NominationId { get; init; }
    public required long TagId { get; init; }
    public ExpertiseTag Tag { get; init; } = null!; // set by EF
    public required ExpertiseLevel Level { get; init; }
    public int? Years { get; init; }
    public int? LastUsedYear { get; init; }
    public string? Evidence { get; init; }
}

/// <summary>A language as the nominator states it.</summary>
sealed class NominatedLanguage
{
    public long NominationId { get; init; }
    public required string Tag { get; init; }
    public required LanguageLevel Level { get; init; }
}

sealed class NominationMapping :
    IEntityTypeConfiguration<Nomination>,
    IEntityTypeConfiguration<NominationStep>,
    IEntityTypeConfiguration<NominatedExpertise>,
    IEntityTypeConfiguration<NominatedLanguage>
{
    public void Configure(EntityTypeBuilder<Nomination> nomination)
    {
        nomination.StaysBehind(n => n.NomineeId)
            .Keeps(SeenBy.Keepers, n => n.Id, n => n.ParticipantId, n => n.NomineeId, n => n.PersonId,
                n => n.ReplacesId, n => n.RegistrationId, n => n.State, n => n.EntryVersion, n => n.ConsentId,
                n => n.ConfirmationAskedFor, n => n.UpdatedAt, n => n.Version)
            .Clears(SeenBy.Keepers, n => n.Title, n => n.FullName, n => n.NativeName, n => n.Nationalities,
                n => n.Category, n => n.Biography, n => n.TimeZone)
            .Clears(SeenBy.Person, n => n.Contact);
        nomination.Property(n => n.Contact).IsSealedFor(NomineeContacts.Purpose);
        nomination.HasOne(n => n.Participant).WithMany().HasForeignKey(n => n.ParticipantId)
            .OnDelete(DeleteBehavior.Restrict);
        nomination.HasOne(n => n.Places).WithMany().HasForeignKey(n => n.ParticipantId);
        nomination.HasOne(n => n.Person).WithMany().OnDelete(DeleteBehavior.Restrict);
        nomination.HasOne(n => n.Replaces).WithMany().OnDelete(DeleteBehavior.Restrict);
        nomination.HasOne(n => n.Registration).WithOne().HasForeignKey<Nomination>(n => n.RegistrationId)
            .OnDelete(DeleteBehavior.Restrict);
        nomination.HasOne(n => n.Consent).WithMany().OnDelete(DeleteBehavior.Restrict);
        nomination.HasMany(n => n.History).WithOne().HasForeignKey(s => s.NominationId);
        nomination.HasMany(n => n.Expertise).WithOne().HasForeignKey(e => e.NominationId);
        nomination.HasMany(n => n.Languages).WithOne().HasForeignKey(l => l.NominationId);
        nomination.HasIndex(n => new { n.UpdatedAt, n.Id });
        nomination.ToTable(table => table.HasCheckConstraint("CK_Nomination_RegisteredOnes",
            $"(\"State\" BETWEEN {(int)NominationState.Submitted} AND {(int)NominationState.Stale}) " +
            "<= (\"RegistrationId\" IS NOT NULL)"));
    }

    public void Configure(EntityTypeBuilder<NominationStep> step) => step
        .StaysBehind(s => s.NominationId)
        .Keeps(SeenBy.Keepers, s => s.NominationId, s => s.Number, s => s.State, s => s.By, s => s.At)
        .Clears(SeenBy.Keepers, s => s.Reason)
        .HasKey(s => new { s.NominationId, s.Number });

    public void Configure(EntityTypeBuilder<NominatedExpertise> expertise)
    {
        expertise.LeavesWith(e => e.NominationId, SeenBy.Keepers).HasKey(e => new { e.NominationId, e.TagId });
        expertise.HasOne(e => e.Tag).WithMany().OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NominatedLanguage> language) =>
        language.LeavesWith(l => l.NominationId, SeenBy.Keepers).HasKey(l => new { l.NominationId, l.Tag });
}

sealed class NominationVisibility : IVisibleRows<Nomination>
{
    public Expression<Func<Nomination, bool>> Visible => Nomination.IsVisible;
}
