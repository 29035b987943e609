using System.Linq.Expressions;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// An appointment that somebody is asked to take, with a place in the order of those who are asked. A no needs no
/// reason, and nobody but the Chair's office and the person learns of it.
/// </summary>
sealed class Offer
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "ofr";

    public required long Id { get; init; }
    public required long AppointmentId { get; init; }
    public Appointment Appointment { get; init; } = null!; // set by EF

    /// <summary>Of two who say yes the one with the lower number goes.</summary>
    public required int Position { get; init; }

    public long? PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>Of a sitting minister or official who is not on the register.</summary>
    public string? OfficialName { get; init; }

    public string? OfficialTitle { get; init; }

    /// <summary>Where the official reads mail, sealed.</summary>
    public string? OfficialEmail { get; init; }

    /// <summary>Of an office: whose, and who acts.</summary>
    public long? OfficeId { get; init; }

    public Participant? Office { get; init; }
    public string? ActingName { get; set; }

    /// <summary>What is offered; a yes is to this version and to no other.</summary>
    public required int TermsNumber { get; set; }

    public required DateTime MadeAt { get; init; }
    public required DateTime Deadline { get; set; }

    /// <summary>The hash of the secret in the letter; see <see cref="OfferPages"/>.</summary>
    public byte[]? LinkHash { get; set; }

    public DateTime? SaidYesAt { get; private set; }

    /// <summary>Whether an employer must let the person go, and has.</summary>
    public EmployerRelease Release { get; private set; } = EmployerRelease.NotNeeded;

    public DateTime? ReleasedAt { get; private set; }
    public OfferEnd? End { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>The days it takes of the person; null for those who have no calendar here.</summary>
    public long? CommitmentId { get; init; }

    public Commitment? Commitment { get; init; }

    /// <summary>Who it is, in words.</summary>
    public string Name => Person?.FullName ?? OfficialName
        ?? (ActingName is { } acting ? $"{acting}, for {Office?.Name}" : Office?.Name) ?? "";

    public bool IsOpen => End is null;

    /// <summary>Whether she or he has said yes, and nothing is in the way.</summary>
    public bool IsTaken => SaidYesAt is not null && Release is not EmployerRelease.Awaited;

    /// <summary>Since when it is so.</summary>
    public DateTime? TakenAt => IsTaken ? ReleasedAt > SaidYesAt ? ReleasedAt : SaidYesAt : null;

    public void SayYes(int termsNumber, EmployerRelease release, DateTime now)
    {
        (TermsNumber, Release) = (termsNumber, release);
        SaidYesAt ??= now;
        if (release is EmployerRelease.Given)
            ReleasedAt ??= now;
        // What was said does not lapse.
        if (Commitment is not null)
            Commitment.ExpiresAt = null;
    }

    /// <summary>Ends it, and gives the days back unless it was taken.</summary>
    public void Finish(OfferEnd end, DateTime at)
    {
        (End, EndedAt) = (end, at);
        if (end is not OfferEnd.Accepted)
            GiveBack(at);
    }

    public void GiveBack(DateTime at)
    {
        if (Commitment is { EndedAt: null })
            Commitment.EndedAt = at;
    }
}

enum EmployerRelease
{
    NotNeeded = 1,
    Awaited = 2,
    Given = 3,
}

/// <summary>How an offer came to its end. Stored: the numbers stay.</summary>
enum OfferEnd
{
    Accepted = 1,
    Declined = 2,

    /// <summary>There was no answer by the deadline.</summary>
    Lapsed = 3,

    /// <summary>The Chair took it back.</summary>
    Withdrawn = 4,

    /// <summary>Somebody earlier in the order goes.</summary>
    Released = 5,

    /// <summary>The terms or the consents that it rested on are no more.</summary>
    Void = 6,

    /// <summary>A party does not agree to the person.</summary>
    NotAgreed = 7,
}

sealed class OfferMapping : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.LeavesWith(o => o.PersonId, SeenBy.ChairAndPerson).Shows(SeenBy.Nobody, o => o.LinkHash);
        offer.IsPartOfCase(o => o.AppointmentId, CaseId.Appointment)
            .HasIndex(o => new { o.AppointmentId, o.Position }).IsUnique();
        offer.HasIndex(o => o.LinkHash).IsUnique();
        offer.Ignore(o => o.Name);
        offer.HasOne(o => o.Appointment).WithMany(a => a.Offers).HasForeignKey(o => o.AppointmentId)
            .OnDelete(DeleteBehavior.Cascade);
        offer.HasOne(o => o.Person).WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Cascade);
        offer.HasOne(o => o.Office).WithMany().HasForeignKey(o => o.OfficeId).OnDelete(DeleteBehavior.Restrict);
        offer.HasOne(o => o.Commitment).WithMany().HasForeignKey(o => o.CommitmentId)
            .OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>
/// The Chair's office, and whoever is to answer it: the person, or the focal point of the office.
/// </summary>
sealed class OfferVisibility : IVisibleRows<Offer>
{
    public Expression<Func<Offer, bool>> Visible { get; } = o =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0 || o.PersonId == Viewer.Current.PersonId
        || o.OfficeId == Viewer.Current.ParticipantId;
}
