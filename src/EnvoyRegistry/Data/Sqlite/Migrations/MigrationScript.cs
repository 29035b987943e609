namespace EnvoyRegistry.Data.Sqlite.Migrations;

/// <summary>The SQL of a migration, kept as a file of its own so that it reads as SQL.</summary>
static class MigrationScript
{
    public static string Read(string id)
    {
        using var script = typeof(MigrationScript).Assembly.GetManifestResourceStream($"{id}.sql")
            ?? throw new InvalidOperationException($"The script of migration {id} is not in the assembly.");
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
