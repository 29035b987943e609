using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace EnvoyRegistry.People;

/// <summary>A word as it is searched for, and where in the text it was taken from it stands, in UTF-16 units.</summary>
/// <param name="IsUnspaced">One character of a script that puts no spaces between words.</param>
readonly record struct FoldedWord(string Text, int Start, int End, bool IsUnspaced);

/// <summary>
/// Text as people look for it: without case, without the marks of Latin, Greek, Cyrillic, Arabic and Hebrew, in the
/// plainest letters. Vowel signs of Indic and Southeast Asian scripts are letters in all but name and stay.
/// </summary>
static class Folding
{
    /// <summary>To be raised with every change of what this class answers: stored text is then folded anew.</summary>
    public const int Version = 1;

    // Letters that Unicode does not take apart. Scandinavians and Germans write them so where they must.
    static readonly FrozenDictionary<int, string> s_plain = new Dictionary<int, string>
    {
        ['đ'] = "d",
        ['ð'] = "d",
        ['ø'] = "o",
        ['ł'] = "l",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŋ'] = "n",
        ['ŧ'] = "t",
        ['ς'] = "σ",
    }.ToFrozenDictionary();

    // Ja'afar is found as Jaafar: an apostrophe is part of a word, but nobody agrees which one.
    const string Apostrophes = "'`‘’ʹʻʼʾʿˈ";

    static readonly (int From, int Until)[] s_droppedMarks =
    [
        (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
        (0x06D6, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
    ];

    // Thai and Lao; Myanmar; Khmer; Tai scripts; Han, Kana, Bopomofo and Yi. Korean puts spaces between words, but none
    // between a family's name and one's own.
    static readonly (int From, int Until)[] s_unspaced =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x1950, 0x19FF), (0x1A20, 0x1AAF),
        (0x3005, 0x3007), (0x3021, 0x3029), (0x3040, 0x312F), (0x3130, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF),
        (0x4E00, 0xA4CF), (0xA960, 0xA97F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF),
        (0x1B000, 0x1B16F), (0x20000, 0x3FFFF),
    ];

    /// <summary>The words with a space between them: what is stored and indexed.</summary>
    public static string Folded(string? text) => string.Join(' ', Words(text).Select(word => word.Text));

    public static IReadOnlyList<FoldedWord> Words(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var words = new List<FoldedWord>();
        var word = new StringBuilder();
        var (start, end) = (0, 0);

        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            // By what a reader sees as one character: its marks may stand in any order, and a match marks all of it.
            length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
            foreach (var rune in Plain(text.AsSpan(at, length)))
            {
                if (rune == Break)
                {
                    Finish();
                }
                else if (IsIn(s_unspaced, rune.Value))
                {
                    Finish();
                    words.Add(new FoldedWord(rune.ToString(), at, at + length, IsUnspaced: true));
                }
                else
                {
                    if (word.Length == 0)
                        start = at;
                    word.Append(rune.ToString());
                    end = at + length;
                }
            }
        }
        Finish();
        return words;

        void Finish()
        {
            if (word.Length > 0)
                words.Add(new FoldedWord(word.ToString(), start, end, IsUnspaced: false));
            word.Clear();
        }
    }

    static Rune Break => new(' ');

    /// <summary>Letters, digits and vowel signs of one character, <see cref="Break"/> for what ends a word.</summary>
    static List<Rune> Plain(ReadOnlySpan<char> element)
    {
        if (element is [< '\x80' and var ascii] && !Apostrophes.Contains(ascii, StringComparison.Ordinal))
            return [new Rune(char.IsAsciiLetterOrDigit(ascii) ? char.ToLowerInvariant(ascii) : ' ')];

        var plain = new StringBuilder();
        foreach (var rune in WellFormed(element).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (!IsApostrophe(lower) && !IsIn(s_droppedMarks, lower.Value))
                plain.Append(s_plain.GetValueOrDefault(lower.Value) ?? lower.ToString());
        }
        // Puts the syllables of Hangul and the voiced Kana together again.
        return [.. plain.ToString().Normalize(NormalizationForm.FormC).EnumerateRunes().Select(Known).OfType<Rune>()];
    }

    static Rune? Known(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => rune,
        // Joiners and places where a line may break stand within words.
        UnicodeCategory.Format => null,
        _ => Break,
    };

    static bool IsApostrophe(Rune rune) =>
        rune.IsBmp && Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal);

    // Half a surrogate pair cannot be normalised; it becomes U+FFFD, which is no letter.
    static string WellFormed(ReadOnlySpan<char> element)
    {
        var text = new StringBuilder(element.Length);
        foreach (var rune in element.EnumerateRunes())
            text.Append(rune.ToString());
        return text.ToString();
    }

    static bool IsIn((int From, int Until)[] ranges, int rune)
    {
        foreach (var (from, until) in ranges)
        {
            if (rune >= from && rune <= until)
                return true;
        }
        return false;
    }
}
