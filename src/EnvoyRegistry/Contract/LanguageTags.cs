using System.Collections.Frozen;
using System.Globalization;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Contract;

/// <summary>
/// Which languages there are and how their tags are written: one language has one tag here, however it was given.
/// </summary>
/// <remarks>
/// From languages.txt, a line each: the codes of the IANA language subtag registry (edition of 25 August 2025) with
/// their English names and, where the Unicode CLDR (48.2) knows it, the region in which a language is likely spoken;
/// then, as <c>tha=th</c>, the CLDR's aliases: codes of ISO 639-2 and 639-3 for which there is a shorter one, and codes
/// that were given up.
/// </remarks>
static class LanguageTags
{
    static readonly Lazy<Registry> s_languages = new(Registry.Read);

    /// <summary>
    /// With the alias's language in its place and in the case of RFC 5646, 2.1.1: <c>tha</c> as <c>th</c>,
    /// <c>zh-hant-tw</c> as <c>zh-Hant-TW</c>, <c>zh-yue</c> as <c>yue</c>.
    /// </summary>
    public static string Canonical(string tag)
    {
        var parts = tag.ToLowerInvariant().Split('-').ToList();
        // An extended language, such as `yue` in `zh-yue`, is a language of its own (RFC 5646, 4.5).
        if (parts.Count > 1 && parts[1].Length == 3 && parts[1].All(char.IsAsciiLetter))
            parts.RemoveAt(0);
        if (s_languages.Value.Aliases.TryGetValue(parts[0], out var language))
        {
            var (stands, rest) = (language.Split('-'), parts.Skip(1));
            // What the alias adds (`prs` is `fa-AF`) gives way to what the tag says itself.
            parts = [stands[0], .. parts.Count > 1 ? rest : stands.Skip(1)];
        }
        for (var at = 1; at < parts.Count && parts[at].Length > 1; at++)
            parts[at] = parts[at].Length switch
            {
                2 => parts[at].ToUpperInvariant(),
                4 when char.IsLetter(parts[at][0]) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(parts[at]),
                _ => parts[at],
            };
        return string.Join('-', parts);
    }

    /// <summary>
    /// What of a tag says how somebody speaks: neither the script (<c>zh-Hant</c> is <c>zh</c>) nor the region in which
    /// the language is spoken anyway (<c>th-TH</c> is <c>th</c>, but <c>pt-TL</c> stays).
    /// </summary>
    public static string Spoken(string tag)
    {
        var parts = WithoutUsualRegion(tag);
        if (parts.Count > 1 && IsScript(parts[1]))
            parts.RemoveAt(1);
        return string.Join('-', parts);
    }

    /// <summary>What a tag asks of those that are stated: all but the region in which it is spoken anyway.</summary>
    public static string Range(string tag) => string.Join('-', WithoutUsualRegion(tag));

    static List<string> WithoutUsualRegion(string tag)
    {
        var parts = Canonical(tag).Split('-').ToList();
        var region = parts.Count > 1 && IsScript(parts[1]) ? 2 : 1;
        if (parts.Count > region && s_languages.Value.Known.TryGetValue(parts[0], out var known)
            && known.Region == parts[region])
            parts.RemoveAt(region);
        return parts;
    }

    /// <summary>Whether somebody who states <paramref name="tag"/> meets <paramref name="range"/>.</summary>
    /// <param name="tag">As <see cref="Spoken"/> writes it.</param>
    /// <param name="range">Likewise. Basic filtering (RFC 4647, 3.3.1): <c>pt</c> is met by <c>pt-TL</c>.</param>
    public static bool Meets(string tag, string range) =>
        tag.StartsWith(range, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == range.Length || tag[range.Length] == '-');

    /// <summary>In English; null for a language that there is not.</summary>
    public static string? NameOf(string language) =>
        s_languages.Value.Known.TryGetValue(language, out var known) ? known.Name : null;

    /// <summary>What is wrong with a tag, and what would be right; null where there is such a language.</summary>
    public static string? Fault(string tag)
    {
        var language = Canonical(tag).Split('-')[0];
        if (s_languages.Value.Known.ContainsKey(language))
            return null;
        // A code of another list, or the name in place of the code.
        var meant = TagOf(tag);
        return $"There is no language \"{(tag.Length <= 40 ? tag : $"{tag[..40]}…")}\"; give its code, such as `th`."
            + (meant is null ? DidYouMean.Suffix(tag, LanguageNames.All) : $" Did you mean `{meant}`?");
    }

    /// <summary>The code of a language by its English name; null for a name not known here.</summary>
    public static string? TagOf(string name) =>
        LanguageNames.TagOf(name) ?? s_languages.Value.ByName.GetValueOrDefault(name);

    static bool IsScript(string part) => part.Length == 4 && char.IsLetter(part[0]);

    /// <param name="ByName">Codes by name, the first where several languages have it; case does not count.</param>
    sealed record Registry(
        FrozenDictionary<string, (string Name, string? Region)> Known,
        FrozenDictionary<string, string> Aliases,
        FrozenDictionary<string, string> ByName)
    {
        public static Registry Read()
        {
            using var file =
                new StreamReader(typeof(LanguageTags).Assembly.GetManifestResourceStream("languages.txt")!);
            var (known, aliases) = (new Dictionary<string, (string, string?)>(), new Dictionary<string, string>());
            var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (file.ReadLine() is { } line)
            {
                if (line.Split('=') is [var alias, var language])
                    aliases.Add(alias, language);
                else if (line.Split('\t') is [var code, var name, .. var region])
                {
                    known.Add(code, (name, region.FirstOrDefault()));
                    byName.TryAdd(name, code);
                }
            }
            return new Registry(
                known.ToFrozenDictionary(), aliases.ToFrozenDictionary(),
                byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
        }
    }
}
