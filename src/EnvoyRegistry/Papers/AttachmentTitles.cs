using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Papers;

/// <summary>Opens the titles of attachments for whoever may see them.</summary>
sealed class AttachmentTitles(IDbContextFactory<RegistryDb> contexts, PersonVault vault)
{
    public async ValueTask LoadAsync(Batch<long, string> asked, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Set<Attachment>().AsNoTracking().Where(a => asked.Keys.Contains(a.Id))
            .Select(a => new { a.Id, a.PersonId, a.Title }).ToListAsync(cancellation);
        foreach (var row in rows)
            asked.Answer(row.Id, vault.Open(db, row.PersonId, Attachment.TitlePurpose, row.Title));
    }
}
