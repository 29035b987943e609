using System.Globalization;

namespace EnvoyRegistry.Commands.Spreadsheets;

static class LanguageTags
{
    /// <summary>
    /// Writes a tag as RFC 5646, 2.1.1 recommends: <c>zh-hant-tw</c> as <c>zh-Hant-TW</c>; case means nothing, but
    /// equal tags are then equal texts.
    /// </summary>
    public static string Canonical(string tag)
    {
        var parts = tag.ToLowerInvariant().Split('-');
        for (var at = 1; at < parts.Length && parts[at].Length > 1; at++)
            parts[at] = parts[at].Length switch
            {
                2 => parts[at].ToUpperInvariant(),
                4 when char.IsLetter(parts[at][0]) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(parts[at]),
                _ => parts[at],
            };
        return string.Join('-', parts);
    }
}
