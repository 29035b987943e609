using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// That somebody was reminded of something. It is written with the letter in one transaction, and the key lets nobody
/// be reminded of the same twice, by however many processes.
/// </summary>
sealed class Reminder
{
    public required ReminderKind Kind { get; init; }
    public required ReminderRecipient Recipient { get; init; }

    /// <summary>Whom it is about: a person, or a participant.</summary>
    public required long SubjectId { get; init; }

    /// <summary>
    /// What tells one occasion from the next: the day the confirmation is due, the quarter's first day.
    /// </summary>
    public required DateOnly Occasion { get; init; }

    public required DateTime SentAt { get; init; }
}

/// <summary>Stored: the numbers stay.</summary>
enum ReminderKind
{
    ConfirmationDue = 1,
    TurnedStale = 2,
    NoMediator = 3,

    /// <summary>The day itself, when it was not confirmed yet.</summary>
    ConfirmationLastDay = 4,
}

/// <summary>Stored: the numbers stay.</summary>
enum ReminderRecipient
{
    Person = 1,
    FocalPoint = 2,
}

sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.LeavesWith(r => r.SubjectId, SeenBy.Person).IsNotAudited()
            .HasKey(r => new { r.Kind, r.Recipient, r.SubjectId, r.Occasion });
        reminder.Property(r => r.SubjectId).ValueGeneratedNever();
    }
}
