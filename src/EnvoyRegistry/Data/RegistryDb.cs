using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnvoyRegistry.Data;

/// <summary>
/// The register as tables. Every slice maps its own entities beside them (<c>IEntityTypeConfiguration</c>);
/// here stand only the conventions they share. A table is named after its entity.
/// </summary>
sealed class RegistryDb(DbContextOptions<RegistryDb> options) : DbContext(options)
{
    // Found as the mappings are, so that nothing here need know of the slices.
    static readonly IDerivedRows[] s_derived =
    [
        .. typeof(RegistryDb).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IDerivedRows)))
            .Select(type => (IDerivedRows)Activator.CreateInstance(type)!),
    ];

    /// <summary>For whom it reads.</summary>
    public Viewer Viewer { get; set; } = Viewer.Nobody;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var transaction = Database.CurrentTransaction is null ? Database.BeginTransaction() : null;
        var written = base.SaveChanges(acceptAllChangesOnSuccess: false);
        RefreshDerivedRows();
        transaction?.Commit();
        // Not before: what was not committed is still to be saved.
        if (acceptAllChangesOnSuccess)
            ChangeTracker.AcceptAllChanges();
        return written;
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await using var transaction = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        RefreshDerivedRows();
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        if (acceptAllChangesOnSuccess)
            ChangeTracker.AcceptAllChanges();
        return written;
    }

    /// <summary>To be called in the transaction of whoever writes past EF, when all is written.</summary>
    public void RefreshDerivedRows()
    {
        foreach (var rows in s_derived)
            rows.Refresh(this);
    }

    /// <summary>Every query begins here, and none begins where nothing is hidden.</summary>
    public override DbSet<TEntity> Set<TEntity>()
    {
        VisibleRows.RefuseOtherModels(Model);
        return base.Set<TEntity>();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcSeconds>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(RegistryDb).Assembly);

        foreach (var entity in model.Model.GetEntityTypes())
        {
            // Ids come from EntityId, never from the database: they must not tell when a row was made.
            entity.FindProperty("Id")?.ValueGenerated = ValueGenerated.Never;
            entity.FindProperty("Version")?.IsConcurrencyToken = true;
            entity.FindProperty(nameof(IDated.UpdatedAt))?.IsNotAudited();
            // Of what is not set EF's compiled model says how it would be stored, and stored instants are UTC.
            foreach (var instant in entity.GetProperties().Where(property => property.ClrType == typeof(DateTime)))
                instant.Sentinel = new DateTime(0, DateTimeKind.Utc);
        }
        PersonalFaults.Refuse(model.Model);
    }
}
