using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Groupings;

/// <summary>One seat and who sits in it: a participant's minister or a person of the register.</summary>
sealed class GroupingMember
{
    public required long Id { get; init; }
    public long GroupingId { get; init; }
    public Grouping Grouping { get; init; } = null!; // set by EF
    public required GroupingSeat Seat { get; init; }

    /// <summary>The participant whose minister sits here.</summary>
    public long? ParticipantId { get; init; }

    public Participant? Participant { get; init; }
    public long? PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>The day for which the right to the seat was looked at.</summary>
    public required DateOnly SeatedOn { get; init; }

    public string? Note { get; init; }

    /// <summary>When a person was asked to sit here.</summary>
    public DateTime? AskedAt { get; set; }

    /// <summary>Of a person: what she or he said; null while that is awaited.</summary>
    public SeatAnswer? Answer { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public SeatEnd? End { get; private set; }

    /// <summary>When it came to an end; the seat is another's from then on.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Of a person with a tie: why she or he is asked all the same, sealed.</summary>
    public string? TieNote { get; set; }

    /// <summary>The hash of the secret in the letter; see <see cref="SeatPages"/>.</summary>
    public byte[]? LinkHash { get; set; }

    public void SayYes(DateTime now) => (Answer, AnsweredAt) = (SeatAnswer.Yes, now);

    public void SayNo(DateTime now)
    {
        (Answer, AnsweredAt) = (SeatAnswer.No, now);
        Finish(SeatEnd.Declined, now);
    }

    public void Finish(SeatEnd end, DateTime now) => (End, EndedAt) = (end, now);
}

enum GroupingSeat
{
    Chair = 1,
    IncomingChair = 2,
    PastChair = 3,
    NonAsean = 4,
    AseanByConsensus = 5,
    Expert = 6,
}

enum SeatAnswer
{
    Yes = 1,
    No = 2,
}

/// <summary>Why somebody sits no more. Stored: the numbers stay.</summary>
enum SeatEnd
{
    /// <summary>The person said no, before or after a yes.</summary>
    Declined = 1,

    /// <summary>The Chair's office gave the seat free.</summary>
    Vacated = 2,
}

sealed class GroupingMemberMapping : IEntityTypeConfiguration<GroupingMember>
{
    public void Configure(EntityTypeBuilder<GroupingMember> member)
    {
        member.StaysBehind(m => m.PersonId).Keeps(SeenBy.Readers, m => m.Id, m => m.GroupingId, m => m.Seat,
            m => m.ParticipantId, m => m.PersonId, m => m.SeatedOn, m => m.Note, m => m.AskedAt, m => m.Answer,
            m => m.AnsweredAt, m => m.End, m => m.EndedAt)
            .Clears(SeenBy.ChairAndPerson, m => m.TieNote).Clears(SeenBy.Nobody, m => m.LinkHash);
        member.IsPartOfCase(m => m.GroupingId, CaseId.Grouping);
        member.Property(m => m.LinkHash).IsNotAudited();
        member.HasOne(m => m.Grouping).WithMany(g => g.Members).HasForeignKey(m => m.GroupingId);
        member.HasOne(m => m.Participant).WithMany().OnDelete(DeleteBehavior.Restrict);
        member.HasOne(m => m.Person).WithMany().OnDelete(DeleteBehavior.Restrict);
        member.HasIndex(m => new { m.GroupingId, m.Seat }).IsUnique()
            .HasFilter($"\"Seat\" <= {(int)GroupingSeat.NonAsean} AND \"EndedAt\" IS NULL")
            .HasDatabaseName("IX_GroupingMember_OneASeat");
        member.HasIndex(m => new { m.GroupingId, m.ParticipantId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        member.HasIndex(m => new { m.GroupingId, m.PersonId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        member.HasIndex(m => m.LinkHash).IsUnique();
        member.ToTable(table => table.HasCheckConstraint("CK_GroupingMember_OneHolder",
            "(\"ParticipantId\" IS NULL) <> (\"PersonId\" IS NULL)"));
    }
}
