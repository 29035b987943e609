using System.Collections.Frozen;

namespace EnvoyRegistry.Contract;

/// <summary>
/// English names: those of the languages of the region and its partners as they are called here, all others as
/// <see cref="LanguageTags"/> has them.
/// </summary>
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
        ["tpi"] = "Tok Pisin",
        ["ur"] = "Urdu",
        ["vi"] = "Vietnamese",
        ["yue"] = "Cantonese",
        ["zh"] = "Chinese",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The languages of the region and of its partners.</summary>
    public static IEnumerable<string> Tags => Known.Keys;

    public static IEnumerable<string> All => Known.Values;

    /// <summary><c>Thai</c>; <c>Chinese (zh-Hant)</c> where the tag says more than the language.</summary>
    public static string Find(string tag)
    {
        var subtag = tag.IndexOf('-', StringComparison.Ordinal);
        var language = subtag > 0 ? tag[..subtag] : tag;
        var name = Known.GetValueOrDefault(language) ?? LanguageTags.NameOf(language);
        return name is null ? tag : subtag > 0 ? $"{name} ({tag})" : name;
    }

    /// <summary>The tag of a language by its English name; null for a name not known here.</summary>
    public static string? TagOf(string name) =>
        Known.FirstOrDefault(known => known.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Key;
}
