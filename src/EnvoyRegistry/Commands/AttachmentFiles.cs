using EnvoyRegistry.Data;
using EnvoyRegistry.Papers;

namespace EnvoyRegistry.Commands;

/// <summary>
/// The sealed files of attachments that belong to a register or a backup. They never change, so that a folder is
/// brought up to date by what it lacks.
/// </summary>
sealed class AttachmentFiles(string folder)
{
    public string Folder => folder;

    /// <summary>Those of a backup stand beside it.</summary>
    public static AttachmentFiles OfBackup(string file) => new($"{file}.attachments");

    public bool Has(long id) => File.Exists(PathOf(id));

    /// <summary>Those that are there, by name; no other file of the folder is touched.</summary>
    public IEnumerable<string> Names() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, $"*{AttachmentFolder.Ending}").Select(file => Path.GetFileName(file))
        : [];

    /// <summary>Copies what is not here yet; returns when it outlasts a power failure.</summary>
    public void Take(AttachmentFiles from, IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => !File.Exists(Path.Combine(folder, name))).ToList())
        {
            MakeFolder();
            var passing = Path.Combine(folder, $"{name}.new");
            File.Copy(Path.Combine(from.Folder, name), passing, overwrite: true);
            Durable.File(passing);
            File.Move(passing, Path.Combine(folder, name), overwrite: true);
        }
        if (Directory.Exists(folder))
            Durable.Names(folder);
    }

    /// <summary>Moves away what belongs to none of <paramref name="ids"/>.</summary>
    /// <param name="place">Where to; null to remove it.</param>
    public void PutAside(IEnumerable<long> ids, string? place)
    {
        var kept = ids.Select(AttachmentFolder.NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Names().Where(name => !kept.Contains(name)).ToList())
        {
            if (place is null)
            {
                File.Delete(Path.Combine(folder, name));
                continue;
            }
            Directory.CreateDirectory(place);
            File.Move(Path.Combine(folder, name), Path.Combine(place, name), overwrite: true);
        }
    }

    void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    string PathOf(long id) => Path.Combine(folder, AttachmentFolder.NameOf(id));
}
