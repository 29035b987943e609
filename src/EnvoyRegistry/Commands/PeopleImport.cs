using EnvoyRegistry.Audit;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;

namespace EnvoyRegistry.Commands;

/// <summary>What an import made of its files.</summary>
readonly record struct ImportCounts(int New, int Changed, int Unchanged, int PeopleWithOtherWindows)
{
    public override string ToString() =>
        $"{New} people new, {Changed} changed, {Unchanged} unchanged; the windows of {PeopleWithOtherWindows} people " +
        "changed.";
}

/// <summary>
/// Brings people and their windows from spreadsheets into the register: every row or none, in one transaction. The
/// external reference is the key, so that what is there already is changed where it differs and else left alone.
/// </summary>
sealed class PeopleImport(RegistryDb db, DateTime now, DateOnly today, TextWriter progress, AuditTrail audit)
{
    /// <param name="windows">Replace the windows of the people they name; null leaves all windows as they are.</param>
    /// <param name="dryRun">Does everything but keep it.</param>
    /// <returns>Null when <paramref name="findings"/> has faults; then nothing was written.</returns>
    public ImportCounts? Run(FileInfo people, FileInfo? windows, bool dryRun, Findings findings,
        CancellationToken cancellation)
    {
        // It begins by taking the writer's place, so what is checked cannot change before it is written.
        using var transaction = db.Database.BeginTransaction();
        var register = new RegisterLookup(db);
        var rows = Read(people, windows, register, findings, cancellation);
        if (findings.Count > 0)
            return null;

        using var writer = new PeopleWriter(db, register, now, today, progress);
        var counts = writer.Write(rows, cancellation);
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
        FileInfo people, FileInfo? windows, RegisterLookup register, Findings findings, CancellationToken cancellation)
    {
        var table = CsvTable.Open(people, PersonColumns.All, findings, PersonColumns.Optional);
        var reader = new PersonReader(table.Name, register, today, findings);
        var rows = new List<PersonRow>();
        foreach (var row in table.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(reader.Read(row));
        }
        new NominationCheck(table.Name, register, today, findings).Check(rows);
        new NamesakeCheck(table.Name, register, findings).Check(rows);
        progress.WriteLine($"{table.Name}: {reader.Lines.Count} people read.");
        if (windows is null)
            return new ImportedRows(rows, new Dictionary<string, List<WindowRow>>());

        var windowTable = CsvTable.Open(windows, WindowColumn.All, findings);
        var calendars = new WindowReader(windowTable.Name, reader.Lines, register, now, findings)
            .Read(windowTable.Rows());
        progress.WriteLine(
            $"{windowTable.Name}: {calendars.Values.Sum(c => c.Count)} windows of {calendars.Count} people read.");
        return new ImportedRows(rows, calendars);
    }
}

/// <param name="Windows">By reference; of people of the file or of the register.</param>
sealed record ImportedRows(IReadOnlyList<PersonRow> People, IReadOnlyDictionary<string, List<WindowRow>> Windows);
