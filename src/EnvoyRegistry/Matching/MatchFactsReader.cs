using System.Text.Json;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Reads the facts of matching with plain SQL and cell by cell: it runs again after every change of the register, so
/// nothing is made of a row but what stays.
/// </summary>
static class MatchFactsReader
{
    static readonly SqlText s_version = new("SELECT MatchVersion FROM RegisterState");
    static readonly SqlText s_tags = new("SELECT Id, Code, Name FROM ExpertiseTag");
    static readonly SqlText s_countries = new("SELECT Alpha2, Name FROM Participant WHERE Alpha2 IS NOT NULL");

    static readonly SqlText s_people = new($"""
        SELECT Id, WillingToServe, Status, ConfirmationDueOn, Nationalities, CountriesKnown, LongestEngagementDays,
            TimeZone, OpenToParticipants, OpenToSignedIn, Gender, ParticipantId, CallFromHour, CallUntilHour
        FROM Person WHERE Status IN ({PersonStatus.Registered:D}, {PersonStatus.Listed:D}, {PersonStatus.Stale:D},
            {PersonStatus.ConsentPending:D})
        """);

    static readonly SqlText s_expertise = new("""
        SELECT PersonId, TagId, Level, Years, LastUsedYear FROM PersonExpertise
        """);

    static readonly SqlText s_languages = new("SELECT PersonId, Tag, Level FROM PersonLanguage");

    static readonly SqlText s_windows = new("""
        SELECT PersonId, "From", Until, Status, Mode, NoticeHours, ConfirmedAt FROM AvailabilityWindow
        """);

    static readonly SqlText s_commitments = new("""
        SELECT PersonId, "From", Until, SituationId, IsExercise, ExpiresAt FROM Commitment WHERE EndedAt IS NULL
        """);

    /// <summary>Raised, by triggers, with every write to a table that is read here.</summary>
    public static long Version(Session session)
    {
        using var row = session.Read(s_version);
        return row.Read() ? row.Int64(0) : throw new InvalidOperationException("RegisterState has no row.");
    }

    public static MatchIndex Read(Session session)
    {
        var tags = Tags(session);
        var facts = new MatchFacts(tags.Values, Countries(session));
        People(session, facts);
        Expertise(session, facts, tags);
        Languages(session, facts);
        Windows(session, facts);
        Commitments(session, facts);
        return facts.ToIndex();
    }

    static Dictionary<long, SkillName> Tags(Session session)
    {
        var tags = new Dictionary<long, SkillName>();
        using var row = session.Read(s_tags);
        while (row.Read())
            tags.Add(row.Int64(0), new SkillName(Text(row, 1), Text(row, 2)));
        return tags;
    }

    static Dictionary<string, string> Countries(Session session)
    {
        var names = new Dictionary<string, string>();
        using var row = session.Read(s_countries);
        while (row.Read())
            names.Add(Text(row, 0), Text(row, 1));
        return names;
    }

    static void People(Session session, MatchFacts facts)
    {
        using var row = session.Read(s_people);
        while (row.Read())
        {
            var person = row.Int64(0);
            DateOnly? due = row.Kind(3) is CellKind.Null ? null : Date(row.Utf8(3));
            facts.Person(
                person, row.Int64(1) != 0, (PersonStatus)row.Int64(2) is PersonStatus.Stale, due, Number(row, 6),
                row.Kind(7) is CellKind.Null ? null : Text(row, 7),
                (PersonFields)row.Int64(8), (PersonFields)row.Int64(9),
                waits: (PersonStatus)row.Int64(2) is PersonStatus.ConsentPending,
                gender: (Gender?)Number(row, 10), registeredBy: row.Kind(11) is CellKind.Null ? 0 : row.Int64(11),
                callFromHour: Number(row, 12), callUntilHour: Number(row, 13));
            foreach (var country in Texts(row, 4))
                facts.Nationality(person, country);
            foreach (var country in Texts(row, 5))
                facts.CountryKnown(person, country);
        }
    }

    static void Expertise(Session session, MatchFacts facts, Dictionary<long, SkillName> tags)
    {
        using var row = session.Read(s_expertise);
        while (row.Read())
        {
            facts.Expertise(row.Int64(0), tags[row.Int64(1)].Code, (ExpertiseLevel)row.Int64(2), Number(row, 3),
                Number(row, 4));
        }
    }

    static void Languages(Session session, MatchFacts facts)
    {
        using var row = session.Read(s_languages);
        while (row.Read())
            facts.Language(row.Int64(0), Text(row, 1), (LanguageLevel)row.Int64(2));
    }

    static void Windows(Session session, MatchFacts facts)
    {
        using var row = session.Read(s_windows);
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

    static void Commitments(Session session, MatchFacts facts)
    {
        using var row = session.Read(s_commitments);
        while (row.Read())
        {
            facts.Commitment(row.Int64(0), new Committed(
                Date(row.Utf8(1)).DayNumber,
                Date(row.Utf8(2)).DayNumber,
                row.Int64(3),
                row.Int64(4) != 0,
                row.Kind(5) is CellKind.Null
                    ? null : DateTimeOffset.FromUnixTimeSeconds(UnixSeconds(row.Utf8(5))).UtcDateTime));
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
}
