using System.Text.Json;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Reads the facts of matching with plain SQL and cell by cell: it runs again after every change of the register, so
/// nothing is made of a row but what stays.
/// </summary>
static class MatchFactsReader
{
    static readonly SqliteText VersionSql = Sql("SELECT MatchVersion FROM RegisterState", 1);
    static readonly SqliteText TagsSql = Sql("SELECT Id, Code, Name FROM ExpertiseTag", 3);
    static readonly SqliteText CountriesSql = Sql("SELECT Alpha2, Name FROM Participant WHERE Alpha2 IS NOT NULL", 2);

    static readonly SqliteText PeopleSql = Sql($"""
        SELECT Id, WillingToServe, Status, ConfirmationDueOn, Nationalities, CountriesKnown, LongestEngagementDays
        FROM Person WHERE Status IN ({PersonStatus.Registered:D}, {PersonStatus.Listed:D}, {PersonStatus.Stale:D})
        """, 7);

    static readonly SqliteText ExpertiseSql = Sql("""
        SELECT PersonId, TagId, Level, Years, LastUsedYear FROM PersonExpertise
        """, 5);

    static readonly SqliteText LanguagesSql = Sql("SELECT PersonId, Tag, Level FROM PersonLanguage", 3);

    static readonly SqliteText WindowsSql = Sql("""
        SELECT PersonId, "From", Until, Status, Mode, NoticeHours, ConfirmedAt FROM AvailabilityWindow
        """, 7);

    /// <summary>Raised, by triggers, with every write to a table that is read here.</summary>
    public static long Version(SqliteReader db)
    {
        using var row = db.Take(VersionSql);
        return row.Read() ? row.Int64(0) : throw new InvalidOperationException("RegisterState has no row.");
    }

    public static MatchIndex Read(SqliteReader db)
    {
        var tags = Tags(db);
        var facts = new MatchFacts(tags.Values, Countries(db));
        People(db, facts);
        Expertise(db, facts, tags);
        Languages(db, facts);
        Windows(db, facts);
        return facts.ToIndex();
    }

    static Dictionary<long, SkillName> Tags(SqliteReader db)
    {
        var tags = new Dictionary<long, SkillName>();
        using var row = db.Take(TagsSql);
        while (row.Read())
            tags.Add(row.Int64(0), new SkillName(Text(row, 1), Text(row, 2)));
        return tags;
    }

    static Dictionary<string, string> Countries(SqliteReader db)
    {
        var names = new Dictionary<string, string>();
        using var row = db.Take(CountriesSql);
        while (row.Read())
            names.Add(Text(row, 0), Text(row, 1));
        return names;
    }

    static void People(SqliteReader db, MatchFacts facts)
    {
        using var row = db.Take(PeopleSql);
        while (row.Read())
        {
            var person = row.Int64(0);
            DateOnly? due = row.Kind(3) is CellKind.Null ? null : Date(row.Utf8(3));
            facts.Person(
                person, row.Int64(1) != 0, (PersonStatus)row.Int64(2) is PersonStatus.Stale, due, Number(row, 6));
            foreach (var country in Texts(row, 4))
                facts.Nationality(person, country);
            foreach (var country in Texts(row, 5))
                facts.CountryKnown(person, country);
        }
    }

    static void Expertise(SqliteReader db, MatchFacts facts, Dictionary<long, SkillName> tags)
    {
        using var row = db.Take(ExpertiseSql);
        while (row.Read())
        {
            facts.Expertise(row.Int64(0), tags[row.Int64(1)].Code, (ExpertiseLevel)row.Int64(2), Number(row, 3),
                Number(row, 4));
        }
    }

    static void Languages(SqliteReader db, MatchFacts facts)
    {
        using var row = db.Take(LanguagesSql);
        while (row.Read())
            facts.Language(row.Int64(0), Text(row, 1), (LanguageLevel)row.Int64(2));
    }

    static void Windows(SqliteReader db, MatchFacts facts)
    {
        using var row = db.Take(WindowsSql);
        while (row.Read())
        {
            facts.Window(row.Int64(0), new Window(
                Date(row.Utf8(1)).DayNumber,
                Date(row.Utf8(2)).DayNumber,
                UnixSeconds(row.Utf8(6)),
                (ushort)row.Int64(5))
            {
                Status = (AvailabilityStatus)row.Int64(3),
                Mode = (AvailabilityMode)row.Int64(4),
            });
        }
    }

    static int? Number(Row row, int column) => row.Kind(column) is CellKind.Null ? null : (int)row.Int64(column);

    static string Text(Row row, int column) => System.Text.Encoding.UTF8.GetString(row.Utf8(column));

    static string[] Texts(Row row, int column) => JsonSerializer.Deserialize<string[]>(row.Utf8(column)) ?? [];

    /// <summary>Of <c>2027-03-14</c>, or of an instant that begins so.</summary>
    static DateOnly Date(ReadOnlySpan<byte> text) => new(Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));

    /// <summary>Of <c>2027-03-14 09:30:00</c>, in UTC.</summary>
    static uint UnixSeconds(ReadOnlySpan<byte> text)
    {
        var (hour, minute, second) = (Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2));
        return UnixDays.Begin(Date(text).DayNumber) + (uint)((((hour * 60) + minute) * 60) + second);
    }

    static int Number(ReadOnlySpan<byte> text, int at, int digits)
    {
        var number = 0;
        foreach (var digit in text.Slice(at, digits))
            number = (number * 10) + (digit - '0');
        return number;
    }

    static SqliteText Sql(string sql, int columns) => new(sql, columns, []);
}
