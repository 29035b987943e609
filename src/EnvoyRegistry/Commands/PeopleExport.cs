using System.Globalization;
using CsvHelper;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary>
/// Writes people and their windows as an import reads them, in the order of their references: the same register gives
/// the same bytes. The historical record, which belongs to the register's own data, and who left are left out.
/// </summary>
sealed class PeopleExport(RegistryDb db, PersonContacts contacts)
{
    const int AtOnce = 500;

    /// <summary>Spaces at the ends of a cell are quoted: some programs drop them otherwise.</summary>
    static readonly CsvWriterOptions s_format = new() { NewLine = "\n", Quoting = CsvQuoting.WhenNeededOrWhitespace };

    readonly Dictionary<long, string> _participants = db.Set<Participant>().ToDictionary(p => p.Id, p => p.Code);
    readonly Dictionary<long, string> _tags = db.Set<ExpertiseTag>().ToDictionary(t => t.Id, t => t.Code);

    /// <param name="withMark">Begin with a byte order mark, by which Excel knows UTF-8.</param>
    /// <returns>How many people, windows and engagements.</returns>
    public async Task<(int People, int Windows, int Engagements)> RunAsync(
        string people, string? windows, bool withMark, CancellationToken cancellation, string? engagements = null)
    {
        // All files tell of one moment, and are there all or none.
        using var moment = db.ReadAtOneMoment();
        using var peopleFile = new OutputFile(people);
        using var windowFile = windows is null ? null : new OutputFile(windows);
        using var engagementFile = engagements is null ? null : new OutputFile(engagements);
        var peopleWritten = await WriteFileAsync(
            peopleFile, withMark, PersonColumns.All, csv => WritePeopleAsync(csv, cancellation));
        var windowsWritten = windowFile is null ? 0 : await WriteFileAsync(
            windowFile, withMark, WindowColumn.All, csv => WriteWindowsAsync(csv, cancellation));
        var engagementsWritten = engagementFile is null ? 0 : await WriteFileAsync(
            engagementFile, withMark, EngagementColumn.All, csv => WriteEngagementsAsync(csv, cancellation));
        peopleFile.TakePlace();
        windowFile?.TakePlace();
        engagementFile?.TakePlace();
        return (peopleWritten, windowsWritten, engagementsWritten);
    }

    static async Task<int> WriteFileAsync(
        OutputFile file, bool withMark, IReadOnlyList<string> columns, Func<CsvWriter, Task<int>> write)
    {
        using var csv = CsvWriter.Create(
            file.Stream, s_format with { WriteByteOrderMark = withMark }, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column);
        csv.EndRecord();
        return await write(csv);
    }

    async Task<int> WritePeopleAsync(CsvWriter csv, CancellationToken cancellation)
    {
        var ids = await db.PeopleOfSheets()
            .OrderBy(p => p.ExternalReference).Select(p => p.Id).ToListAsync(cancellation);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var people = await db.Set<Person>().AsNoTracking().AsSplitQuery()
                .Include(p => p.FormerOffices).Include(p => p.Languages).Include(p => p.Expertise)
                .Include(p => p.Registrations).Where(p => some.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, cancellation);
            var annexes = await AnnexCells.ReadAsync(db, contacts, some, _participants, cancellation);
            foreach (var id in some)
            {
                foreach (var field in EntryFields.All)
                    csv.WriteCell(Cell(field, people[id]));
                foreach (var cell in annexes.Cells(people[id]))
                    csv.WriteCell(cell);
                csv.EndRecord();
            }
        }
        return ids.Count;
    }

    string? Cell(DescribedField field, Person person) => field.Member.Name switch
    {
        nameof(Person.ParticipantId) => person.ParticipantId is { } participant ? _participants[participant] : null,
        nameof(Person.FormerOffices) => ListText.Join(person.FormerOffices.OrderBy(o => o.Position)
            .Select(o => $"{Words<OfficeKind>.Write(o.Kind)}:{o.Title}")),
        nameof(Person.Languages) => ListText.Join(person.Languages.OrderBy(l => l.Tag, StringComparer.Ordinal)
            .Select(l => $"{l.Tag}:{Words<LanguageLevel>.Write(l.Level)}")),
        nameof(Person.Expertise) => ListText.Join(person.Expertise
            .Select(e =>
                $"{_tags[e.TagId]}:{Words<ExpertiseLevel>.Write(e.Level)}:{Number(e.Years)}:{Number(e.LastUsedYear)}")
            .Order(StringComparer.Ordinal)),
        _ => Written(field.Get(person)),
    };

    static string? Written(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        int number => Number(number),
        DateOnly day => Day(day),
        Enum word => Words.For(word.GetType()).Write(word),
        List<string> list => ListText.Join(list),
        _ => throw new InvalidOperationException($"No cell of a sheet takes a {value.GetType().Name}."),
    };

    async Task<int> WriteWindowsAsync(CsvWriter csv, CancellationToken cancellation)
    {
        var written = 0;
        var windows = from window in db.Set<AvailabilityWindow>().AsNoTracking()
                      join person in db.PeopleOfSheets() on window.PersonId equals person.Id
                      orderby person.ExternalReference, window.From
                      select new { person.ExternalReference, Window = window };
        await foreach (var row in windows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            csv.WriteCell(row.ExternalReference);
            csv.WriteField(Day(row.Window.From));
            csv.WriteField(Day(row.Window.Until));
            csv.WriteField(Words<AvailabilityStatus>.Write(row.Window.Status));
            csv.WriteField(Words<AvailabilityMode>.Write(row.Window.Mode));
            csv.WriteField(Number(row.Window.NoticeHours));
            csv.WriteField(row.Window.ConfirmedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            csv.EndRecord();
            written++;
        }
        return written;
    }

    async Task<int> WriteEngagementsAsync(CsvWriter csv, CancellationToken cancellation)
    {
        var written = 0;
        var people = db.PeopleOfSheets();
        var engagements = await db.Set<Engagement>().AsNoTracking().Include(e => e.Sources).Include(e => e.Person)
            .Where(e => people.Any(p => p.Id == e.PersonId)).ToListAsync(cancellation);
        foreach (var engagement in engagements.OrderBy(e => e.Person!.ExternalReference, StringComparer.Ordinal)
            .ThenBy(e => e.From, StringComparer.Ordinal)
            .ThenBy(e => e.Title, StringComparer.Ordinal).ThenBy(e => e.Summary, StringComparer.Ordinal))
        {
            var row = EngagementRow.Of(engagement);
            string?[] cells =
            [
                engagement.Person!.ExternalReference, Words<EngagementRole>.Write(row.Role), row.Title, row.Situation,
                row.Countries, row.ParticipantId is { } participant ? _participants[participant] : null, row.From,
                row.Until, row.Summary, Words<Certainty>.Write(row.Certainty),
                row.Grade is { } grade ? Words<SourceGrade>.Write(grade) : null, row.Sources, row.Citation,
            ];
            foreach (var cell in cells)
                csv.WriteCell(cell);
            csv.EndRecord();
            written++;
        }
        return written;
    }

    static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
