using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.News;

/// <summary>
/// A letter that waits to be sent. To whom it goes and what it says is sealed under the register's key, since links in
/// it are worth a log-in and copies of the register are kept for long; once sent, or given up, nothing of it stays but
/// that it was.
/// </summary>
sealed class OutgoingMail
{
    public required long Id { get; init; }

    /// <summary>Whom it is to or about, where that is one person. No foreign key: a nominee has no entry yet.</summary>
    public long? PersonId { get; init; }

    /// <summary>Sealed, as the other three: <see cref="Mailbox.Open"/>.</summary>
    public string? To { get; set; }

    public string? Subject { get; set; }
    public string? Text { get; set; }

    /// <summary>The same as a page; null where the text is enough.</summary>
    public string? Html { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it is to be tried; null once it needs no more trying.</summary>
    public DateTime? DueAt { get; set; }

    public int Attempts { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>
    /// What it was posted for, where somebody asks what became of it: the id of a question, of a consent, or of the
    /// person who is invited. Ids are random over all tables.
    /// </summary>
    public long? OccasionId { get; init; }

    /// <summary>Why the last try failed; null when none did, or a later one did not.</summary>
    public MailFault? Fault { get; set; }

    /// <summary>Whether it goes on waiting after a try that failed.</summary>
    public bool TryLater(MailFault fault, DateTime now, IReadOnlyList<TimeSpan> waits)
    {
        Fault = fault;
        if (Attempts >= waits.Count)
        {
            Erase();
            return false;
        }
        DueAt = now + waits[Attempts++];
        return true;
    }

    public void Sent(DateTime now)
    {
        (SentAt, Fault) = (now, null);
        Erase();
    }

    /// <summary>It is not tried any more.</summary>
    public void GiveUp() => Erase();

    void Erase() => (To, Subject, Text, Html, DueAt) = (null, null, null, null, null);
}

/// <summary>A letter as it is sent.</summary>
sealed record LetterText(long Id, string To, string Subject, string Text, string? Html, DateTime CreatedAt);

sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.LeavesWith(m => m.PersonId, SeenBy.Nobody).IsNotAudited()
            .HasIndex(m => m.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
        mail.HasIndex(m => m.OccasionId).IsUnique().HasFilter("\"OccasionId\" IS NOT NULL");
        mail.ToTable(table => table.HasCheckConstraint("CK_OutgoingMail_ErasedWhenDone",
            "\"DueAt\" IS NOT NULL OR (\"To\" IS NULL AND \"Subject\" IS NULL AND \"Text\" IS NULL AND \"Html\" IS " +
            "NULL)"));
    }
}
