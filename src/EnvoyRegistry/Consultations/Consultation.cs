using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// A circular of the Chair's office to all participants of a day, with a deadline (R14). It ends with or without
/// objection (R18): whoever objected takes that back, and nobody else can.
/// </summary>
sealed class Consultation
{
    public const string Prefix = CaseId.Consultation;

    public required long Id { get; init; }

    /// <summary>
    /// What it is about, in the room that has it (<see cref="IConsultedMatter"/>); null where an outside body is.
    /// </summary>
    public long? MatterId { get; init; }

    /// <inheritdoc cref="IConsultedMatter.Prefix"/>
    public string? MatterPrefix { get; init; }

    public required string Title { get; init; }

    /// <summary>R15: with whom something is to be shared.</summary>
    public string? OutsideBody { get; init; }

    /// <summary>R15: what is to be shared.</summary>
    public string? Shared { get; init; }

    public required string Circular { get; init; }

    public bool IsExercise { get; init; }

    /// <summary>Of an exercise: where letters go in place of the offices.</summary>
    public List<string> ExerciseAddresses { get; init; } = [];

    public required DateTime OpenedAt { get; init; }
    public required DateTime Deadline { get; init; }

    /// <summary>The deadline, or when the last of those asked had answered.</summary>
    public required DateTime ClosesAt { get; set; }

    /// <summary>
    /// Whether a reply is an objection that was not withdrawn. Put down with each of them: who sees fewer replies sees
    /// the same outcome.
    /// </summary>
    public bool ObjectionStands { get; set; }

    /// <summary>When the Chair's office took it back: it comes to nothing then, whatever was answered.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public List<ConsultationReply> Replies { get; init; } = [];

    public bool IsClosed(DateTime now) => ClosesAt <= now;

    public void Withdraw(DateTime now) => (WithdrawnAt, ClosesAt) = (now, now);
}

enum ConsultationState
{
    Open = 1,
    Closed = 2,
}

/// <summary>What came of it, in one word.</summary>
enum ConsultationOutcome
{
    NoObjection = 1,
    Objection = 2,
}

sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> consultation)
    {
        consultation.IsOfNobody().IsPartOfCase(c => c.Id, CaseId.Consultation).HasIndex(c => new { c.OpenedAt, c.Id });
        consultation.HasIndex(c => c.MatterId);
        consultation.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Consultation_About",
                "(\"MatterId\" IS NULL) <> (\"OutsideBody\" IS NULL) " +
                "AND (\"MatterId\" IS NULL) = (\"MatterPrefix\" IS NULL) " +
                "AND (\"OutsideBody\" IS NULL) = (\"Shared\" IS NULL)");
            table.HasCheckConstraint("CK_Consultation_Order",
                "\"OpenedAt\" < \"Deadline\" AND \"ClosesAt\" <= \"Deadline\"");
        });
    }
}
