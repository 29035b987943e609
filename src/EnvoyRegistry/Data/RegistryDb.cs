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

    /// <summary>
    /// Has EF Core build its model and load its translator on another processor while the host is being built: it keeps
    /// both for whatever file is opened later. A fault shows again when the model is really used.
    /// </summary>
    public static void WarmUp() => ThreadPool.UnsafeQueueUserWorkItem(
        static _ =>
        {
            try
            {
                using var db = RegistryFile.Open("none");
                db.Set<RegisterState>().Where(s => s.Id == RegisterState.OnlyId).Select(s => s.MatchVersion).CreateDbCommand().Dispose();
            }
            catch (InvalidOperationException)
            {
                // The model does not hold together; the start says so where it needs the model.
            }
        },
        null);
}
