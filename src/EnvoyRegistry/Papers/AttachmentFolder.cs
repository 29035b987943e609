using System.Globalization;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Papers;

/// <summary>
/// The sealed bytes of attachments, a file each beside the register. A file is there before the row that tells of it
/// and goes after it, so that no row is ever without its file; <see cref="AttachmentSweep"/> removes one without a row.
/// </summary>
sealed class AttachmentFolder(IOptions<RegistrySettings> settings)
{
    public const string Ending = ".sealed";
    const string PassingEnding = ".new";

    /// <summary>Longer than any file waits for its row.</summary>
    static readonly TimeSpan s_longestPassing = TimeSpan.FromHours(1);

    public string Place => settings.Value.AttachmentFolder;

    /// <summary>
    /// Writes under a passing name what <see cref="Publish"/> gives its own; its bytes outlast a power failure then.
    /// </summary>
    public void Write(long id, ReadOnlySpan<byte> sealedBytes)
    {
        MakePlace();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(PassingPathOf(id), options))
        {
            file.Write(sealedBytes);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>To be called by who has the register's writing place, in the transaction of the row.</summary>
    public void Publish(long id)
    {
        File.Move(PassingPathOf(id), PathOf(id));
        Durable.Names(Place);
    }

    /// <summary>Removes what was written and not published.</summary>
    public void Discard(long id) => File.Delete(PassingPathOf(id));

    /// <summary>Removes what programs that were stopped had written and not published.</summary>
    public void DiscardOld(DateTime now)
    {
        foreach (var file in Directory.Exists(Place) ? Directory.GetFiles(Place, $"*{Ending}{PassingEnding}") : [])
        {
            if (File.GetLastWriteTimeUtc(file) < now - s_longestPassing)
                File.Delete(file);
        }
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

    string PassingPathOf(long id) => PathOf(id) + PassingEnding;

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
