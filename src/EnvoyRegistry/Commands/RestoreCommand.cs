using System.CommandLine;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.Papers;
using EnvoyRegistry.People;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Commands;

/// <summary><c>restore FILE</c></summary>
static class RestoreCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "What `backup` wrote; it is left as it is." };
        file.AcceptExistingOnly();

        var command = new Command("restore",
            "Puts a backup in the place of the register, once it is found to be whole and not newer than this " +
            "program. The service must be stopped. The register that was there is kept beside it under a dated name. " +
            "The master key of personal data is not in a backup: give the service the one it was made under. The " +
            "files of attachments come from FILE.attachments; those that only the replaced register knew are kept " +
            "beside it. Ends with 0 when done, 1 when the file cannot be used, 2 when somebody uses the register.")
        {
            file,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => CommandContext.Run(settings, parsed, context => Run(
            context, parsed.GetRequiredValue(file), cancellation)), cancellation));
        return command;
    }

    static int Run(CommandContext context, FileInfo file, CancellationToken cancellation)
    {
        RegisterStart.RefuseDirectory(context.Database);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(context.Database))!);
        using var alone = RegistryLock.TakeAlone(context.Database);
        if (alone is null)
            return context.RefuseInUse("the service or another command");
        try
        {
            using var copy = RegistryCopy.OfBackup(file.FullName, context.Database, cancellation);
            var people = copy.Rows(nameof(Person));
            var attachments = copy.Ids(nameof(Attachment));
            var (there, here) = (AttachmentFiles.OfBackup(file.FullName), new AttachmentFiles(context.Attachments));
            if (attachments.Count(id => !there.Has(id) && !here.Has(id)) is > 0 and var lost)
                throw new UnusableRegisterException(
                    $"{lost} of the {attachments.Count} attachments of {file} are missing: its folder {there.Folder} " +
                    "belongs beside it.");
            here.Take(there, attachments.Where(there.Has).Select(AttachmentFolder.NameOf));
            var kept = copy.TakePlaceOfRegister(alone, context.Now);
            here.PutAside(attachments, AttachmentFiles.OfBackup(kept ?? context.Database + ".replaced").Folder);

            context.Output.WriteLine($"{context.Database} is now what {file} holds: {people} people.");
            context.Output.WriteLine($"SHA-256 {RegistryCopy.Sha256(file.FullName)} ({file})");
            if (kept is not null)
                context.Output.WriteLine($"The register that was there is kept as {kept}.");
            return CommandLine.Done;
        }
        catch (UnusableRegisterException fault)
        {
            context.Error.WriteLine($"{fault.Finding} The register was left as it is.");
            return CommandLine.Unusable;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY)
        {
            return context.RefuseInUse("another program");
        }
    }
}
