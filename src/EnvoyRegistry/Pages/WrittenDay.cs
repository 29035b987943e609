using System.Globalization;

namespace EnvoyRegistry.Pages;

/// <summary>A day as people write it: <c>14 March 2027</c>, <c>14 Mar 2027</c>, <c>14/3/2027</c>,
/// <c>2027-03-14</c>.</summary>
static class WrittenDay
{
    static readonly string[] s_named =
        ["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "yyyy-MM-dd"];

    /// <param name="fault">Why it is none, and how it would be written.</param>
    public static DateOnly? Read(string text, out string? fault)
    {
        fault = null;
        var written = string.Join(' ', text.Replace('.', '/').Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries));
        if (DateOnly.TryParseExact(written, s_named, CultureInfo.InvariantCulture, DateTimeStyles.None, out var named))
            return named;
        if (written.Split('/') is [var first, var second, { Length: 4 } year] && Number(first) is { } a
            && Number(second) is { } b && Number(year) is { } y)
        {
            // Half of the world writes the month first: where both readings are days, nobody can know.
            var (dayFirst, monthFirst) = (Day(y, b, a), Day(y, a, b));
            if (dayFirst is { } && monthFirst is { } && dayFirst != monthFirst)
            {
                fault = $"{text} can be read as {Said.Day(dayFirst.Value)} or {Said.Day(monthFirst.Value)}. " +
                    "Write the month as a word.";
                return null;
            }
            if ((dayFirst ?? monthFirst) is { } day)
                return day;
        }
        fault = $"{text} is no day that can be read. Write it like 14 March 2027.";
        return null;
    }

    static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;
}
