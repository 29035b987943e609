namespace EnvoyRegistry.Papers;

/// <summary>
/// In what language a name in its own script is to be read out and set. Nobody states that, so it is told only as far
/// as the script and the person's languages do.
/// </summary>
static class NativeScript
{
    static readonly (int First, int Last, string Script, string[] Languages)[] s_scripts =
    [
        (0x0400, 0x052F, "Cyrl", ["ru", "mn", "kk"]),
        (0x0600, 0x06FF, "Arab", ["ar", "fa", "ps", "ur"]),
        (0x0900, 0x097F, "Deva", ["hi", "ne"]),
        (0x0980, 0x09FF, "Beng", ["bn"]),
        (0x0B80, 0x0BFF, "Taml", ["ta"]),
        (0x0D80, 0x0DFF, "Sinh", ["si"]),
        (0x0E00, 0x0E7F, "Thai", ["th"]),
        (0x0E80, 0x0EFF, "Laoo", ["lo"]),
        (0x1000, 0x109F, "Mymr", ["my", "shn"]),
        (0x1780, 0x17FF, "Khmr", ["km"]),
        (0x3040, 0x30FF, "Jpan", ["ja"]),
        (0x3400, 0x9FFF, "Hani", ["zh", "yue", "ja"]),
        (0xAC00, 0xD7AF, "Kore", ["ko"]),
    ];

    /// <param name="languages">BCP 47 tags of the person's languages, as far as the reader may see them.</param>
    /// <returns>
    /// A language of the person's that is written so, if there is one only; else the script, <c>und-Hani</c>.
    /// </returns>
    public static string Choose(string name, IEnumerable<string> languages)
    {
        foreach (var letter in name)
        {
            var known = Array.Find(s_scripts, s => letter >= s.First && letter <= s.Last);
            if (known.Script is null)
                continue;
            var written = languages.Where(tag => known.Languages.Contains(tag.Split('-')[0])).ToList();
            return written is [var only] ? only
                : known.Languages is [var onlyThere] ? onlyThere
                : $"und-{known.Script}";
        }
        return "und";
    }
}
