using EnvoyRegistry.Data;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry;

/// <summary>Makes the register ready before anything is answered from it.</summary>
static class RegisterStart
{
    /// <param name="path">The register's file; made, with its directory, where there is none.</param>
    /// <param name="sampleFrom">
    /// The day to lay the fictional sample out from, should the register have to be made; null for none. A register that
    /// is there never gets one: it may hold real people.
    /// </param>
    /// <exception cref="UnusableRegisterException">The file is no register, damaged, newer, or out of reach.</exception>
    public static void Prepare(string path, DateOnly? sampleFrom = null)
    {
        try
        {
            if (!File.Exists(path))
                RegistryFile.Create(path, db => Fill(db, sampleFrom));
            else if (RegistryFileInspection.NeedsMigration(path))
                Bring(path, RegistryFile.Migrate);

            Bring(path, Features.LoadReferenceData);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException or SqliteException)
        {
            throw new UnusableRegisterException($"{path} cannot be used: {fault.Message}");
        }
    }

    static void Fill(RegistryDb db, DateOnly? sampleFrom)
    {
        Features.LoadReferenceData(db);
        if (sampleFrom is { } day)
            Features.LoadSample(db, day);
    }

    static void Bring(string path, Action<RegistryDb> change)
    {
        using var db = RegistryFile.Open(path);
        change(db);
    }
}
