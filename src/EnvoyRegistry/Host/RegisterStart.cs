using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;

namespace EnvoyRegistry.Host;

/// <summary>Makes the register ready before anything is answered from it.</summary>
static class RegisterStart
{
    /// <summary>
    /// The register made ready as by <see cref="Prepare"/>, and not to be replaced before the result is disposed of.
    /// </summary>
    public static RegistryLock Use(string path, DateOnly? sampleFrom = null, DateTime? now = null)
    {
        RefuseDirectory(path);
        RegistryLock? taken = null;
        try
        {
            // By a look at its header, before anything is put beside it.
            if (File.Exists(path))
                RegistryFileInspection.RefuseOtherFiles(path);
            FileFaults.RefuseReadOnly(path);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            RegistryFile.RemoveUnfinished(path);
            taken = RegistryLock.Share(path);
            Prepare(path, sampleFrom, now);
            taken.FoundWhole();
            return taken;
        }
        catch (Exception fault)
        {
            taken?.Dispose();
            if (FileFaults.Tell(fault) is { } told)
                throw FileFaults.Unreachable(path, told);
            throw;
        }
    }

    /// <param name="path">The register's file; made, with its directory, where there is none.</param>
    /// <param name="sampleFrom">
    /// The day to lay the fictional sample out from, should the register have to be made; null for none. A register
    /// that is there never gets one: it may hold real people.
    /// </param>
    /// <param name="now">What time it is for the service, in UTC; the machine's while nobody says.</param>
    /// <exception cref="UnusableRegisterException">It is no register, damaged, newer, or out of reach.</exception>
    public static void Prepare(string path, DateOnly? sampleFrom = null, DateTime? now = null)
    {
        var time = now ?? TimeProvider.System.GetUtcNow().UtcDateTime;
        RefuseDirectory(path);
        try
        {
            if (!File.Exists(path))
                RegistryFile.Create(path, db => Fill(db, sampleFrom, time));

            var condition = RegistryFileInspection.Inspect(path);
            if (condition.NeedsMigration)
                Change(path, RegistryFile.Migrate);
            if (condition.CompletedBy != Build)
                Change(path, db => Complete(db, time));
        }
        catch (Exception fault) when (FileFaults.Tell(fault) is { } told)
        {
            throw FileFaults.Unreachable(path, told);
        }
    }

    public static void RefuseDirectory(string path)
    {
        if (Directory.Exists(path))
            throw new UnusableRegisterException(
                $"{path} is a directory; the setting Registry:Database names the register's file, as in " +
                $"{Path.Combine(path, "registry.db")}.");
    }

    static Guid Build => typeof(RegisterStart).Module.ModuleVersionId;

    static void Fill(RegistryDb db, DateOnly? sampleFrom, DateTime now)
    {
        Complete(db, now);
        if (sampleFrom is { } day)
            Features.LoadSample(db, day, now);
    }

    static void Complete(RegistryDb db, DateTime now)
    {
        Features.LoadReferenceData(db, now);
        db.Set<RegisterState>().Single().CompletedBy = Build;
        db.SaveChanges();
    }

    static void Change(string path, Action<RegistryDb> change)
    {
        using var db = RegistryFile.Open(path);
        change(db);
    }
}
