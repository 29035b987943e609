using System.Collections.Frozen;

namespace EnvoyRegistry.Contract;

/// <summary>English names of the languages of the region and its partners; others go by their tag.</summary>
static class LanguageNames
{
    static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["ar"] = "Arabic",
        ["bn"] = "Bengali",
        ["de"] = "German",
        ["en"] = "English",
        ["es"] = "Spanish",
        ["fa"] = "Persian",
        ["fil"] = "Filipino",
        ["fr"] = "French",
        ["hi"] = "Hindi",
        ["id"] = "Indonesian",
        ["it"] = "Italian",
        ["ja"] = "Japanese",
        ["jv"] = "Javanese",
        ["kac"] = "Kachin",
        ["km"] = "Khmer",
        ["ko"] = "Korean",
        ["lo"] = "Lao",
        ["mi"] = "Māori",
        ["mn"] = "Mongolian",
        ["ms"] = "Malay",
        ["my"] = "Burmese",
        ["ne"] = "Nepali",
        ["nl"] = "Dutch",
        ["pl"] = "Polish",
        ["ps"] = "Pashto",
        ["pt"] = "Portuguese",
        ["ru"] = "Russian",
        ["shn"] = "Shan",
        ["si"] = "Sinhala",
        ["su"] = "Sundanese",
        ["sv"] = "Swedish",
        ["ta"] = "Tamil",
        ["tet"] = "Tetum",
        ["th"] = "Thai",
        ["tl"] = "Tagalog",
        ["tpi"] = "Tok Pisin",
        ["ur"] = "Urdu",
        ["vi"] = "Vietnamese",
        ["yue"] = "Cantonese",
        ["zh"] = "Chinese",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages of the region and of its partners.</summary>
    public static IEnumerable<string> Tags => Known.Keys;

    /// <summary><c>Thai</c>; <c>Chinese (zh-Hant)</c> where the tag says more than the language.</summary>
    public static string Find(string tag)
    {
        if (Known.TryGetValue(tag, out var name))
            return name;
        var subtag = tag.IndexOf('-', StringComparison.Ordinal);
        return subtag > 0 && Known.TryGetValue(tag[..subtag], out var language) ? $"{language} ({tag})" : tag;
    }

    /// <summary>The tag of a language by its English name; null for a name not known here.</summary>
    public static string? TagOf(string name) =>
        Known.FirstOrDefault(known => known.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Key;
}
