using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary>The columns of engagements.csv: what people did before, a row each.</summary>
static class EngagementColumn
{
    public const string ExternalReference = "external_reference";
    public const string Role = "role";
    public const string Title = "title";
    public const string Situation = "situation";
    public const string Countries = "countries";
    public const string Participant = "participant";
    public const string From = "from";
    public const string Until = "until";
    public const string Summary = "summary";
    public const string Certainty = "certainty";
    public const string Grade = "grade";
    public const string Sources = "sources";
    public const string Citation = "citation";

    /// <summary>In the order an export writes them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ExternalReference, Role, Title, Situation, Countries, Participant, From, Until, Summary, Certainty, Grade,
        Sources, Citation,
    ];
}

/// <summary>
/// One row of engagements.csv, understood. Lists are as a cell has them, so that rows can be compared.
/// </summary>
/// <param name="Sources">Codes, in order.</param>
sealed record EngagementRow(
    EngagementRole Role, string Title, string? Situation, string Countries, long? ParticipantId, string? From,
    string? Until, string Summary, Certainty Certainty, SourceGrade? Grade, string Sources, string? Citation)
{
    /// <param name="engagement">With the sources.</param>
    public static EngagementRow Of(Engagement engagement) => new(
        engagement.Role, engagement.Title, engagement.Situation, ListText.Join(engagement.Countries),
        engagement.ParticipantId, engagement.From, engagement.Until, engagement.Summary, engagement.Certainty,
        engagement.Grade, ListText.Join(engagement.Sources.Select(s => s.Code).Order(StringComparer.Ordinal)),
        engagement.Citation);
}

/// <summary>Reads engagements.csv.</summary>
/// <param name="lines">The references of people.csv.</param>
sealed class EngagementReader(
    string file, IReadOnlyDictionary<string, int> lines, RegisterLookup register, DateOnly today, Findings findings)
{
    readonly CellReader _cells = new(file, EngagementColumn.All, findings);

    /// <returns>The engagements of each person named.</returns>
    public IReadOnlyDictionary<string, List<EngagementRow>> Read(IEnumerable<CsvRow> rows)
    {
        var people = new Dictionary<string, List<EngagementRow>>();
        foreach (var row in rows)
        {
            _cells.Begin(row);
            var before = findings.Count;
            var reference = register.ReadReference(_cells, EngagementColumn.ExternalReference, lines);
            var engagement = Read();
            if (findings.Count > before)
                continue;
            if (!people.TryGetValue(reference!, out var engagements))
                people.Add(reference!, engagements = []);
            engagements.Add(engagement);
        }
        return people;
    }

    EngagementRow Read()
    {
        var (from, until) = (Date(EngagementColumn.From), Date(EngagementColumn.Until));
        if (PartialDates.IsBefore(until, from))
            _cells.Fault(EngagementColumn.Until, $"`{until}` is before it began, `{from}`.");
        var summary = _cells.Lines(EngagementColumn.Summary);
        if (summary is null)
            _cells.Fault(EngagementColumn.Summary, "The cell is empty. It says in a sentence or two what happened.");
        return new EngagementRow(
            _cells.RequiredWord<EngagementRole>(EngagementColumn.Role) ?? default,
            _cells.Required(EngagementColumn.Title) ?? "",
            _cells.OneLine(EngagementColumn.Situation),
            Countries(),
            Participant()?.Id,
            from, until, summary ?? "",
            _cells.RequiredWord<Certainty>(EngagementColumn.Certainty) ?? default,
            _cells.Word<SourceGrade>(EngagementColumn.Grade),
            Sources(),
            _cells.OneLine(EngagementColumn.Citation));
    }

    string? Date(string column)
    {
        var text = _cells.Text(column) is { Length: > 0 } stated ? stated : null;
        if (PartialDates.Fault(text, today) is { } fault)
            _cells.Fault(column, $"`{text}`: {fault}");
        return text;
    }

    string Countries()
    {
        var countries = new List<string>();
        foreach (var item in ListText.Split(_cells.Text(EngagementColumn.Countries)))
            if (Scalars.TryCountry(item, out var country))
                countries.Add(country);
            else
                _cells.Fault(EngagementColumn.Countries, register.CountryRefusal(item));
        return ListText.Join(countries.Distinct());
    }

    Participant? Participant()
    {
        var text = _cells.Text(EngagementColumn.Participant);
        var participant = text.Length == 0 ? null : register.FindParticipant(text);
        if (text.Length > 0 && participant is null)
            _cells.Fault(EngagementColumn.Participant, register.ParticipantRefusal(text));
        return participant;
    }

    string Sources()
    {
        var codes = ListText.Split(_cells.Text(EngagementColumn.Sources));
        foreach (var code in codes.Where(code => !register.Sources.ContainsKey(code)))
            _cells.Fault(EngagementColumn.Sources,
                $"`{code}` is no source of the register. Add it by the command `source add`, or name it in words in " +
                $"the column {EngagementColumn.Citation}.");
        return ListText.Join(codes.Distinct().Order(StringComparer.Ordinal));
    }
}

/// <summary>Gives people the engagements that an import tells of, and takes those away that it does not.</summary>
sealed class EngagementWriter(RegistryDb db)
{
    /// <returns>The people who have other engagements now.</returns>
    public HashSet<long> Write(IReadOnlyDictionary<long, List<EngagementRow>> people)
    {
        var changed = new HashSet<long>();
        foreach (var some in people.Chunk(500))
        {
            var ids = some.Select(person => person.Key).ToList();
            var sources = db.Set<Source>().ToDictionary(s => s.Code);
            var known = db.Set<Engagement>().Include(e => e.Sources)
                .Where(e => e.PersonId != null && ids.Contains(e.PersonId.Value)).ToList()
                .ToLookup(e => e.PersonId!.Value);
            foreach (var (person, rows) in some)
            {
                var stated = rows.ToList();
                foreach (var engagement in known[person].Where(e => !stated.Remove(EngagementRow.Of(e))))
                {
                    db.Remove(engagement);
                    changed.Add(person);
                }
                foreach (var row in stated)
                {
                    db.Add(New(person, row, sources));
                    changed.Add(person);
                }
            }
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
        return changed;
    }

    static Engagement New(long person, EngagementRow row, Dictionary<string, Source> sources) => new()
    {
        Id = EntityId.New(),
        PersonId = person,
        Role = row.Role,
        Title = row.Title,
        Situation = row.Situation,
        Countries = ListText.Split(row.Countries),
        ParticipantId = row.ParticipantId,
        From = row.From,
        Until = row.Until,
        Summary = row.Summary,
        Certainty = row.Certainty,
        Grade = row.Grade,
        Sources = ListText.Split(row.Sources).ConvertAll(code => sources[code]),
        Citation = row.Citation,
    };
}
