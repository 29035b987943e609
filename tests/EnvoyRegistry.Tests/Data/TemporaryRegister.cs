using EnvoyRegistry.Data;

namespace EnvoyRegistry.Tests.Data;

/// <summary>A register of its own for one test, in a directory that goes with it.</summary>
sealed class TemporaryRegister : IDisposable
{
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("envoy-registry-");

    public TemporaryRegister() => RegistryFile.Create(Path, _ => { });

    public string Path => System.IO.Path.Combine(_directory.FullName, "registry.db");

    public RegistryDb Open() => RegistryFile.Open(Path);

    public void Dispose()
    {
        RegistryFile.Close(Path);
        _directory.Delete(recursive: true);
    }
}
