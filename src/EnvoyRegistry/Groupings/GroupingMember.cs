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
    public required GroupingSeat Seat { get; init; }

    /// <summary>The participant whose minister sits here.</summary>
    public long? ParticipantId { get; init; }

    public Participant? Participant { get; init; }
    public long? PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>The day for which the right to the seat was looked at.</summary>
    public required DateOnly SeatedOn { get; init; }

    public string? Note { get; init; }
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

sealed class GroupingMemberMapping : IEntityTypeConfiguration<GroupingMember>
{
    public void Configure(EntityTypeBuilder<GroupingMember> member)
    {
        member.StaysBehind(m => m.PersonId).Keeps(SeenBy.Readers, m => m.Id, m => m.GroupingId, m => m.Seat,
            m => m.ParticipantId, m => m.PersonId, m => m.SeatedOn, m => m.Note);
        member.HasOne<Grouping>().WithMany(g => g.Members).HasForeignKey(m => m.GroupingId);
        member.HasOne(m => m.Participant).WithMany().OnDelete(DeleteBehavior.Restrict);
        member.HasOne(m => m.Person).WithMany().OnDelete(DeleteBehavior.Restrict);
        member.HasIndex(m => new { m.GroupingId, m.Seat }).IsUnique()
            .HasFilter($"\"Seat\" <= {(int)GroupingSeat.NonAsean}").HasDatabaseName("IX_GroupingMember_OneASeat");
        member.HasIndex(m => new { m.GroupingId, m.ParticipantId }).IsUnique();
        member.HasIndex(m => new { m.GroupingId, m.PersonId }).IsUnique();
        member.ToTable(table => table.HasCheckConstraint("CK_GroupingMember_OneHolder",
            "(\"ParticipantId\" IS NULL) <> (\"PersonId\" IS NULL)"));
    }
}
