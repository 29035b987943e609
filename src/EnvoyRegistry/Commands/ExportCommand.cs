using System.CommandLine;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Commands;

/// <summary>
/// <c>export people.csv [--availability windows.csv] [--engagements engagements.csv] [--force] [--bom]</c>
/// </summary>
static class ExportCommand
{
    public static Command Create(string[] settings)
    {
        var people = new Argument<FileInfo>("people.csv")
        {
            Description = "Where to write people.",
        };
        var windows = new Option<FileInfo>("--availability")
        {
            Description = "Where to write their windows.",
            HelpName = "windows.csv",
        };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var engagements = new Option<FileInfo>("--engagements")
        {
            Description = "Where to write what they did before.",
            HelpName = "engagements.csv",
        };
        var mark = new Option<bool>("--bom")
        {
            Description = "Begin with a byte order mark, by which Excel knows UTF-8.",
        };

        var command = new Command("export",
            "Writes the people of the register, and their windows, as `import` reads them. The historical record is " +
            "left out. A cell that a spreadsheet program would run as a formula has an apostrophe before it, which " +
            "`import` takes off again. Only their owner can read the files. Ends with 0 when done, 1 when the " +
            "register cannot be used, 2 when something is in the way.")
        {
            people, windows, engagements, force, mark,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => CommandContext.RunAsync(settings, parsed, context => RunAsync(
                context, parsed.GetRequiredValue(people), parsed.GetValue(windows), parsed.GetValue(engagements),
                parsed.GetValue(force), parsed.GetValue(mark), cancellation)), cancellation));
        return command;
    }

    static async Task<int> RunAsync(
        CommandContext context, FileInfo people, FileInfo? windows, FileInfo? engagements, bool force, bool withMark,
        CancellationToken cancellation)
    {
        context.RefuseNoRegister();
        string[] places = [.. new[] { people, windows, engagements }.OfType<FileInfo>().Select(file => file.FullName)];
        if (OutputFile.InTheWay(context, force, places) is { } obstacle)
        {
            context.Error.WriteLine($"{obstacle} Nothing was written.");
            return CommandLine.Refused;
        }
        using var register = RegisterStart.Use(context.Database);
        using var db = RegistryFile.Open(context.Database);
        var (peopleWritten, windowsWritten, engagementsWritten) = await new PeopleExport(
            db, context.Services.GetRequiredService<PersonContacts>()).RunAsync(
            people.FullName, windows?.FullName, withMark, cancellation, engagements?.FullName);
        context.Output.WriteLine($"{people}: {peopleWritten} people written.");
        if (windows is not null)
            context.Output.WriteLine($"{windows}: {windowsWritten} windows written.");
        if (engagements is not null)
            context.Output.WriteLine($"{engagements}: {engagementsWritten} engagements written.");
        return CommandLine.Done;
    }
}
