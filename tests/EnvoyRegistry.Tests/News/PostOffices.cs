using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.News;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.Vault;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Tests.News;

/// <summary>Post offices without a service around them: they send when they are told to.</summary>
static class PostOffices
{
    public static PostOffice Open(
        TemporaryRegister register, MailSettings settings, TimeProvider clock, CapturedLog log)
    {
        var contexts = new PooledDbContextFactory<RegistryDb>(RegistryFile.Options(register.Path));
        var registry = Options.Create(new RegistrySettings { Database = register.Path });
        return new PostOffice(
            contexts,
            new SqliteDatabase(register.Path, contexts, new RegisterViewers()),
            new Mailbox(new RegisterVault(TestVault.Keyring(register.Path, RunningRegistry.MasterKey)), clock),
            new MailCarrier(Options.Create(settings), registry, clock),
            clock,
            log.For<PostOffice>());
    }
}
