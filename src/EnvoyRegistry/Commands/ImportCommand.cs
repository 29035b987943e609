using System.CommandLine;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Commands;

/// <summary><c>import people.csv [--availability windows.csv] [--engagements engagements.csv] [--dry-run]</c></summary>
static class ImportCommand
{
    static readonly string s_format = $"""
        One row for each person, with the columns
        {string.Join(", ", PersonColumns.All)}
        in any order, separated by commas or semicolons, in UTF-8. external_reference is the key: a person who is
        there is changed where the row differs, and left alone where it does not.

        Several items in one cell are separated by `;`, and a backslash takes the next character for what it is:
          nationalities, countries_known   TH;FR
          languages                        th:C2;en:C1
          expertise                        MED-PROCESS:LED:12:2024;SEC-DDR:STUDIED::
          former_offices                   AMBASSADOR:Ambassador to Mongolia, 2009-2013;JUDGE:Judge of appeal
        A language is a tag of BCP 47 and one of {Words<LanguageLevel>.List}; expertise a tag of the vocabulary, one
        of {Words<ExpertiseLevel>.List}, the years of practice and the year of last use; a former office its kind and
        its title, the kind one of
        {Words<OfficeKind>.List}.
        Days are written 2026-03-14, and willing is true or false.

        These columns may be missing; then what is known of them stays:
        {string.Join(", ", PersonColumns.Optional)}.
        {AnnexColumn.ConsentedOn}, {AnnexColumn.ConsentEdition} and {AnnexColumn.ConsentEvidence} are one consent (R3):
        its day, the edition of the consent text, and what shows it. An EEP or a candidate without it is brought in as
        CONSENT_PENDING: asked by a letter, and until then neither shown to others nor proposed.
        {AnnexColumn.Email} is where the person is written to and signs in by, each a different one;
        {AnnexColumn.Phones} are several, separated by `;`. {AnnexColumn.RegisteredOn} is the first day of the
        registration of an EEP, today when empty, and {AnnexColumn.PastRegistrations} are those that ended:
          past_registrations               TH:2019-05-01:2021-06-30:REPLACED;TH:2014-01-01:2016-12-31:WITHDRAWN_BY_EEP
        """;

    static readonly string s_windowFormat = $"""
        One row for each window, with the columns
        {string.Join(", ", WindowColumn.All)}.
        Instants are written 2026-03-14T08:30:00Z. They replace all windows of the people they name.
        """;

    static readonly string s_engagementFormat = $"""
        One row for each thing that somebody did before, with the columns
        {string.Join(", ", EngagementColumn.All)}.
        Dates are as exact as they are known: 2023, 2012-07 or 2021-08-04. sources are codes of the register; whatever
        else it is known from stands in citation. They replace all engagements of the people they name.
        """;

    public static Command Create(string[] settings)
    {
        var people = new Argument<FileInfo>("people.csv") { Description = s_format };
        var windows = new Option<FileInfo>("--availability") { Description = s_windowFormat, HelpName = "windows.csv" };
        var engagements = new Option<FileInfo>("--engagements")
        {
            Description = s_engagementFormat,
            HelpName = "engagements.csv",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check and tell, but write nothing." };
        people.AcceptExistingOnly();
        windows.AcceptExistingOnly();
        engagements.AcceptExistingOnly();

        var command = new Command("import",
            "Brings people, and their windows of availability, into the register: all rows or none. Ends with 0 when " +
            "done, 1 when the command line, a file or the register cannot be used, 2 when a row is faulty.")
        {
            people, windows, engagements, dryRun,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => CommandContext.RunAsync(settings, parsed, context => RunAsync(
                context,
                new Sheets(parsed.GetRequiredValue(people), parsed.GetValue(windows), parsed.GetValue(engagements)),
                parsed.GetValue(dryRun), cancellation)), cancellation));
        return command;
    }

    static Task<int> RunAsync(CommandContext context, Sheets sheets, bool dryRun, CancellationToken cancellation) =>
        dryRun && !File.Exists(context.Database)
            ? OnNewRegisterAsync(context, momentary => ImportAsync(momentary, sheets, dryRun, cancellation))
            : ImportAsync(context, sheets, dryRun, cancellation);

    static async Task<int> ImportAsync(
        CommandContext context, Sheets sheets, bool dryRun, CancellationToken cancellation)
    {
        using var register = RegisterStart.Use(context.Database);
        using var db = RegistryFile.Open(context.Database);
        RegistryFile.MakeRoom(db);
        // Ten thousand rows are not to be read for the want of a key to write their entry of the audit with.
        if (!dryRun)
            context.Services.GetRequiredService<Keyring>().Master(db);
        var findings = new Findings();
        var audit = context.Services.GetRequiredService<AuditTrail>();
        var counts = await new PeopleImport(
            db, context.Now, context.Today, context.Output, audit,
            context.Services.GetRequiredService<PersonContacts>(),
            context.Services.GetRequiredService<SignInAddresses>())
            .RunAsync(sheets.People, sheets.Windows, dryRun, findings, cancellation, sheets.Engagements);

        foreach (var remark in findings.Remarks)
            context.Error.WriteLine(remark);
        foreach (var fault in findings.Faults)
            context.Error.WriteLine(fault);
        if (counts is not { } done)
        {
            context.Error.WriteLine(
                $"{findings.Count} {(findings.Count == 1 ? "fault" : "faults")}; nothing was written.");
            return CommandLine.Refused;
        }
        context.Output.WriteLine(
            $"{(dryRun ? "Nothing was written (--dry-run). It would be" : "Done")}: {done}");
        return CommandLine.Done;
    }

    sealed record Sheets(FileInfo People, FileInfo? Windows, FileInfo? Engagements);

    /// <summary>
    /// A register that is not there yet is not made by a dry run either; one of a moment stands in for it.
    /// </summary>
    static async Task<int> OnNewRegisterAsync(CommandContext context, Func<CommandContext, Task<int>> run)
    {
        var directory = Directory.CreateTempSubdirectory("envoy-registry-");
        try
        {
            return await run(context with
            {
                Database = Path.Combine(directory.FullName, Path.GetFileName(context.Database)),
            });
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
