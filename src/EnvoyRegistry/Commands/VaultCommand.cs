using System.CommandLine;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Commands;

/// <summary><c>vault rotate NEW-KEY-FILE</c></summary>
static class VaultCommand
{
    public static Command Create(string[] settings) => new(
        "vault", "Keeps the master key under which personal data are sealed.")
    {
        Rotate(settings),
    };

    static Command Rotate(string[] settings)
    {
        var file = new Argument<FileInfo>("new-key-file")
        {
            Description =
                "32 random bytes in base64, such as `openssl rand -base64 32` makes. Where there is no such " +
                "file, one is made.",
        };
        var rotate = new Command("rotate",
            "Puts another master key in the place of the configured one: wraps the key of every person anew, all or " +
            "none. Stop the service before, and start it with the new key after.") { file };
        rotate.SetAction(parsed => CommandContext.Run(settings, parsed, context =>
        {
            context.RefuseNoRegister();
            var path = parsed.GetRequiredValue(file).FullName;
            if (new OwnFiles(context).RoleWithoutKey(path) is { } role)
            {
                context.Error.WriteLine($"{path} is {role}; name another file. Nothing was written.");
                return CommandLine.Refused;
            }
            // A service that went on would wrap the keys of new people under the old master key.
            using var alone = RegistryLock.TakeAlone(context.Database);
            if (alone is null)
                return context.RefuseInUse("the service or another command");
            RegisterStart.Prepare(context.Database);
            using var db = RegistryFile.Open(context.Database);
            var old = context.Services.GetRequiredService<Keyring>().Master(db);
            var isMade = !File.Exists(path) && MasterKeyFile.Make(path);
            var next = MasterKeyFile.Read(path);
            if (next.Id == old.Id)
            {
                context.Error.WriteLine($"{path} holds the master key that is in use already. Nothing was written.");
                return CommandLine.Refused;
            }

            var people = KeyRotation.Run(db, old, next);
            context.Output.WriteLine(
                $"Done: {people} {(people == 1 ? "person's key is" : "people's keys are")} under the master key " +
                $"{next.Id} now{(isMade ? $", which was made in {path}" : "")}. Give it as Vault:MasterKeyFile from " +
                $"now on; backups made before need the old one, {old.Id}.");
            return CommandLine.Done;
        }));
        return rotate;
    }
}
