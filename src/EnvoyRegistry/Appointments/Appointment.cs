using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// The way from a request to an envoy at work and back: <see cref="Progress"/> says how it goes on. What is decided is
/// put down by the mutations; what follows from that, and from time, by nothing else.
/// </summary>
sealed class Appointment : IDated
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = CaseId.Appointment;

    public required long Id { get; init; }

    /// <summary>Null while a request without one waits for the Chair to attach it.</summary>
    public long? SituationId { get; set; }

    public Situation? Situation { get; set; }

    /// <summary>Of an exercise, as its situation is.</summary>
    public bool IsExercise { get; set; }
    public required MissionType Mission { get; set; }
    public required HolderKind HolderKind { get; init; }
    public AppointmentStatus Status { get; private set; } = AppointmentStatus.Requested;
    public required DateTime RequestedAt { get; init; }

    /// <summary>The participant who asked: the Chair's own, or one of the others.</summary>
    public required long RequestedById { get; init; }

    public Participant RequestedBy { get; init; } = null!; // set by EF

    /// <summary>Whether a focal point asked, and may take the request back.</summary>
    public required bool IsProposal { get; init; }

    // The four questions that a request answers (R11, and what Justice Rapid Response screens by); sealed.
    public required string Lawful { get; set; }
    public required string Safe { get; set; }
    public required string Urgent { get; set; }
    public required string Motive { get; set; }

    /// <summary>What a proposal without a situation says of the dispute and its parties; sealed.</summary>
    public string? StatedCase { get; set; }

    /// <summary>Who holds it: a person of the register, from the moment of appointment.</summary>
    public long? PersonId { get; private set; }

    public Person? Person { get; private set; }

    /// <summary>Or a sitting minister or official who is not on the register.</summary>
    public string? OfficialName { get; private set; }

    public string? OfficialTitle { get; private set; }

    /// <summary>Or an office, and who acts for it.</summary>
    public long? OfficeId { get; private set; }

    public Participant? Office { get; private set; }
    public string? ActingName { get; private set; }

    /// <summary>Why it is suspended or ended, sealed.</summary>
    public string? Reason { get; set; }

    /// <summary>While it is suspended: when it ends, if that is not resolved.</summary>
    public DateTime? RestoreBy { get; private set; }

    /// <summary>When time will next decide something; null when it will not.</summary>
    public DateTime? NextLookAt { get; set; }

    public List<TermsOfReference> Terms { get; init; } = [];
    public List<PartyConsent> Consents { get; init; } = [];
    public List<Offer> Offers { get; init; } = [];
    public List<Report> Reports { get; init; } = [];
    public List<AppointmentStep> Steps { get; init; } = [];
    public int Version { get; set; } = 1;

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    public bool IsOver => Status >= AppointmentStatus.Concluded;

    public bool WasAppointed => Steps.Exists(s => s.Status is AppointmentStatus.Appointed);

    /// <summary>The terms in force: the latest version.</summary>
    public TermsOfReference? CurrentTerms => Terms.MaxBy(t => t.Number);

    /// <summary>
    /// The offer that goes on: of those that were taken the first in order, once nobody before it can still say yes.
    /// </summary>
    public Offer? Accepted => Offers.Find(o => o.End is OfferEnd.Accepted);

    /// <summary>The consents that are needed now, to the terms in force or to a person.</summary>
    public IEnumerable<PartyConsent> ConsentsTo(ConsentSubject subject) => Consents.Where(c => c.Subject == subject
        && !c.Party.IsRemoved && c.Party.IsDirectlyInvolved
        && (subject is ConsentSubject.Terms ? c.TermsNumber == CurrentTerms?.Number : c.OfferId == Accepted?.Id));

    /// <summary>Puts down that it is at another point of its way, since when, and who it waits for there.</summary>
    public void Take(AppointmentStatus status, WaitsFor waits, DateTime at)
    {
        if (Steps.Count > 0 && Steps[^1] is var last && last.Status == status && last.WaitsFor == waits)
            return;
        Status = status;
        Steps.Add(new AppointmentStep
        {
            Id = EntityId.New(),
            AppointmentId = Id,
            Number = Steps.Count + 1,
            Status = status,
            WaitsFor = waits,
            At = at,
        });
        Version++;
    }

    /// <summary>Names who holds it, as it was offered and taken.</summary>
    public void Appoint(Offer offer)
    {
        PersonId = offer.PersonId;
        (OfficialName, OfficialTitle) = (offer.OfficialName, offer.OfficialTitle);
        (OfficeId, ActingName) = (offer.OfficeId, offer.ActingName);
    }

    /// <summary>
    /// Ends the work of whoever holds it, or what may lead to an appointment, and gives the days back that it took.
    /// </summary>
    public void End(AppointmentStatus status, DateTime at)
    {
        if (WasAppointed)
            Accepted?.GiveBack(at);
        else
        {
            foreach (var offer in Offers.Where(o => o.IsOpen || o.End is OfferEnd.Accepted))
                offer.Finish(OfferEnd.Withdrawn, at);
        }
        Take(status, WaitsFor.Nobody, at);
    }

    public void Suspend(string? sealedReason, DateTime restoreBy) => (Reason, RestoreBy) = (sealedReason, restoreBy);

    public void Resume() => (Reason, RestoreBy) = (null, null);
}

enum MissionType
{
    Envoy = 1,
    Mediator = 2,
    FactFinding = 3,
    GoodWill = 4,
    Adviser = 5,
    Observer = 6,
    Trainer = 7,
}

enum HolderKind
{
    /// <summary>Somebody of the register.</summary>
    Person = 1,

    /// <summary>A sitting minister or official, who does not become listed by it.</summary>
    Official = 2,

    /// <summary>An office with nobody named.</summary>
    Office = 3,
}

/// <summary>In the order of its way; from <see cref="Concluded"/> on it is over. Stored: the numbers stay.</summary>
enum AppointmentStatus
{
    Requested = 1,
    Scoped = 2,
    Consulting = 3,
    Cleared = 4,
    Offered = 5,
    Accepted = 6,
    Appointed = 7,
    Active = 8,
    Suspended = 9,
    Reporting = 10,
    Concluded = 20,
    Refused = 21,
    Withdrawn = 22,
    Resigned = 23,
    Terminated = 24,
    Expired = 25,
}

sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> appointment)
    {
        // That somebody was appointed is the record of an official act.
        appointment.StaysBehind(a => a.PersonId).Keeps(SeenBy.Readers,
            a => a.Id, a => a.SituationId, a => a.IsExercise, a => a.Mission, a => a.HolderKind, a => a.Status,
            a => a.RequestedAt, a => a.RequestedById, a => a.IsProposal, a => a.Lawful, a => a.Safe, a => a.Urgent,
            a => a.Motive, a => a.StatedCase, a => a.PersonId, a => a.OfficialName, a => a.OfficialTitle,
            a => a.OfficeId, a => a.ActingName, a => a.Reason, a => a.RestoreBy, a => a.NextLookAt,
            a => a.Version, a => a.UpdatedAt);
        appointment.IsPartOfCase(a => a.Id, CaseId.Appointment).HasIndex(a => a.SituationId);
        appointment.HasIndex(a => a.NextLookAt).HasFilter("\"NextLookAt\" IS NOT NULL");
        appointment.HasIndex(a => new { a.Status, a.RequestedAt, a.Id });
        appointment.Ignore(a => a.CurrentTerms).Ignore(a => a.Accepted);
        appointment.HasOne(a => a.Situation).WithMany().HasForeignKey(a => a.SituationId)
            .OnDelete(DeleteBehavior.Restrict);
        appointment.HasOne(a => a.RequestedBy).WithMany().HasForeignKey(a => a.RequestedById)
            .OnDelete(DeleteBehavior.Restrict);
        appointment.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        appointment.HasOne(a => a.Office).WithMany().HasForeignKey(a => a.OfficeId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// The offices; whoever asked for it; a party that was asked for its consent; and the person to whom it is offered. One
/// who said no is not told how it went on.
/// </summary>
sealed class AppointmentVisibility : IVisibleRows<Appointment>
{
    public Expression<Func<Appointment, bool>> Visible { get; } = a =>
        (Viewer.Current.Role & CaseRoles.Offices) != 0
        || (a.IsProposal && a.RequestedById == Viewer.Current.ParticipantId)
        || a.Consents.Any(c => c.Party.ParticipantId == Viewer.Current.ParticipantId)
        || a.Offers.Any(o => (o.End == null || o.End == OfferEnd.Accepted)
            && (o.PersonId == Viewer.Current.PersonId || o.OfficeId == Viewer.Current.ParticipantId));
}
