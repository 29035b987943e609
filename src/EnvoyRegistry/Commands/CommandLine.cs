using System.CommandLine;
using System.CommandLine.Invocation;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Commands;

/// <summary>What the program does besides answering: <c>EnvoyRegistry import people.csv</c>.</summary>
static class CommandLine
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>The command line, a setting, a file or the register cannot be used.</summary>
    public const int Unusable = 1;

    /// <summary>What was asked for is refused, row by row; nothing was written.</summary>
    public const int Refused = 2;

    /// <summary>A word in the first place names a command; the service itself takes settings only.</summary>
    public static bool Names(string[] args) => Split(args).Command is [var first, ..]
        && (first is "--help" or "-h" or "-?" or "--version" || IsWord(first));

    static bool IsWord(string argument) =>
        argument is [not '-' and not '/', ..] && !argument.Contains('=', StringComparison.Ordinal);

    public static Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        var (command, settings) = Split(args);
        var parsed = Root(settings).Parse(command);
        if (parsed.Action is ParseErrorAction fault)
            fault.ShowHelp = false;
        return parsed.InvokeAsync(
            new InvocationConfiguration { Output = output ?? Console.Out, Error = error ?? Console.Error });
    }

    internal static RootCommand Root(params string[] settings)
    {
        var root = new RootCommand(
            "The register of the ASEAN Regional Forum's Experts and Eminent Persons and envoys. Without a command " +
            "the service starts. Settings may follow any command, as in --Registry:Database=data/registry.db.");
        root.Subcommands.Add(ImportCommand.Create(settings));
        root.Subcommands.Add(ExportCommand.Create(settings));
        root.Subcommands.Add(BackupCommand.Create(settings));
        root.Subcommands.Add(RestoreCommand.Create(settings));
        root.Subcommands.Add(TokenCommand.Create(settings));
        root.Subcommands.Add(ChairTermCommand.Create(settings));
        root.Subcommands.Add(ParticipantCommand.Create(settings));
        root.Subcommands.Add(MembershipCommand.Create(settings));
        root.Subcommands.Add(TagCommand.Create(settings));
        root.Subcommands.Add(SourceCommand.Create(settings));
        root.Subcommands.Add(AuditCommand.Create(settings));
        root.Subcommands.Add(VaultCommand.Create(settings));
        return root;
    }

    /// <summary>
    /// Settings, such as <c>--Registry:Database elsewhere.db</c>, are read as the service reads them. The rest is the
    /// command's; no option of a command has a colon in its name.
    /// </summary>
    static (string[] Command, string[] Settings) Split(string[] args)
    {
        var (command, settings) = (new List<string>(), new List<string>());
        for (var at = 0; at < args.Length; at++)
        {
            var isSetting = args[at].StartsWith("--", StringComparison.Ordinal)
                && args[at].Split('=')[0].Contains(':', StringComparison.Ordinal);
            (isSetting ? settings : command).Add(args[at]);
            if (isSetting && !args[at].Contains('=', StringComparison.Ordinal) && at + 1 < args.Length)
                settings.Add(args[++at]);
        }
        return ([.. command], [.. settings]);
    }
}

/// <summary>What a command works on: the register of the settings, the clock, and the console.</summary>
sealed record CommandContext(
    string Database, DateTime Now, DateOnly Today, IServiceProvider Services, TextWriter Output, TextWriter Error)
{
    public string Attachments => Services.GetRequiredService<IOptions<RegistrySettings>>().Value.AttachmentFolder;

    /// <summary>
    /// Runs a command; what keeps it from running is told in a sentence, as at the start of the service.
    /// </summary>
    public static int Run(string[] settings, ParseResult parsed, Func<CommandContext, int> command)
    {
        try
        {
            using var app = Build(settings);
            return command(Context(app, parsed));
        }
        catch (Exception fault) when (Tell(fault) is { } told)
        {
            parsed.InvocationConfiguration.Error.WriteLine(told);
            return CommandLine.Unusable;
        }
    }

    /// <inheritdoc cref="Run"/>
    public static async Task<int> RunAsync(
        string[] settings, ParseResult parsed, Func<CommandContext, Task<int>> command)
    {
        try
        {
            await using var app = Build(settings);
            return await command(Context(app, parsed));
        }
        catch (Exception fault) when (Tell(fault) is { } told)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(told);
            return CommandLine.Unusable;
        }
    }

    static WebApplication Build(string[] settings)
    {
        // A command reads its settings once; a watch over their files is a thing of which the system has few.
        var builder = WebApplication.CreateBuilder(
            RegistryHost.Options([.. settings, "--hostBuilder:reloadConfigOnChange=false"]));
        builder.Services.AddRegistry();
        return builder.Build();
    }

    static CommandContext Context(WebApplication app, ParseResult parsed) => new(
        app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value.Database,
        app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
        app.Services.GetRequiredService<SecretariatClock>().Today,
        app.Services,
        parsed.InvocationConfiguration.Output,
        parsed.InvocationConfiguration.Error);

    /// <summary>What kept a command from running; null where it is a fault of the program.</summary>
    static string? Tell(Exception fault) => fault switch
    {
        _ when IsBusy(fault) =>
            "Somebody else has been writing to the register for ten seconds. Nothing was written; try again.",
        OperationCanceledException => "Broken off. Nothing was written.",
        UnusableRegisterException or OptionsValidationException or IOException or UnauthorizedAccessException =>
            fault.Message,
        _ when FileFaults.Tell(fault) is { } told => $"The register cannot be used: {told}.",
        _ => null,
    };

    static bool IsBusy(Exception fault) =>
        (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode
            is SQLitePCL.raw.SQLITE_BUSY;

    /// <summary>For a command that has nothing to do where there is no register, and is not to make one.</summary>
    public void RefuseNoRegister()
    {
        if (!File.Exists(Database))
            throw new UnusableRegisterException(
                $"There is no register at {Database}.", "Give its file with --Registry:Database.");
    }

    /// <summary>For a command that needs the register for itself.</summary>
    public int RefuseInUse(string by)
    {
        Error.WriteLine($"{Database} is in use by {by}; stop it first. The register was left as it is.");
        return CommandLine.Refused;
    }
}
