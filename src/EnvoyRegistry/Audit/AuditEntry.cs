using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Audit;

/// <summary>
/// That somebody changed the register, tried to, or looked at something confidential. Triggers keep entries from being
/// changed or deleted; the chain of hashes tells when somebody did so all the same (<see cref="AuditChain"/>).
/// </summary>
sealed class AuditEntry
{
    /// <summary>From 1 without a gap.</summary>
    public long Sequence { get; init; }

    public DateTime At { get; init; }
    public AuditKind Kind { get; init; }

    /// <summary>The field of <c>Mutation</c>, the name of a query, or a command.</summary>
    public required string Operation { get; init; }

    public AuditOutcome Outcome { get; init; }

    /// <summary>What the actor was then; an office of the Chair is none for ever.</summary>
    public CallerRole ActorRole { get; init; }

    public required string ActorName { get; init; }
    public long? ActorParticipantId { get; init; }
    public long? ActorPersonId { get; init; }

    /// <summary>Why it was refused.</summary>
    public List<UserErrorCode> ErrorCodes { get; init; } = [];

    /// <summary>The rules of the ARF that stood against it.</summary>
    public List<string> Rules { get; init; } = [];

    /// <summary>What a command did, in a sentence without personal values.</summary>
    public string? Note { get; init; }

    public List<AuditSubject> Subjects { get; init; } = [];
    public List<AuditCase> Cases { get; init; } = [];
    public List<AuditChange> Changes { get; init; } = [];

    /// <summary>The hash of the entry before.</summary>
    public required string Previous { get; init; }

    /// <summary>Of everything above.</summary>
    public required string Hash { get; set; }
}

/// <summary>Stored: the numbers stay.</summary>
enum AuditKind
{
    Mutation = 1,
    Reading = 2,
    Command = 3,
}

/// <summary>Stored: the numbers stay.</summary>
enum AuditOutcome
{
    Done = 1,
    Refused = 2,
}

/// <summary>A person whom an entry concerns.</summary>
sealed class AuditSubject
{
    public long EntrySequence { get; init; }
    public long PersonId { get; init; }

    /// <summary>Of a reading: which confidential fields of this person were looked at.</summary>
    public List<string> Coordinates { get; init; } = [];
}

/// <summary>A case that an entry concerns: what was changed in it, refused, or read.</summary>
sealed class AuditCase
{
    public long EntrySequence { get; init; }

    /// <summary>As clients have it.</summary>
    public required string CaseId { get; init; }

    /// <summary>Of a reading: which texts of it were read.</summary>
    public List<string> Coordinates { get; init; } = [];
}

/// <summary>A field that a mutation changed.</summary>
sealed class AuditChange
{
    public long EntrySequence { get; init; }
    public int Number { get; init; }

    /// <summary>The table, and the row's key in it, after the id of the case that it is part of.</summary>
    public required string Thing { get; init; }

    public required string Key { get; init; }
    public required string Field { get; init; }

    /// <summary>Whose row it is. The values of such a row are sealed under this person's key.</summary>
    public long? PersonId { get; init; }

    public string? Before { get; init; }
    public string? After { get; init; }

    /// <summary>
    /// What <see cref="Before"/> and <see cref="After"/> were sealed for, where not for this entry; or that they are
    /// <see cref="AuditMarks.KeptInTheCase"/>.
    /// </summary>
    public string? SealedFor { get; init; }
}

/// <summary>
/// How far the chain goes. It is kept apart from the entries, so that cutting off the last of them shows.
/// </summary>
sealed class AuditHead
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
    public long Sequence { get; set; }
    public required string Hash { get; set; }

    /// <summary>Of both, under the register's key; null until the audit is.</summary>
    public string? Seal { get; set; }
}

sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.IsNotAudited().HasKey(e => e.Sequence);
        entry.StaysBehind(e => e.ActorPersonId).Keeps(SeenBy.ChairAndPerson, e => e.Sequence, e => e.At, e => e.Kind,
            e => e.Operation, e => e.Outcome, e => e.ActorRole, e => e.ActorName, e => e.ActorParticipantId,
            e => e.ActorPersonId, e => e.ErrorCodes, e => e.Rules, e => e.Note, e => e.Previous, e => e.Hash);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.HasMany(e => e.Subjects).WithOne().HasForeignKey(s => s.EntrySequence).OnDelete(DeleteBehavior.Restrict);
        entry.HasMany(e => e.Cases).WithOne().HasForeignKey(c => c.EntrySequence).OnDelete(DeleteBehavior.Restrict);
        entry.HasMany(e => e.Changes).WithOne().HasForeignKey(c => c.EntrySequence).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class AuditSubjectMapping : IEntityTypeConfiguration<AuditSubject>
{
    public void Configure(EntityTypeBuilder<AuditSubject> subject)
    {
        subject.StaysBehind(s => s.PersonId)
            .Keeps(SeenBy.ChairAndPerson, s => s.EntrySequence, s => s.PersonId, s => s.Coordinates);
        subject.IsNotAudited().HasKey(s => new { s.EntrySequence, s.PersonId });
        subject.HasIndex(s => new { s.PersonId, s.EntrySequence });
    }
}

sealed class AuditCaseMapping : IEntityTypeConfiguration<AuditCase>
{
    public void Configure(EntityTypeBuilder<AuditCase> ofCase)
    {
        ofCase.StaysBehind(c => c.EntrySequence)
            .Keeps(SeenBy.ChairAndPerson, c => c.EntrySequence, c => c.CaseId, c => c.Coordinates);
        ofCase.IsNotAudited().HasKey(c => new { c.EntrySequence, c.CaseId });
        ofCase.HasIndex(c => new { c.CaseId, c.EntrySequence });
    }
}

sealed class AuditChangeMapping : IEntityTypeConfiguration<AuditChange>
{
    public void Configure(EntityTypeBuilder<AuditChange> change)
    {
        change.StaysBehind(c => c.PersonId)
            .Keeps(SeenBy.ChairAndPerson, c => c.EntrySequence, c => c.Number, c => c.Thing, c => c.Key, c => c.Field,
                c => c.PersonId, c => c.SealedFor)
            .Seals(SeenBy.ChairAndPerson, c => c.Before, c => c.After);
        change.IsNotAudited().HasKey(c => new { c.EntrySequence, c.Number });
    }
}

sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head) => head.IsOfNobody().IsNotAudited()
        .ToTable(table => table.HasCheckConstraint("CK_AuditHead_OneRow", $"Id = {AuditHead.OnlyId}"));
}
