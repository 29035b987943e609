using System.Collections.Concurrent;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;

namespace EnvoyRegistry.Tests.Data;

/// <summary>
/// The bytes of a register as a first start makes it. Each is made once and copied: hundreds of tests would wait for it
/// hundreds of times.
/// </summary>
static class FirstStart
{
    static readonly Lazy<byte[]> s_referenceData = new(() => Made(null));
    static readonly ConcurrentDictionary<DateOnly, Lazy<byte[]>> s_samples = new();

    /// <summary>With the reference data.</summary>
    public static byte[] ReferenceData => s_referenceData.Value;

    /// <summary>With the sample too, laid out from a day.</summary>
    public static byte[] Sample(DateOnly day) =>
        s_samples.GetOrAdd(day, static from => new Lazy<byte[]>(() => Made(from))).Value;

    /// <summary>Puts a register with the sample of today where a program that is started will find it.</summary>
    public static void PutSample(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Sample(DateOnly.FromDateTime(DateTime.UtcNow)));
    }

    static byte[] Made(DateOnly? sampleFrom)
    {
        var directory = Directory.CreateTempSubdirectory("envoy-registry-");
        var path = Path.Combine(directory.FullName, "registry.db");
        RegisterStart.Prepare(path, sampleFrom);
        RegistryFile.Close(path);
        var bytes = File.ReadAllBytes(path);
        directory.Delete(recursive: true);
        return bytes;
    }
}
