using System.CommandLine;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.Papers;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary><c>restore FILE</c></summary>
static class RestoreCommand
{
    public static Command Create(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "What `backup` wrote; it is left as it is." };
        file.AcceptExistingOnly();

        var command = new Command("restore",
            "Puts a backup in the place of the register, once it is found to be whole, as it was written, with a " +
            "whole audit, and not newer than this program. What was revoked since stays revoked. The service must be " +
            "stopped. The register that was there is kept beside it under a dated name. The master key of personal " +
            "data is not in a backup: give the service the one it was made under. The files of attachments come from " +
            "FILE.attachments; those that only the replaced register knew are kept beside it. Ends with 0 when done, " +
            "1 when the file cannot be used, 2 when somebody uses the register.")
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
            var audit = Verify(context, copy, file);
            var revoked = Revocations.Keep(context.Database, copy, context.Now);
            here.Take(there, attachments.Where(there.Has).Select(AttachmentFolder.NameOf));
            var kept = copy.TakePlaceOfRegister(alone, context.Now);
            here.PutAside(attachments, AttachmentFiles.OfBackup(kept ?? context.Database + ".replaced").Folder);

            context.Output.WriteLine($"{context.Database} is now what {file} holds: {people} people.");
            context.Output.WriteLine($"SHA-256 {RegistryCopy.Sha256(file.FullName)} ({file})");
            context.Output.WriteLine(audit);
            context.Output.WriteLine(revoked);
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

    /// <returns>What is known of the audit.</returns>
    /// <exception cref="UnusableRegisterException">It is not whole.</exception>
    static string Verify(CommandContext context, RegistryCopy copy, FileInfo file)
    {
        try
        {
            using var db = copy.Open();
            if (db.Database.GetPendingMigrations().Any())
                return "It is of an older version: run `audit verify` once the service has brought it to this one.";
            var verdict = AuditVerification.Run(db, Keys(context, db), known: null);
            if (verdict.Findings.Count > 0)
                throw new UnusableRegisterException(
                    $"The audit of {file} is not whole: {string.Join(" ", verdict.Findings)}");
            return verdict.Unproven is { } unproven ? unproven : $"Its audit is whole. Its head is {verdict.Head}";
        }
        finally
        {
            copy.Close();
        }
    }

    /// <returns>Null where the master key is not at hand; a register that has none yet gets none here.</returns>
    static Keyring? Keys(CommandContext context, RegistryDb db)
    {
        if (!db.Set<VaultState>().Any())
            return null;
        try
        {
            var keys = context.Services.GetRequiredService<Keyring>();
            keys.Master(db);
            return keys;
        }
        catch (UnusableRegisterException)
        {
            return null;
        }
    }
}
