using System.Globalization;
using EnvoyRegistry.Data;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Papers;

/// <summary>
/// The sealed bytes of attachments, a file each beside the register. A file is there before the row that tells of it
/// and goes after it, so that no row is ever without its file; a file without a row is removed by the next start.
/// </summary>
sealed class AttachmentFolder(IOptions<RegistrySettings> settings)
{
    const string Ending = ".sealed";

    public string Place => settings.Value.AttachmentFolder;

    /// <summary>Returns when the file outlasts a power failure.</summary>
    public void Write(long id, ReadOnlySpan<byte> sealedBytes)
    {
        MakePlace();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(PathOf(id), options))
        {
            file.Write(sealedBytes);
            file.Flush(flushToDisk: true);
        }
        Durable.Names(Place);
    }

    /// <exception cref="IOException">It is not there, or out of reach.</exception>
    public Task<byte[]> ReadAsync(long id, CancellationToken cancellation) =>
        File.ReadAllBytesAsync(PathOf(id), cancellation);

    /// <summary>To be called when the rows are gone for good.</summary>
    public void Delete(IEnumerable<long> ids)
    {
        foreach (var id in ids)
            File.Delete(PathOf(id));
    }

    /// <summary>What is there, by the ids of the rows that should tell of it.</summary>
    public IEnumerable<long> Ids() => !Directory.Exists(Place) ? [] :
        from file in Directory.EnumerateFiles(Place, $"*{Ending}")
        let name = Path.GetFileNameWithoutExtension(file)
        where name.Length == 16
        let id = long.TryParse(name, NumberStyles.AllowHexSpecifier, null, out var number) ? number : 0
        where id > 0
        select id;

    public static string NameOf(long id) => $"{id:x16}{Ending}";

    string PathOf(long id) => Path.Combine(Place, NameOf(id));

    void MakePlace()
    {
        if (Directory.Exists(Place))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Place);
        else
            Directory.CreateDirectory(Place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Durable.Names(Path.GetDirectoryName(Path.GetFullPath(Place))!);
    }
}
