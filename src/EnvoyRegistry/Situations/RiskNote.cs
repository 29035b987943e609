using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Situations;

/// <summary>
/// An assessment that one of the four crimes threatens, by a published method and from a local source, looked at by
/// somebody of another participant, with the answer of the state concerned beside it.
/// </summary>
/// <remarks>CSCAP Memorandum 18: the responsibility to protect is about these four crimes and nothing else.</remarks>
sealed class RiskNote : IDated
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "rsk";

    public required long Id { get; init; }
    public required long SituationId { get; init; }
    public required AtrocityCrime Crime { get; init; }

    /// <summary>The published method it follows.</summary>
    public required string Method { get; init; }

    /// <summary>Sealed, as are the other texts of the note.</summary>
    public required string Assessment { get; init; }

    public required string LocalSource { get; init; }

    /// <summary>The participant whose office, being the Chair's, wrote it.</summary>
    public required long AuthorId { get; init; }

    public Participant Author { get; init; } = null!; // set by EF
    public required long ReviewerId { get; init; }
    public Participant Reviewer { get; init; } = null!; // set by EF

    /// <summary>The state concerned; null where none is a participant.</summary>
    public long? ConcernedId { get; init; }

    public Participant? Concerned { get; init; }
    public required DateTime RecordedAt { get; init; }
    public DateTime? ReviewedAt { get; private set; }
    public bool? ReviewerAgrees { get; private set; }
    public string? Review { get; private set; }
    public DateTime? RepliedAt { get; private set; }
    public string? Reply { get; private set; }
    public int Version { get; private set; } = 1;

    /// <inheritdoc/>
    public DateTime UpdatedAt { get; set; }

    public void TakeReview(bool agrees, string review, DateTime now)
    {
        (ReviewerAgrees, Review, ReviewedAt) = (agrees, review, now);
        Version++;
    }

    public void TakeReply(string reply, DateTime now)
    {
        (Reply, RepliedAt) = (reply, now);
        Version++;
    }
}

/// <summary>The 2005 World Summit Outcome, paragraph 138, and CSCAP Memorandum 18 name these four.</summary>
enum AtrocityCrime
{
    Genocide = 1,
    WarCrimes = 2,
    EthnicCleansing = 3,
    CrimesAgainstHumanity = 4,
}

sealed class RiskNoteMapping : IEntityTypeConfiguration<RiskNote>
{
    public void Configure(EntityTypeBuilder<RiskNote> note)
    {
        note.IsOfNobody().IsPartOfCase(n => n.SituationId, CaseId.Situation).HasIndex(n => n.SituationId);
        note.HasIndex(n => n.ReviewerId);
        note.HasIndex(n => n.ConcernedId);
        note.HasOne<Situation>().WithMany().HasForeignKey(n => n.SituationId).OnDelete(DeleteBehavior.Cascade);
        note.HasOne(n => n.Author).WithMany().HasForeignKey(n => n.AuthorId).OnDelete(DeleteBehavior.Restrict);
        note.HasOne(n => n.Reviewer).WithMany().HasForeignKey(n => n.ReviewerId).OnDelete(DeleteBehavior.Restrict);
        note.HasOne(n => n.Concerned).WithMany().HasForeignKey(n => n.ConcernedId).OnDelete(DeleteBehavior.Restrict);
        note.ToTable(table => table.HasCheckConstraint("CK_RiskNote_SecondPairOfEyes",
            "\"ReviewerId\" <> \"AuthorId\" AND \"ReviewerId\" IS NOT \"ConcernedId\""));
    }
}

/// <summary>The Chair's office, the reviewer, and, once it was reviewed, the state concerned.</summary>
sealed class RiskNoteVisibility : IVisibleRows<RiskNote>
{
    public Expression<Func<RiskNote, bool>> Visible { get; } = n =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0
        || n.ReviewerId == Viewer.Current.ParticipantId
        || (n.ReviewedAt != null && n.ConcernedId == Viewer.Current.ParticipantId);
}
