using System.CommandLine;
using System.Text;
using EnvoyRegistry.Commands;
using Snapshooter.Xunit;

namespace EnvoyRegistry.Tests.Commands;

public sealed class CommandHelpTests
{
    [Fact]
    public async Task The_help_of_every_command_is_as_approved()
    {
        var help = new StringBuilder();
        await AddAsync(CommandLine.Root(), []);
        Snapshot.Match(help.ToString(), Repository.Snapshot("Commands", "help.txt"));

        async Task AddAsync(Command command, string[] words)
        {
            help.Append($"$ {string.Join(' ', ["EnvoyRegistry", .. words, "--help"])}\n");
            using var output = new StringWriter();
            (await CommandLine.RunAsync([.. words, "--help"], output)).ShouldBe(0);
            // The program is called otherwise where tests run.
            help.Append(
                output.ToString().Replace(RootCommand.ExecutableName, "EnvoyRegistry", StringComparison.Ordinal))
                .Append('\n');
            foreach (var sub in command.Subcommands)
                await AddAsync(sub, [.. words, sub.Name]);
        }
    }
}
