using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Consultations;

/// <summary>The line of one participant that was asked.</summary>
sealed class ConsultationReply
{
    public required long Id { get; init; }
    public long ConsultationId { get; init; }
    public Consultation Consultation { get; init; } = null!; // set by EF
    public required long ParticipantId { get; init; }
    public Participant Participant { get; init; } = null!; // set by EF

    /// <summary>Null for as long as it did not answer; once the consultation is closed that is silence.</summary>
    public ConsultationAnswer? Answer { get; set; }

    /// <summary>Of an objection and of a comment, sealed.</summary>
    public string? Text { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>Of an objection: when it was taken back.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>What the Chair's office answered to the objection, sealed.</summary>
    public string? ChairAnswer { get; set; }

    public DateTime? ChairAnsweredAt { get; set; }
    public DateTime? RemindedAt { get; set; }
    public int Version { get; set; } = 1;

    public bool IsStandingObjection => Answer is ConsultationAnswer.Objection && WithdrawnAt is null;
}

/// <summary>What a participant can answer. Stored: the numbers stay.</summary>
enum ConsultationAnswer
{
    NoObjection = 1,
    Objection = 2,
    Comment = 3,
}

/// <summary>How the line of a participant stands.</summary>
enum ConsultationReplyState
{
    Waiting = 1,
    NoObjection = 2,
    Objection = 3,
    Comment = 4,
    Silent = 5,
}

sealed class ConsultationReplyMapping : IEntityTypeConfiguration<ConsultationReply>
{
    public void Configure(EntityTypeBuilder<ConsultationReply> reply)
    {
        reply.IsOfNobody().IsPartOfCase(r => r.ConsultationId, CaseId.Consultation);
        reply.Property(r => r.RemindedAt).IsNotAudited();
        reply.HasOne(r => r.Consultation).WithMany(c => c.Replies).OnDelete(DeleteBehavior.Cascade);
        reply.HasOne(r => r.Participant).WithMany().OnDelete(DeleteBehavior.Restrict);
        reply.HasIndex(r => new { r.ConsultationId, r.ParticipantId }).IsUnique();
        reply.ToTable(table =>
        {
            table.HasCheckConstraint("CK_ConsultationReply_Answered",
                "(\"Answer\" IS NULL) = (\"AnsweredAt\" IS NULL)");
            table.HasCheckConstraint("CK_ConsultationReply_Text",
                $"(\"Text\" IS NOT NULL) = (\"Answer\" IS NOT NULL AND \"Answer\" <> " +
                $"{(int)ConsultationAnswer.NoObjection})");
            table.HasCheckConstraint("CK_ConsultationReply_Objection",
                $"\"Answer\" = {(int)ConsultationAnswer.Objection} " +
                "OR (\"WithdrawnAt\" IS NULL AND \"ChairAnswer\" IS NULL)");
        });
    }
}
