using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Chairing;

/// <summary>
/// What becomes of a case that was alive when the Chair changed: asked of the new office, which decides once. Until it
/// does, and unless it decides otherwise, the case runs as it is.
/// </summary>
sealed class HandOverQuestion
{
    public required long Id { get; init; }

    /// <summary>From which the new office is in charge.</summary>
    public required DateOnly Day { get; init; }

    public required long FromId { get; init; }
    public required long ToId { get; init; }
    public required HandOverKind Kind { get; init; }

    /// <summary>The case, in the room of its kind.</summary>
    public required long SubjectId { get; init; }

    public required bool IsExercise { get; init; }
    public required DateTime AskedAt { get; init; }

    /// <summary>How the case stood then, sealed: what the former office reads of it from then on.</summary>
    public required string Record { get; init; }

    public HandOverDecision? Decision { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Sealed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Of an appointment that goes on: whether the parties' consents do.</summary>
    public bool? ConsentsCarryOver { get; private set; }

    /// <summary>The case that took its place, of the same kind.</summary>
    public long? SuccessorId { get; private set; }

    public void Decide(
        HandOverDecision decision, string sealedReason, bool? consentsCarryOver, long? successor, DateTime now) =>
        (Decision, Reason, ConsentsCarryOver, SuccessorId, DecidedAt) =
            (decision, sealedReason, consentsCarryOver, successor, now);
}

/// <summary>
/// How an open situation stood, in which nothing was alive, when the Chair changed: nothing is asked about it.
/// </summary>
sealed class HandOverSituation
{
    public required long Id { get; init; }
    public required DateOnly Day { get; init; }
    public required long FromId { get; init; }
    public required long SituationId { get; init; }
    public required bool IsExercise { get; init; }

    /// <summary>Sealed.</summary>
    public required string Record { get; init; }
}

/// <summary>Stored: the numbers stay.</summary>
enum HandOverKind
{
    Appointment = 1,
    Grouping = 2,
    Consultation = 3,
}

/// <summary>Stored: the numbers stay.</summary>
enum HandOverDecision
{
    /// <summary>It goes on as it is.</summary>
    Continue = 1,

    /// <summary>Another takes its place, asked for anew.</summary>
    HandOver = 2,

    Conclude = 3,
}

/// <summary>That an office was told how many days are left: no letter goes twice.</summary>
sealed class HandOverLetter
{
    public required DateOnly Day { get; init; }
    public required int DaysBefore { get; init; }
    public required long ParticipantId { get; init; }
    public required DateTime SentAt { get; init; }
}

sealed class HandOverQuestionMapping : IEntityTypeConfiguration<HandOverQuestion>
{
    public void Configure(EntityTypeBuilder<HandOverQuestion> question)
    {
        question.IsOfNobody().HasIndex(q => new { q.SubjectId, q.Day }).IsUnique();
        question.Property(q => q.Record).IsNotAudited();
        question.Property(q => q.Reason).IsNotAudited();
        question.HasOne<Participant>().WithMany().HasForeignKey(q => q.FromId).OnDelete(DeleteBehavior.Restrict);
        question.HasOne<Participant>().WithMany().HasForeignKey(q => q.ToId).OnDelete(DeleteBehavior.Restrict);
        question.ToTable(table => table.HasCheckConstraint("CK_HandOverQuestion_Decided",
            "(\"Decision\" IS NULL) = (\"DecidedAt\" IS NULL) AND (\"Decision\" IS NULL) = (\"Reason\" IS NULL)"));
    }
}

sealed class HandOverSituationMapping : IEntityTypeConfiguration<HandOverSituation>
{
    public void Configure(EntityTypeBuilder<HandOverSituation> situation)
    {
        situation.IsOfNobody().HasIndex(s => new { s.SituationId, s.Day }).IsUnique();
        situation.Property(s => s.Record).IsNotAudited();
        situation.HasOne<Participant>().WithMany().HasForeignKey(s => s.FromId).OnDelete(DeleteBehavior.Restrict);
        situation.HasOne<Situation>().WithMany().HasForeignKey(s => s.SituationId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class HandOverLetterMapping : IEntityTypeConfiguration<HandOverLetter>
{
    public void Configure(EntityTypeBuilder<HandOverLetter> letter)
    {
        letter.IsOfNobody().IsNotAudited().HasKey(l => new { l.Day, l.DaysBefore, l.ParticipantId });
        letter.Property(l => l.DaysBefore).ValueGeneratedNever();
        letter.HasOne<Participant>().WithMany().HasForeignKey(l => l.ParticipantId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The office in charge; what the former one may read is given by <see cref="HandOverReader"/>.</summary>
sealed class HandOverQuestionVisibility : IVisibleRows<HandOverQuestion>
{
    public Expression<Func<HandOverQuestion, bool>> Visible { get; } = _ =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0;
}

/// <inheritdoc cref="HandOverQuestionVisibility"/>
sealed class HandOverSituationVisibility : IVisibleRows<HandOverSituation>
{
    public Expression<Func<HandOverSituation, bool>> Visible { get; } = _ =>
        (Viewer.Current.Role & CaseRoles.Chair) != 0;
}
