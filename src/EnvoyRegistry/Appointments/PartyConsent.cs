using System.Linq.Expressions;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// R16: whether a party directly involved agrees to a version of the terms, or to the person. A condition is no
/// consent, silence is none, and nobody consents for another.
/// </summary>
sealed class PartyConsent
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "cst";

    public required long Id { get; init; }
    public required long AppointmentId { get; init; }
    public Appointment Appointment { get; init; } = null!; // set by EF
    public required long PartyId { get; init; }
    public SituationParty Party { get; init; } = null!; // set by EF
    public required ConsentSubject Subject { get; init; }

    /// <summary>Of a consent to terms: to which version.</summary>
    public int? TermsNumber { get; init; }

    /// <summary>Of a consent to a person: to whom it was offered.</summary>
    public long? OfferId { get; init; }

    public Offer? Offer { get; init; }

    /// <summary>Of a consent to a person: who it is, for the party, whatever of the register it may see.</summary>
    public string? ProposedName { get; init; }

    public ConsentState State { get; private set; } = ConsentState.Pending;

    /// <summary>Under which condition it would be given, sealed.</summary>
    public string? Condition { get; private set; }

    /// <summary>
    /// For a party that has no focal point here: how the Chair's office was told its answer, sealed.
    /// </summary>
    public string? Evidence { get; private set; }

    public required DateTime AskedAt { get; init; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Of the secret in the letter by which its focal point answers; null where no letter went.</summary>
    public byte[]? LinkHash { get; set; }

    public void Answer(ConsentState state, string? condition, string? evidence, DateTime now) =>
        (State, Condition, Evidence, AnsweredAt) = (state, condition, evidence, now);

    /// <summary>What was said does not hold any more, and is asked as if nothing had been.</summary>
    public void AskAgain() => (State, Condition, Evidence, AnsweredAt) = (ConsentState.Pending, null, null, null);
}

enum ConsentSubject
{
    Terms = 1,
    Person = 2,
}

sealed class PartyConsentMapping : IEntityTypeConfiguration<PartyConsent>
{
    public void Configure(EntityTypeBuilder<PartyConsent> consent)
    {
        consent.StaysBehind(c => c.AppointmentId).Keeps(SeenBy.Readers,
            c => c.Id, c => c.AppointmentId, c => c.PartyId, c => c.Subject, c => c.TermsNumber, c => c.OfferId,
            c => c.ProposedName, c => c.State, c => c.Condition, c => c.Evidence, c => c.AskedAt, c => c.AnsweredAt)
            .Keeps(SeenBy.Nobody, c => c.LinkHash);
        consent.HasIndex(c => c.LinkHash).IsUnique();
        consent.IsPartOfCase(c => c.AppointmentId, CaseId.Appointment)
            .HasIndex(c => new { c.AppointmentId, c.PartyId, c.Subject, c.TermsNumber, c.OfferId }).IsUnique();
        consent.HasOne(c => c.Appointment).WithMany(a => a.Consents).HasForeignKey(c => c.AppointmentId)
            .OnDelete(DeleteBehavior.Cascade);
        consent.HasOne(c => c.Party).WithMany().HasForeignKey(c => c.PartyId).OnDelete(DeleteBehavior.Cascade);
        consent.HasOne(c => c.Offer).WithMany().HasForeignKey(c => c.OfferId).OnDelete(DeleteBehavior.Cascade);
        consent.ToTable(table => table.HasCheckConstraint("CK_PartyConsent_Subject",
            $"(\"TermsNumber\" IS NOT NULL) = (\"Subject\" = {(int)ConsentSubject.Terms})"));
    }
}

/// <summary>The Chair's office sees all of them, a focal point its own line alone.</summary>
sealed class PartyConsentVisibility : IVisibleRows<PartyConsent>
{
    public Expression<Func<PartyConsent, bool>> Visible { get; } = c =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0 || c.Party.ParticipantId == Viewer.Current.ParticipantId;
}
