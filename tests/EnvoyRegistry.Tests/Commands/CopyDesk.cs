using EnvoyRegistry.Commands;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Tests.Commands;

/// <summary>A register, a folder for its backups, and somebody who gives commands.</summary>
sealed class CopyDesk : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("envoy-registry-");

    public TemporaryRegister Register { get; } = new();

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public IEnumerable<string> Files => _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync([$"--Registry:Database={Register.Path}", .. args], output, error);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>What a command that must succeed says.</summary>
    public async Task<string> DoneAsync(params string[] args)
    {
        var (exit, output, error) = await RunAsync(args);
        exit.ShouldBe(CommandLine.Done, error);
        error.ShouldBeEmpty();
        return output;
    }

    /// <summary>A row to tell one state of the register from another.</summary>
    public void Mark(string key) => Run(Register.Path, Marking(key));

    /// <summary>As a process that was killed leaves it: committed, and not folded into the file.</summary>
    public void LeaveInTheLog(string key)
    {
        var (file, log) = (At("file"), At("log"));
        using (var connection = new SqliteConnection($"Data Source={Register.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Marking(key);
            command.ExecuteNonQuery();
            File.Copy(Register.Path, file);
            File.Copy(Register.Path + "-wal", log);
        }
        File.Move(file, Register.Path, overwrite: true);
        File.Move(log, Register.Path + "-wal");
    }

    public static string Marking(string key) =>
        $"INSERT INTO Source (Id, Code, Citation) VALUES (abs(random()), '{key}', 'A test')";

    /// <summary>The marks a file holds.</summary>
    public static List<string> Marks(string path)
    {
        using var connection = RegistryFileInspection.OpenForReading(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Code FROM Source WHERE Citation = 'A test' ORDER BY Code";
        using var reader = command.ExecuteReader();
        var marks = new List<string>();
        while (reader.Read())
            marks.Add(reader.GetString(0));
        return marks;
    }

    public static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Register.Dispose();
        _folder.Delete(recursive: true);
    }
}
