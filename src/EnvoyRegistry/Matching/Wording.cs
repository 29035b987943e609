using System.Globalization;

namespace EnvoyRegistry.Matching;

/// <summary>Phrases that the sentences of an answer are made of.</summary>
static class Wording
{
    public static string Day(int dayNumber) =>
        DateOnly.FromDayNumber(dayNumber).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Days(int from, int until) =>
        from == until ? $"on {Day(from)}" : $"from {Day(from)} until {Day(until)}";

    /// <summary><c>1 day</c>, <c>2 days</c>.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    public static string Notice(int hours) => hours == 1 ? "1 hour's notice" : $"{hours} hours' notice";

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items, string last = "and") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} {last} {items[^1]}",
    };

    public static string ExpertiseLevel(byte level) => (People.ExpertiseLevel)level switch
    {
        People.ExpertiseLevel.Led => "LED",
        People.ExpertiseLevel.TookPart => "TOOK_PART",
        _ => "STUDIED",
    };

    public static string LanguageLevel(byte level) => ((People.LanguageLevel)level).ToString();
}
