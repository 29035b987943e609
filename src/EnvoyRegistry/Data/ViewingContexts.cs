using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Data;

/// <summary>Hands out contexts that read for whoever is calling.</summary>
sealed class ViewingContexts(IDbContextFactory<RegistryDb> contexts, IViewers viewers) : IDbContextFactory<RegistryDb>
{
    // Contexts are used again: each is given its viewer here, whoever it read for before.
    public RegistryDb CreateDbContext()
    {
        var db = contexts.CreateDbContext();
        db.Viewer = viewers.Current;
        return db;
    }

    public async Task<RegistryDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Viewer = viewers.Current;
        return db;
    }
}
