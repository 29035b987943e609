using EnvoyRegistry.Audit;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;

namespace EnvoyRegistry.Commands;

/// <summary>What an import made of its files.</summary>
/// <param name="Waiting">Of the people of the file, those who wait for consent (R3).</param>
readonly record struct ImportCounts(
    int New, int Changed, int Unchanged, int PeopleWithOtherWindows, int Waiting = 0)
{
    public override string ToString() =>
        $"{New} people new, {Changed} changed, {Unchanged} unchanged; the windows of {PeopleWithOtherWindows} people " +
        "changed." + (Waiting == 0 ? "" :
            $" {Waiting} {(Waiting == 1 ? "person waits" : "people wait")} for consent (R3): without it nobody is " +
            "shown to others or proposed. Whoever has a mail address is asked by letter.");
}

/// <summary>
/// Brings people and their windows from spreadsheets into the register: every row or none, in one transaction. The
/// external reference is the key, so that what is there already is changed where it differs and else left alone.
/// </summary>
sealed class PeopleImport(
    RegistryDb db, DateTime now, DateOnly today, TextWriter progress, AuditTrail audit, PersonContacts contacts,
    SignInAddresses addresses)
{
    /// <param name="windows">Replace the windows of the people they name; null leaves all windows as they are.</param>
    /// <param name="engagements">The same of what people did before.</param>
    /// <param name="dryRun">Does everything but keep it.</param>
    /// <returns>Null when <paramref name="findings"/> has faults; then nothing was written.</returns>
    public async Task<ImportCounts?> RunAsync(FileInfo people, FileInfo? windows, bool dryRun, Findings findings,
        CancellationToken cancellation, FileInfo? engagements = null)
    {
        // It begins by taking the writer's place, so what is checked cannot change before it is written.
        using var transaction = db.Database.BeginTransaction();
        var register = new RegisterLookup(db);
        var rows = Read(people, windows, engagements, register, findings, cancellation);
        if (findings.Count > 0)
            return null;

        using var writer = new PeopleWriter(
            db, register, now, today, progress,
            new AnnexWriter(db, contacts, addresses, findings, people.FullName, now));
        var counts = await writer.WriteAsync(rows, cancellation);
        if (findings.Count > 0)
            return null;
        if (dryRun)
            return counts;
        if (counts.New + counts.Changed + counts.PeopleWithOtherWindows > 0)
        {
            RegistryFile.Analyze(db);
            // One entry for all of them: what the sheets said is in the sheets.
            audit.Command(db, "import", record: null, counts.ToString());
            db.SaveChanges();
        }
        transaction.Commit();
        return counts;
    }

    ImportedRows Read(
        FileInfo people, FileInfo? windows, FileInfo? engagements, RegisterLookup register, Findings findings,
        CancellationToken cancellation)
    {
        var table = CsvTable.Open(people, PersonColumns.All, findings, PersonColumns.Optional);
        var reader = new PersonReader(table.Name, register, now, today, findings);
        var rows = new List<PersonRow>();
        foreach (var row in table.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(reader.Read(row));
        }
        new NominationCheck(table.Name, register, today, findings).Check(rows);
        new NamesakeCheck(table.Name, register, findings).Check(rows);
        progress.WriteLine($"{table.Name}: {reader.Lines.Count} people read.");
        var done = engagements is null ? new Dictionary<string, List<EngagementRow>>()
            : Read(engagements, reader, register, findings);
        if (windows is null)
            return new ImportedRows(rows, new Dictionary<string, List<WindowRow>>(), done);

        var windowTable = CsvTable.Open(windows, WindowColumn.All, findings);
        var calendars = new WindowReader(windowTable.Name, reader.Lines, register, now, findings)
            .Read(windowTable.Rows());
        progress.WriteLine(
            $"{windowTable.Name}: {calendars.Values.Sum(c => c.Count)} windows of {calendars.Count} people read.");
        return new ImportedRows(rows, calendars, done);
    }

    IReadOnlyDictionary<string, List<EngagementRow>> Read(
        FileInfo engagements, PersonReader people, RegisterLookup register, Findings findings)
    {
        var table = CsvTable.Open(engagements, EngagementColumn.All, findings);
        var read = new EngagementReader(table.Name, people.Lines, register, today, findings).Read(table.Rows());
        progress.WriteLine(
            $"{table.Name}: {read.Values.Sum(e => e.Count)} engagements of {read.Count} people read.");
        return read;
    }
}

/// <param name="Windows">By reference; of people of the file or of the register.</param>
/// <param name="Engagements">The same.</param>
sealed record ImportedRows(
    IReadOnlyList<PersonRow> People, IReadOnlyDictionary<string, List<WindowRow>> Windows,
    IReadOnlyDictionary<string, List<EngagementRow>> Engagements);
