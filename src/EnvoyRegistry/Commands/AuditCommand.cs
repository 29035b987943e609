using System.CommandLine;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Commands;

/// <summary><c>audit verify [--head SEQUENCE:HASH]</c></summary>
static class AuditCommand
{
    public static Command Create(string[] settings) => new("audit", "Looks after the audit.") { Verify(settings) };

    static Command Verify(string[] settings)
    {
        var head = new Option<AuditMark?>("--head")
        {
            Description = "A head that an earlier verification printed, to prove that everything up to it is the same.",
            HelpName = "sequence:hash",
            CustomParser = result =>
            {
                var mark = AuditMark.Parse(result.Tokens[0].Value);
                if (mark is null)
                    result.AddError("A head is written as `audit verify` prints it: a number, a colon, 64 hex digits.");
                return mark;
            },
        };
        var verify = new Command("verify",
            "Finds any entry of the audit that was changed, moved, taken out or cut off, also by somebody who wrote " +
            "the whole of it anew: entries carry an HMAC-SHA256 under a key that only the master key opens. Ends " +
            "with 0 when it is whole and prints its head. An older copy of the whole register in its place is found " +
            "by that alone: note it where nobody who can write the register's file can reach, and give it as --head " +
            "next time. Ends with 2 when it is not whole, and with 1 when that cannot be told for want of the master " +
            "key."
            ) { head };
        verify.SetAction(parsed => CommandContext.Run(settings, parsed, context =>
        {
            context.RefuseNoRegister();
            using var register = RegisterStart.Use(context.Database);
            using var db = RegistryFile.Open(context.Database);
            var keys = Keys(context, db);
            var verdict = AuditVerification.Run(db, keys, parsed.GetValue(head));

            foreach (var finding in verdict.Findings)
                context.Error.WriteLine(finding);
            if (verdict.Unproven is { } unproven)
                context.Error.WriteLine(unproven);
            if (verdict.Findings.Count > 0)
                return CommandLine.Refused;
            if (keys is null)
                return CommandLine.Unusable;
            context.Output.WriteLine($"The audit is whole. Its head is {verdict.Head}");
            return CommandLine.Done;
        }));
        return verify;
    }

    /// <returns>Null when they cannot be had; why is told.</returns>
    static Keyring? Keys(CommandContext context, RegistryDb db)
    {
        var keys = context.Services.GetRequiredService<Keyring>();
        try
        {
            keys.Master(db);
            return keys;
        }
        catch (UnusableRegisterException fault)
        {
            context.Error.WriteLine(fault.Message);
            return null;
        }
    }
}
