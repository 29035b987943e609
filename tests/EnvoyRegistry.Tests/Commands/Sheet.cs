using EnvoyRegistry.Commands;

namespace EnvoyRegistry.Tests.Commands;

/// <summary>Writes spreadsheets of people and windows, sound but for what a test puts into a cell.</summary>
static class Sheet
{
    static readonly Dictionary<string, string> s_candidate = new()
    {
        [PersonColumn.Kind] = "CANDIDATE",
        [PersonColumn.Title] = "Dr",
        [PersonColumn.FullName] = "Somchai Jaidee",
        [PersonColumn.NativeName] = "สมชาย ใจดี",
        [PersonColumn.Nationalities] = "TH",
        [PersonColumn.Category] = "EXPERT",
        [PersonColumn.Status] = "LISTED",
        [PersonColumn.Willing] = "true",
        [PersonColumn.Gender] = "MAN",
        [PersonColumn.YearsExperience] = "21",
        [PersonColumn.FormerOffices] = "AMBASSADOR:Ambassador to Mongolia, 2009–2013;JUDGE:Judge of appeal",
        [PersonColumn.CountriesKnown] = "KH;LA",
        [PersonColumn.TimeZone] = "Asia/Bangkok",
        [PersonColumn.Languages] = "en:C1;th:C2",
        [PersonColumn.Expertise] = "MED-PROCESS:LED:12:2024;SEC-DDR:STUDIED::",
        [PersonColumn.Biography] = "Served at the border.\n\nTeaches now.",
        [PersonColumn.ConfirmedOn] = "2026-05-01",
        [PersonColumn.LongestEngagementDays] = "90",
        [AnnexColumn.ConsentedOn] = "2026-04-30",
        [AnnexColumn.ConsentEdition] = "1",
        [AnnexColumn.ConsentEvidence] = "Letter of 30 April 2026",
    };

    static readonly Dictionary<string, string> s_window = new()
    {
        [WindowColumn.Status] = "AVAILABLE",
        [WindowColumn.Mode] = "BOTH",
        [WindowColumn.NoticeHours] = "72",
        [WindowColumn.ConfirmedAt] = "2026-09-01T10:00:00Z",
    };

    public static string People(params string[] rows) =>
        string.Join('\n', rows.Prepend(string.Join(',', PersonColumns.All)).Append(""));

    public static string Windows(params string[] rows) =>
        string.Join('\n', rows.Prepend(string.Join(',', WindowColumn.All)).Append(""));

    public static string Person(string reference, params (string Column, string Text)[] other) =>
        Row(PersonColumns.All, s_candidate, reference, other);

    public static string Eep(string reference, string participant, string nationalities,
        params (string, string)[] other) =>
        Person(reference,
        [
            (PersonColumn.Kind, "EEP"), (PersonColumn.Status, "REGISTERED"),
            (PersonColumn.Participant, participant), (PersonColumn.Nationalities, nationalities), .. other,
        ]);

    public static string Window(string reference, string from, string until, params (string, string)[] other) =>
        Row(WindowColumn.All, s_window, reference,
            [(WindowColumn.From, from), (WindowColumn.Until, until), .. other]);

    static string Row(
        IReadOnlyList<string> columns, Dictionary<string, string> usual, string reference,
        (string Column, string Text)[] other)
    {
        var cells = new Dictionary<string, string>(usual) { [PersonColumn.ExternalReference] = reference };
        foreach (var (column, text) in other)
            cells[column] = text;
        return string.Join(',', columns.Select(column => Quoted(cells.GetValueOrDefault(column, ""))));
    }

    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}

/// <summary>The columns of people.csv, as whoever fills one in knows them.</summary>
static class PersonColumn
{
    public const string ExternalReference = "external_reference";
    public const string Kind = "kind";
    public const string Title = "title";
    public const string FullName = "full_name";
    public const string NativeName = "native_name";
    public const string Nationalities = "nationalities";
    public const string Participant = "participant";
    public const string Category = "category";
    public const string Status = "status";
    public const string Willing = "willing";
    public const string Gender = "gender";
    public const string YearsExperience = "years_experience";
    public const string FormerOffices = "former_offices";
    public const string CountriesKnown = "countries_known";
    public const string TimeZone = "time_zone";
    public const string Languages = "languages";
    public const string Expertise = "expertise";
    public const string Biography = "biography";
    public const string ConfirmedOn = "confirmed_on";
    public const string LongestEngagementDays = "longest_engagement_days";
}
