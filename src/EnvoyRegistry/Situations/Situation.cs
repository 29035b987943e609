using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Situations;

/// <summary>
/// A crisis or another matter that the Chair's office watches and may send somebody to. Its clock runs from the moment
/// it was opened (<see cref="OpenedAt"/>) until an envoy is at work.
/// </summary>
sealed class Situation : IDated
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = CaseId.Situation;

    public required long Id { get; init; }
    public required string Title { get; set; }
    public required AreaKind AreaKind { get; set; }

    /// <summary>Named as neutrally as can be.</summary>
    public required string Area { get; set; }

    /// <summary>Whether it is disputed whose the area is; then no country's code stands for it.</summary>
    public bool IsContested { get; set; }

    /// <summary>ISO 3166-1 alpha-2; null where none fits, and where the area is contested.</summary>
    public string? Country { get; set; }

    /// <summary>How a contested area is to be named, and why so.</summary>
    public string? NamingNote { get; set; }

    public required DisputeScope Scope { get; set; }
    public bool IsImminent { get; set; }

    /// <summary>Played to learn from. It never shows among the real ones, nor counts with them.</summary>
    public bool IsExercise { get; init; }

    /// <summary>Where letters of an exercise go, all of them.</summary>
    public List<string> ExerciseMail { get; set; } = [];

    public SituationStatus Status { get; private set; } = SituationStatus.Open;
    public required DateTime OpenedAt { get; init; }

    /// <summary>The participant whose office, being the Chair's then, opened it.</summary>
    public required long OpenedById { get; init; }

    /// <summary>When the letter that tells the Secretary-General was put in the outbox.</summary>
    public DateTime? SecretaryGeneralToldAt { get; set; }

    public DateTime? ClosedAt { get; private set; }
    public string? Outcome { get; private set; }

    /// <summary>What an exercise taught.</summary>
    public string? Findings { get; private set; }

    /// <summary>How often it was decided who the parties are.</summary>
    public int PartiesVersion { get; private set; }

    public List<SituationParty> Parties { get; init; } = [];
    public List<PartyDecision> Decisions { get; init; } = [];
    public List<SituationMatter> Matters { get; init; } = [];
    public int Version { get; set; } = 1;

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    public bool IsOpen => Status is SituationStatus.Open;

    /// <summary>Those whose consent is needed now: nothing goes without any of them (R16).</summary>
    public IEnumerable<SituationParty> DirectlyInvolved => Parties.Where(p => p.IsDirectlyInvolved && !p.IsRemoved);

    /// <summary>
    /// Within one state the others keep out, until that state agrees that the matter is taken up (R16, R18). Null where
    /// nothing is in the way.
    /// </summary>
    public string? WhyNotTakenUp => Scope is not DisputeScope.IntraState ? null
        : DirectlyInvolved.Where(p => p.IsHost).ToList() is not { Count: > 0 } hosts
            ? "It lies within one state: name that state as a party, with `isHost`, so that it can be asked."
        : hosts.Find(p => p.TakingUp is not ConsentState.Granted) is { } host
            ? $"It lies within one state, and {host.Name} has not agreed that it is taken up."
        : null;

    /// <summary>By whom the matter is brought to be taken up; null where nothing is in the way.</summary>
    public CaseStep? StepToTakeUp() => WhyNotTakenUp is null ? null
        : DirectlyInvolved.FirstOrDefault(p => p.IsHost && p.TakingUp is not ConsentState.Granted) is { } host
            ? new CaseStep(host.ParticipantId is null ? CaseActor.Chair : CaseActor.Party,
                $"{host.Name}: agree that the matter is taken up.", "recordConsent", Rule: "R16", PartyId: host.Id)
            : new CaseStep(CaseActor.Chair, "Name the state within which it lies as a party, so that it can be asked.",
                "nameParty", Rule: "R16");

    /// <summary>Puts down a decision on who is a party, and why.</summary>
    public void Decide(SituationParty party, PartyDecisionKind kind, string reason, DateTime now)
    {
        Decisions.Add(new PartyDecision
        {
            Id = EntityId.New(),
            SituationId = Id,
            Version = ++PartiesVersion,
            PartyId = party.Id,
            Kind = kind,
            IsDirectlyInvolved = party.IsDirectlyInvolved,
            Reason = reason,
            At = now,
        });
        Version++;
    }

    /// <summary>Puts down that something is alive in it, or until when it was: it is not closed over that.</summary>
    public void Keep(MatterKind kind, long subject, DateTime since, DateTime? ends)
    {
        if (Matters.Find(m => m.Kind == kind && m.SubjectId == subject) is { } known)
            known.EndedAt = known.EndedAt < ends ? known.EndedAt : ends;
        else
            Matters.Add(new SituationMatter
            {
                SituationId = Id,
                Kind = kind,
                SubjectId = subject,
                Since = since,
                EndedAt = ends,
            });
    }

    public void Close(string outcome, string? findings, DateTime now)
    {
        (Status, ClosedAt, Outcome, Findings) = (SituationStatus.Closed, now, outcome, findings);
        Version++;
    }
}

enum AreaKind
{
    Country = 1,
    Subnational = 2,
    Territory = 3,
    Region = 4,
    Sea = 5,
}

enum DisputeScope
{
    InterState = 1,
    IntraState = 2,
    Mixed = 3,
}

/// <summary>In the order of lists: the open ones first.</summary>
enum SituationStatus
{
    Open = 1,
    Closed = 2,
}

sealed class SituationMapping : IEntityTypeConfiguration<Situation>
{
    public void Configure(EntityTypeBuilder<Situation> situation)
    {
        situation.IsOfNobody().IsPartOfCase(s => s.Id, CaseId.Situation)
            .HasIndex(s => new { s.IsExercise, s.Status, s.OpenedAt, s.Id });
        situation.Ignore(s => s.DirectlyInvolved);
        situation.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Situation_Contested",
                "\"IsContested\" = 0 OR (\"Country\" IS NULL AND \"NamingNote\" IS NOT NULL)");
            table.HasCheckConstraint("CK_Situation_Closed",
                $"(\"Status\" = {(int)SituationStatus.Closed}) = (\"ClosedAt\" IS NOT NULL)");
        });
    }
}

/// <summary>
/// The Chair's office, the ARF Unit and the Secretary-General; and the focal point of a party that was asked for its
/// consent, who is shown what it is asked about. For all others there is no such situation.
/// </summary>
sealed class SituationVisibility : IVisibleRows<Situation>
{
    public Expression<Func<Situation, bool>> Visible { get; } = s =>
        (Viewer.Current.Role & CaseRoles.Offices) != 0
        || s.Parties.Any(p => p.AskedAt != null && p.ParticipantId == Viewer.Current.ParticipantId);
}

/// <summary>Who sees cases by office (design, "Who may see what"), as bits of <see cref="Viewer.Role"/>.</summary>
static class CaseRoles
{
    public const int Chair = 1 << (int)CallerRole.Chair;

    public const int ChairAndSecretaryGeneral = Chair | 1 << (int)CallerRole.Secgen;

    public const int Offices = Chair | 1 << (int)CallerRole.Unit | 1 << (int)CallerRole.Secgen;
}
