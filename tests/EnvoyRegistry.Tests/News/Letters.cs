using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Vault;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.News;

/// <summary>What waits to be sent, opened as the register itself opens it.</summary>
static class Letters
{
    /// <summary>In the order in which they were posted.</summary>
    public static List<LetterText> Opened(this RegistryDb db)
    {
        var mailbox = Mailbox(db);
        return [.. db.Set<OutgoingMail>().AsNoTracking().Where(m => m.DueAt != null).OrderBy(m => m.CreatedAt)
            .AsEnumerable().Select(letter => mailbox.Open(db, letter))];
    }

    public static Mailbox Mailbox(RegistryDb db, TimeProvider? clock = null) => new(
        new RegisterVault(TestVault.Keyring(db.Database.GetDbConnection().DataSource, RunningRegistry.MasterKey)),
        clock ?? TimeProvider.System);
}
