using System.Linq.Expressions;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Situations;

/// <summary>Somebody who acts in a situation, a state or not. Only those directly involved must consent.</summary>
sealed class SituationParty
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "pty";

    public required long Id { get; init; }
    public required long SituationId { get; init; }
    public Situation Situation { get; init; } = null!; // set by EF

    /// <summary>A state that is a participant of the ARF.</summary>
    public long? ParticipantId { get; init; }

    public Participant? Participant { get; init; }

    /// <summary>Of a state: its code of ISO 3166-1 alpha-2, by which nationality is told; else null.</summary>
    public string? Country { get; init; }

    public required string Name { get; init; }
    public bool IsDirectlyInvolved { get; set; }

    /// <summary>The state within which the matter lies.</summary>
    public bool IsHost { get; set; }

    /// <summary>Who speaks for it and how to reach her or him, sealed.</summary>
    public string? Counterpart { get; set; }

    /// <summary>Since when its focal point is shown the situation: when it was first asked for a consent.</summary>
    public DateTime? AskedAt { get; set; }

    /// <summary>Of a host: whether the matter may be taken up; null for those who are not asked that.</summary>
    public ConsentState? TakingUp { get; set; }

    public DateTime? TakingUpAnsweredAt { get; set; }

    /// <summary>Under which condition a host withholds it, sealed: a condition is no consent.</summary>
    public string? TakingUpCondition { get; set; }

    public required DateTime NamedAt { get; init; }
    public DateTime? RemovedAt { get; set; }

    /// <summary>Of the secret in the letter by which a host answers; null where no letter went.</summary>
    public byte[]? TakingUpLinkHash { get; set; }

    public bool IsRemoved => RemovedAt is not null;

    public bool IsState => ParticipantId is not null || Country is not null;

    /// <summary>Asks a host whether the matter may be taken up, if it is to be asked and was not yet.</summary>
    public bool AskTakingUp(DisputeScope scope, DateTime now)
    {
        if (scope is not DisputeScope.IntraState || !IsHost || IsRemoved || TakingUp is not null)
            return false;
        (TakingUp, AskedAt) = (ConsentState.Pending, AskedAt ?? now);
        return true;
    }
}

/// <summary>The Chair's decision, with its reason, that somebody is a party or is one no more.</summary>
sealed class PartyDecision
{
    public required long Id { get; init; }
    public required long SituationId { get; init; }

    /// <summary>From 1, over all parties of the situation.</summary>
    public required int Version { get; init; }

    public required long PartyId { get; init; }
    public SituationParty Party { get; init; } = null!; // set by EF
    public required PartyDecisionKind Kind { get; init; }
    public required bool IsDirectlyInvolved { get; init; }
    public required string Reason { get; init; }
    public required DateTime At { get; init; }
}

enum PartyDecisionKind
{
    Named = 1,
    Changed = 2,
    Removed = 3,
}

sealed class SituationPartyMapping : IEntityTypeConfiguration<SituationParty>
{
    public void Configure(EntityTypeBuilder<SituationParty> party)
    {
        party.IsOfNobody().IsPartOfCase(p => p.SituationId, CaseId.Situation).HasIndex(p => p.SituationId);
        party.HasIndex(p => p.ParticipantId);
        party.HasIndex(p => p.TakingUpLinkHash).IsUnique();
        party.Property(p => p.TakingUpLinkHash).IsNotAudited();
        party.HasOne(p => p.Situation).WithMany(s => s.Parties).HasForeignKey(p => p.SituationId)
            .OnDelete(DeleteBehavior.Cascade);
        party.HasOne(p => p.Participant).WithMany().HasForeignKey(p => p.ParticipantId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class PartyDecisionMapping : IEntityTypeConfiguration<PartyDecision>
{
    public void Configure(EntityTypeBuilder<PartyDecision> decision)
    {
        decision.IsOfNobody().IsPartOfCase(d => d.SituationId, CaseId.Situation)
            .HasIndex(d => new { d.SituationId, d.Version }).IsUnique();
        decision.HasOne<Situation>().WithMany(s => s.Decisions).HasForeignKey(d => d.SituationId)
            .OnDelete(DeleteBehavior.Cascade);
        decision.HasOne(d => d.Party).WithMany().HasForeignKey(d => d.PartyId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A focal point sees the line of its own participant, and no other.</summary>
sealed class SituationPartyVisibility : IVisibleRows<SituationParty>
{
    public Expression<Func<SituationParty, bool>> Visible { get; } = p =>
        (Viewer.Current.Role & CaseRoles.Offices) != 0
        || (p.AskedAt != null && p.ParticipantId == Viewer.Current.ParticipantId);
}

sealed class PartyDecisionVisibility : IVisibleRows<PartyDecision>
{
    public Expression<Func<PartyDecision, bool>> Visible { get; } = _ =>
        (Viewer.Current.Role & CaseRoles.Offices) != 0;
}
