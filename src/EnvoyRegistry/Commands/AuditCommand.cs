using System.CommandLine;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;

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
            "Finds any entry of the audit that was changed, moved, taken out or cut off. Ends with 0 when it is whole " +
            "and prints its head: note it where nobody who can write the register's file can reach, and give it as " +
            "--head next time. Ends with 2 when it is not whole.") { head };
        verify.SetAction(parsed => CommandContext.Run(settings, parsed, context =>
        {
            if (!File.Exists(context.Database))
                throw new UnusableRegisterException($"There is no register at {context.Database}.");
            using var register = RegisterStart.Use(context.Database);
            using var db = RegistryFile.Open(context.Database);
            var verdict = AuditVerification.Run(db, parsed.GetValue(head));

            foreach (var finding in verdict.Findings)
                context.Error.WriteLine(finding);
            if (verdict.Findings.Count > 0)
                return CommandLine.Refused;
            context.Output.WriteLine($"The audit is whole. Its head is {verdict.Head}");
            return CommandLine.Done;
        }));
        return verify;
    }
}
