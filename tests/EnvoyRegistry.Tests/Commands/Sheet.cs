using EnvoyRegistry.Commands;
using EnvoyRegistry.Commands.Spreadsheets;

namespace EnvoyRegistry.Tests.Commands;

/// <summary>Writes spreadsheets of people and windows, sound but for what a test puts into a cell.</summary>
static class Sheet
{
    static readonly Dictionary<PersonColumn, string> s_candidate = new()
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
    };

    static readonly Dictionary<WindowColumn, string> s_window = new()
    {
        [WindowColumn.Status] = "AVAILABLE",
        [WindowColumn.Mode] = "BOTH",
        [WindowColumn.NoticeHours] = "72",
        [WindowColumn.ConfirmedAt] = "2026-09-01T10:00:00Z",
    };

    public static string People(params string[] rows) =>
        string.Join('\n', rows.Prepend(string.Join(',', CellReader<PersonColumn>.Names)).Append(""));

    public static string Windows(params string[] rows) =>
        string.Join('\n', rows.Prepend(string.Join(',', CellReader<WindowColumn>.Names)).Append(""));

    public static string Person(string reference, params (PersonColumn Column, string Text)[] other) =>
        Row(s_candidate, PersonColumn.ExternalReference, reference, other);

    public static string Eep(string reference, string participant, string nationalities,
        params (PersonColumn, string)[] other) =>
        Person(reference,
        [
            (PersonColumn.Kind, "EEP"), (PersonColumn.Status, "REGISTERED"),
            (PersonColumn.Participant, participant), (PersonColumn.Nationalities, nationalities), .. other,
        ]);

    public static string Window(string reference, string from, string until, params (WindowColumn, string)[] other) =>
        Row(s_window, WindowColumn.ExternalReference, reference,
            [(WindowColumn.From, from), (WindowColumn.Until, until), .. other]);

    static string Row<T>(Dictionary<T, string> usual, T key, string reference, (T Column, string Text)[] other) where T
        : struct, Enum
    {
        var cells = new Dictionary<T, string>(usual) { [key] = reference };
        foreach (var (column, text) in other)
            cells[column] = text;
        return string.Join(',', Enum.GetValues<T>().Select(column => Quoted(cells.GetValueOrDefault(column, ""))));
    }

    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
