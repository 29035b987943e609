using System.Collections.Frozen;

namespace EnvoyRegistry.Contract;

/// <summary>Which languages there are, as far as can be told without a list of all seven thousand.</summary>
static class LanguageCodes
{
    /// <summary>ISO 639-1, and what CLDR and BCP 47 keep of its older codes.</summary>
    static readonly FrozenSet<string> s_twoLetters = """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
        en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it
        iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo
        mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh
        si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh
        yi yo za zh zu
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether a tag of BCP 47 begins with a language. Codes of three letters are too many to be known here and are
    /// taken; longer ones there are none.
    /// </summary>
    public static bool IsKnown(string tag)
    {
        var language = tag.Split('-')[0].ToLowerInvariant();
        return language.Length is 3 || s_twoLetters.Contains(language);
    }
}
