using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EnvoyRegistry.Data;

/// <summary>
/// The register as tables. Every slice maps its own entities beside them (<c>IEntityTypeConfiguration</c>);
/// here stand only the conventions they share. A table is named after its entity.
/// </summary>
sealed class RegistryDb(DbContextOptions<RegistryDb> options) : DbContext(options)
{
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
        }
    }
}
