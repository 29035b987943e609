using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Papers;

/// <summary>
/// Takes a paper into the register: sealed, on the disk, and only then with a row that tells of it. Ten megabytes are
/// sealed and written before the register's only writing place is taken, so nobody waits for them.
/// </summary>
sealed class AddAttachment(
    RegisterChange register, IDbContextFactory<RegistryDb> contexts, WritingPlace place, PersonVault vault,
    AttachmentFolder folder, TimeProvider time)
{
    public async ValueTask<AddAttachmentPayload> RunAsync(
        long person, string title, ReadOnlyMemory<byte> bytes, string sha256, CancellationToken cancellation)
    {
        var id = EntityId.New();
        try
        {
            if (await SealedAsync(id, person, bytes, cancellation) is { } sealedBytes)
                folder.Write(id, sealedBytes);
            return await register.RunAsync(
                "addAttachment",
                (db, caller) => RunAsync(db, caller, id, person, title, bytes.Length, sha256, cancellation),
                cancellation);
        }
        finally
        {
            folder.Discard(id);
        }
    }

    /// <returns>Null when nothing can be sealed for the person any more.</returns>
    async Task<byte[]?> SealedAsync(
        long id, long person, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // The first thing that is sealed for a person makes the key, which has to be written for the others to use it.
        var makesKey = !PersonVault.HasKey(db, person);
        using var held = makesKey ? await place.EnterAsync(cancellation) : null;
        await using var transaction = makesKey ? await db.Database.BeginTransactionAsync(cancellation) : null;
        if (!PersonVault.CanSeal(db, person))
            return null;
        var sealedBytes = vault.Seal(db, person, Attachment.FilePurpose(id), bytes.Span);
        if (transaction is not null)
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        return sealedBytes;
    }

    async Task<AddAttachmentPayload> RunAsync(
        RegistryDb db, Caller caller, long id, long person, string title, int size, string sha256,
        CancellationToken cancellation)
    {
        if (await db.StandingAsync(caller, person, cancellation) is not PaperStanding.Theirs
            || !PersonVault.CanSeal(db, person))
            return Refused(new NotFound("No entry that is yours to keep is this.", "person"));
        if (await db.Set<Attachment>().CountAsync(a => a.PersonId == person, cancellation) >= Attachment.MostOfAPerson)
            return Refused(new Conflict(
                $"There are {Attachment.MostOfAPerson} attachments already; remove one of them first.", "person"));

        folder.Publish(id);
        var attachment = new Attachment
        {
            Id = id,
            PersonId = person,
            Title = vault.Seal(db, person, Attachment.TitlePurpose, title),
            Size = size,
            Sha256 = sha256,
            AddedAt = time.GetUtcNow().UtcDateTime,
            AddedBy = caller.Role,
        };
        db.Add(attachment);
        return new AddAttachmentPayload(id, []);

        AddAttachmentPayload Refused(UserError error) => new(null, [error]) { About = [person] };
    }
}

sealed record AddAttachmentPayload(long? AttachmentId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
