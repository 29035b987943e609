using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Data.Viewing;
using Microsoft.Data.Sqlite;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Data;

/// <summary>
/// A register of its own for one test, with the reference data unless told otherwise, in a directory that goes with it.
/// </summary>
sealed class TemporaryRegister : IDisposable
{
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-registry-");

    public TemporaryRegister() : this(FirstStart.ReferenceData)
    {
    }

    public TemporaryRegister(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path => System.IO.Path.Combine(_directory.FullName, "registry.db");

    public RegistryDb Open() => RegistryFile.Open(Path);

    /// <summary>A session as the engine's operations have one; it holds the state of now.</summary>
    public Session Read()
    {
        var reader = new SqliteReader(Path);
        reader.Begin(CancellationToken.None);
        return new SqliteSession(read => { read.End(); read.Dispose(); }, reader, Viewer.Register);
    }

    /// <summary>Runs SQL as a stranger would, past everything the register watches over.</summary>
    public void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Every file beside the register and the register itself, by name, to tell whether anything changed. The lock is
    /// left out: it is empty, and stays where anybody used the register.
    /// </summary>
    public Dictionary<string, string> Files() => Beside().Where(file => file.Extension is not ".lock").ToDictionary(
        file => file.Name,
        file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.FullName))));

    public FileInfo[] Beside() => _directory.GetFiles();

    public void Dispose()
    {
        // A WebApplicationFactory that is disposed asynchronously is disposed twice.
        if (!Directory.Exists(_directory.FullName))
            return;
        RegistryFile.Close(Path);
        _directory.Delete(recursive: true);
    }
}
