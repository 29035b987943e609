using System.Security.Cryptography;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Papers;

/// <summary>Takes a paper into the register: sealed, on the disk, and only then with a row that tells of it.</summary>
sealed class AddAttachment(RegisterChange register, PersonVault vault, AttachmentFolder folder, TimeProvider time)
{
    public ValueTask<AddAttachmentPayload> RunAsync(
        long person, string title, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => register.RunAsync(
            "addAttachment", (db, caller) => RunAsync(db, caller, person, title, bytes, cancellation), cancellation);

    async Task<AddAttachmentPayload> RunAsync(
        RegistryDb db, Caller caller, long person, string title, ReadOnlyMemory<byte> bytes,
        CancellationToken cancellation)
    {
        if (await db.StandingAsync(caller, person, cancellation) is not PaperStanding.Theirs
            || !PersonVault.CanSeal(db, person))
            return Refused(new NotFound("No entry that is yours to keep is this.", "person"));
        if (await db.Set<Attachment>().CountAsync(a => a.PersonId == person, cancellation) >= Attachment.MostOfAPerson)
            return Refused(new Conflict(
                $"There are {Attachment.MostOfAPerson} attachments already; remove one of them first.", "person"));

        var id = EntityId.New();
        folder.Write(id, vault.Seal(db, person, Attachment.FilePurpose(id), bytes.Span));
        var attachment = new Attachment
        {
            Id = id,
            PersonId = person,
            Title = vault.Seal(db, person, Attachment.TitlePurpose, title),
            Size = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
            AddedAt = time.GetUtcNow().UtcDateTime,
            AddedBy = caller.Role,
        };
        db.Add(attachment);
        return new AddAttachmentPayload(attachment, []);

        AddAttachmentPayload Refused(UserError error) => new(null, [error]) { About = [person] };
    }
}

sealed record AddAttachmentPayload(Attachment? Attachment, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
