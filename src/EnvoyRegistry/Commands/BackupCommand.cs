using System.CommandLine;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Papers;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Commands;

/// <summary><c>backup FILE [--force]</c></summary>
static class BackupCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "Where to put the backup." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };

        var command = new Command("backup",
            "Copies the register as it is at one moment into one file, also while the service runs: nobody is kept " +
            "waiting. The file appears when it is whole, verified and on the disk. The master key of personal data " +
            "is not in it: keep the key apart from the backups, since they are unreadable without it, and since " +
            "whoever finds both reads everything. The sealed files of attachments go into the folder " +
            "FILE.attachments beside it: keep the two together. Ends with 0 when done, 1 when the register cannot be " +
            "used, 2 when something is in the way.")
        {
            file, force,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => CommandContext.Run(settings, parsed, context => Run(
            context, parsed.GetRequiredValue(file), parsed.GetValue(force), cancellation)), cancellation));
        return command;
    }

    static int Run(CommandContext context, FileInfo file, bool force, CancellationToken cancellation)
    {
        context.RefuseNoRegister();
        RegistryFileInspection.RefuseOtherFiles(context.Database);
        using var register = RegistryLock.Share(context.Database);
        if (InTheWay(context, file.FullName, force) is { } obstacle)
        {
            context.Error.WriteLine($"{obstacle} Nothing was written.");
            return CommandLine.Refused;
        }

        // Before the moment that the copy shows, so that what is removed meanwhile is there; then what was added.
        var (there, here) = (new AttachmentFiles(context.Attachments), AttachmentFiles.OfBackup(file.FullName));
        here.Take(there, there.Names());
        using var copy = RegistryCopy.OfRegister(context.Database, file.FullName, cancellation);
        var attachments = copy.Ids(nameof(Attachment));
        here.Take(there, attachments.Where(there.Has).Select(AttachmentFolder.NameOf));
        here.PutAside(attachments, place: null);
        if (attachments.Count(id => !here.Has(id)) is > 0 and var lost)
            context.Error.WriteLine($"{lost} attachments have no file in {there.Folder}; the backup has none of them.");
        var (bytes, people) = (copy.Bytes, copy.Rows(nameof(Person)));
        copy.TakePlace(overwrite: force);
        context.Output.WriteLine(
            $"{file} holds the register as it was at {context.Now:yyyy-MM-ddTHH:mm:ssZ}: {people} people, {bytes} " +
            "bytes.");
        context.Output.WriteLine($"SHA-256 {RegistryCopy.Sha256(file.FullName)}");
        if (attachments.Count > 0)
            context.Output.WriteLine($"{here.Folder} holds the sealed files of its {attachments.Count} attachments.");
        return CommandLine.Done;
    }

    static string? InTheWay(CommandContext context, string file, bool force)
    {
        if (OutputFile.InTheWay(context, force, file) is { } obstacle)
            return obstacle;
        if (File.Exists(RegistryLock.FileOf(file)))
            return $"{file} is a register itself; a backup needs a name of its own.";
        var attachments = AttachmentFiles.OfBackup(file).Folder;
        if (new OwnFiles(context).AreIn(attachments))
            return $"The attachments would go to {attachments}, where files of the register are; name another file.";
        if (!force && !File.Exists(file) && Directory.Exists(attachments)
            && Directory.EnumerateFileSystemEntries(attachments).Any())
            return $"{attachments}, where the attachments go, is there already; --force adds to it.";
        return RegistryFile.Companions.Select(suffix => file + suffix).FirstOrDefault(File.Exists) is { } companion
            ? $"{companion} belongs to an SQLite database of that name, and would be taken for a part of the backup."
            : null;
    }
}
