using System.Globalization;
using System.Text.RegularExpressions;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Contract;

/// <summary>How the custom scalars of <c>schema/schema.graphql</c> are read.</summary>
static partial class Scalars
{
    public static IReadOnlyDictionary<string, ScalarCoercion> All { get; } = new Dictionary<string, ScalarCoercion>
    {
        ["DateTime"] = new TextScalar<DateTime>(TryInstant, "it is not an instant like 2026-03-14T08:30:00Z"),
        ["LocalDate"] = new TextScalar<DateOnly>(TryDate, "it is not a date of the calendar like 2026-03-14"),
        ["CountryCode"] = new TextScalar<string>(TryCountry, "it is not an ISO 3166-1 alpha-2 code like TH"),
        ["LanguageTag"] = new TextScalar<string>(TryLanguage, "it is not a BCP 47 language tag like th or zh-Hant"),
        ["EmailAddress"] = new TextScalar<string>(TryEmail, "it is not an e-mail address like name@example.org"),
        ["PartialDate"] = new TextScalar<string>(
            TryPartialDate, "it is not a year, a month or a day like 2023, 2012-07 or 2021-08-04"),
        ["Markdown"] = new TextScalar<string>((string text, out string value) => (value = text) is not null, ""),
        ["URI"] = new TextScalar<string>(TryUri, "it is not an absolute URI like https://example.org/paper"),
    };

    public static bool TryInstant(string text, out DateTime value)
    {
        // RFC 3339 asks for an offset: without one nobody knows which instant is meant.
        var ok = Instant().IsMatch(text)
            & DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant);
        value = instant.UtcDateTime;
        return ok;
    }

    public static bool TryDate(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static bool TryCountry(string text, out string value) =>
        CountryCodes.All.Contains(value = text.ToUpperInvariant());

    /// <summary>The shape alone; whether there is such a language, <see cref="LanguageTags.Fault"/> tells.</summary>
    public static bool TryLanguage(string text, out string value) => Language().IsMatch(value = text);

    /// <summary>The shape alone: a year, a month or a day.</summary>
    public static bool TryPartialDate(string text, out string value) => PartialDate().IsMatch(value = text);

    public static bool TryEmail(string text, out string value) =>
        Email().IsMatch(value = text) && text.Length <= 254;

    static bool TryUri(string text, out string value) => Uri.TryCreate(value = text, UriKind.Absolute, out _);

    // Linear in the text, whatever a caller sends.
    const RegexOptions Safe =
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2})?)?$", Safe)]
    private static partial Regex PartialDate();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$", Safe)]
    private static partial Regex Instant();

    // The shape of RFC 5646 without its grandfathered tags: language, extended language, script, region, variants,
    // extensions, private use.
    [GeneratedRegex(
        "^[A-Za-z]{2,8}(-[A-Za-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?" +
        "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*" +
        "(-[xX](-[A-Za-z0-9]{1,8})+)?$",
        Safe)]
    private static partial Regex Language();

    // What HTML's input of type email takes, with a domain of two labels at least.
    [GeneratedRegex(
        @"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" +
        @"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z",
        Safe)]
    private static partial Regex Email();

    delegate bool Reader<T>(string text, out T value);

    sealed class TextScalar<T>(Reader<T> read, string expected) : ScalarCoercion
    {
        public override Type ClrType => typeof(T);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            value = leaf.Kind == LeafKind.String && read(leaf.Text, out var known) ? known : null;
            problem = value is null ? expected : null;
            return value is not null;
        }
    }
}
