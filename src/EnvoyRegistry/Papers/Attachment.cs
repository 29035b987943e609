using System.Linq.Expressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Papers;

/// <summary>
/// A paper that belongs to an entry. The row tells of it; its bytes lie sealed in <see cref="AttachmentFolder"/>.
/// </summary>
sealed class Attachment
{
    public const int MostOfAPerson = 20;

    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What <see cref="Title"/> is sealed for.</summary>
    public const string TitlePurpose = "attachment.title";

    public required long Id { get; init; }
    public required long PersonId { get; init; }
    public Person Person { get; init; } = null!; // set by EF

    /// <summary>Sealed.</summary>
    public required string Title { get; init; }

    /// <summary>In bytes, as it came.</summary>
    public required int Size { get; init; }

    /// <summary>Of the bytes as they came, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required DateTime AddedAt { get; init; }

    /// <summary>As what whoever added it was signed in; who it was, the audit tells.</summary>
    public required CallerRole AddedBy { get; init; }

    /// <summary>What the bytes are sealed for: those of another attachment cannot be put in their place.</summary>
    public static string FilePurpose(long id) => $"attachment.file/{id}";
}

sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.LeavesWith(a => a.PersonId, SeenBy.Opened)
            .Property(a => a.Title).IsSealedFor(Attachment.TitlePurpose);
        attachment.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Attachments are seen by whom <c>Person.attachments</c> is shown to.</summary>
sealed class AttachmentVisibility : IVisibleRows<Attachment>, IOwnedRows<Attachment>
{
    public Expression<Func<Attachment, bool>> Visible { get; } =
        PersonVisibility.SeenOf<Attachment>(a => a.Person, PersonFields.Attachments);

    public Expression<Func<Attachment, long>> Person => a => a.PersonId;

    public Expression<Func<Attachment, long?>> Participant => a => a.Person.ParticipantId;

    public Expression<Func<Attachment, bool>>? Opened(string field) => null;
}
