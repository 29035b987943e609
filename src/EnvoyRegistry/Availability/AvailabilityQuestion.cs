using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Availability;

/// <summary>
/// What a person was last asked by mail, and the answer: does it still hold that she or he is free? One a person:
/// asking again voids the links of the letter before.
/// </summary>
sealed class AvailabilityQuestion
{
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF

    /// <summary>What the links of the letter are about.</summary>
    public required long Round { get; set; }

    /// <summary>The last day that was said to be free.</summary>
    public required DateOnly FreeUntil { get; set; }

    /// <summary>
    /// The day on which the oldest of what was asked about grew old: what the register asks of itself, it asks once.
    /// </summary>
    public required DateOnly Occasion { get; set; }

    public required DateTime AskedAt { get; set; }
    public AvailabilityAnswer? Answer { get; set; }
    public DateTime? AnsweredAt { get; set; }
}

/// <summary>Stored: the numbers stay.</summary>
enum AvailabilityAnswer
{
    Yes = 1,
    No = 2,
    CallMe = 3,
}

sealed class AvailabilityQuestionMapping : IEntityTypeConfiguration<AvailabilityQuestion>
{
    public void Configure(EntityTypeBuilder<AvailabilityQuestion> question)
    {
        question.LeavesWith(q => q.PersonId, SeenBy.Keepers).HasKey(q => q.PersonId);
        question.HasOne(q => q.Person).WithOne().HasForeignKey<AvailabilityQuestion>(q => q.PersonId);
        question.ToTable(table => table.HasCheckConstraint(
            "CK_AvailabilityQuestion_Answered", "(\"Answer\" IS NULL) = (\"AnsweredAt\" IS NULL)"));
    }
}
