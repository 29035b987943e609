using EnvoyRegistry.Data;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry;

/// <summary>Makes the register ready before anything is answered from it.</summary>
static class RegisterStart
{
    /// <param name="path">The register's file; made, with its directory, where there is none.</param>
    /// <exception cref="UnusableRegisterException">The file is no register, damaged, newer, or out of reach.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (!File.Exists(path))
                RegistryFile.Create(path, Features.LoadReferenceData);
            else if (RegistryFileInspection.NeedsMigration(path))
                Bring(path, RegistryFile.Migrate);

            Bring(path, Features.LoadReferenceData);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException or SqliteException)
        {
            throw new UnusableRegisterException($"{path} cannot be used: {fault.Message}");
        }
    }

    static void Bring(string path, Action<RegistryDb> change)
    {
        using var db = RegistryFile.Open(path);
        change(db);
    }
}
