using System.Globalization;
using System.Text;

namespace EnvoyRegistry.People;

/// <summary>A word as it is searched for, and where in the text it was taken from it stands, in UTF-16 units.</summary>
/// <param name="IsUnspaced">One character of a script that puts no spaces between words.</param>
readonly record struct FoldedWord(string Text, int Start, int End, bool IsUnspaced);

/// <summary>
/// Text as people look for it: without case, without the marks of Latin, Greek, Cyrillic, Arabic and Hebrew, in the
/// plainest letters, with one for all that look alike (<see cref="LookAlikes"/>), and digits as ASCII has them. Vowel
/// signs of Indic and Southeast Asian scripts are letters in all but name and stay, in one order.
/// </summary>
static class Folding
{
    /// <summary>To be raised with every change of what this class answers: stored text is then folded anew.</summary>
    public const int Version = 2;

    // Ja'afar is found as Jaafar: an apostrophe is part of a word, but nobody agrees which one.
    const string Apostrophes =
        "'`´‘’‛′‵＇｀ʹʻʼʽʾʿˈˊˋ΄᾽᾿῾՚׳״Ꞌꞌ";

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
    public static string Folded(string? text) => Text(Words(text));

    /// <inheritdoc cref="Folded"/>
    public static string Text(IEnumerable<FoldedWord> words) => string.Join(' ', words.Select(word => word.Text));

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
            // Most text by far, with nothing to take apart.
            if (char.IsAscii(text[at]) && (at + 1 == text.Length || char.IsAscii(text[at + 1])))
            {
                length = 1;
                if (char.IsAsciiLetterOrDigit(text[at]))
                {
                    if (word.Length == 0)
                        start = at;
                    word.Append(char.ToLowerInvariant(text[at]));
                    end = at + 1;
                }
                else if (!Apostrophes.Contains(text[at]))
                    Finish();
                continue;
            }
            // By what a reader sees as one character: its marks may stand in any order, and a match marks all of it.
            length = LetterLength(text.AsSpan(at));
            foreach (var rune in Plain(text, at, length))
            {
                if (rune == Break)
                {
                    Finish();
                }
                else if (IsRepetition(rune))
                {
                    if (words is [.., { IsUnspaced: true } last])
                        words.Add(new FoldedWord(Repeated(rune, last.Text), at, at + length, IsUnspaced: true));
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
                words.Add(new FoldedWord(
                    LookAlikes.InOneAlphabet(word.ToString()), start, end, IsUnspaced: false));
            word.Clear();
        }
    }

    static Rune Break => new(' ');

    // What is written below its consonant is a part of it, also where text ends a character before it.
    static int LetterLength(ReadOnlySpan<char> text)
    {
        var length = StringInfo.GetNextTextElementLength(text);
        while (length < text.Length && text[length - 1] is KhmerStacker or BurmeseStacker)
            length += StringInfo.GetNextTextElementLength(text[length..]);
        return length;
    }

    const char KhmerStacker = '\u17D2', BurmeseStacker = '\u1039';

    /// <summary>Letters, digits and vowel signs of one character, <see cref="Break"/> for what ends a word.</summary>
    static List<Rune> Plain(string text, int at, int length)
    {
        var element = text.AsSpan(at, length);
        // Before it is taken apart: some of them are a blank with a mark.
        if (element is [var single] && Apostrophes.Contains(single, StringComparison.Ordinal))
            return [];
        if (element is [BurmeseZero or BurmeseWa])
            return [new Rune(IsInBurmeseNumber(text, at) ? '0' : BurmeseWa)];

        var decomposed = LookAlikes.WithoutPairs(WellFormed(element).Normalize(NormalizationForm.FormKD));
        var plain = new StringBuilder();
        foreach (var rune in decomposed.EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (IsApostrophe(lower) || IsIn(s_droppedMarks, lower.Value))
                continue;
            if (lower.Value == BurmeseZero)
                plain.Append(BurmeseWa);
            else if (Rune.GetUnicodeCategory(lower) is UnicodeCategory.DecimalDigitNumber)
                plain.Append((char)('0' + (int)Rune.GetNumericValue(lower)));
            else
                plain.Append(LookAlikes.PlainOf(lower.Value) ?? lower.ToString());
        }
        // Puts the syllables of Hangul and the voiced Kana together again.
        return
        [
            .. InOrder(plain.ToString()).Normalize(NormalizationForm.FormC).EnumerateRunes().Select(Known)
                .OfType<Rune>(),
        ];
    }

    const char BurmeseZero = '\u1040', BurmeseWa = '\u101D';

    // Both are a circle, and each is typed for the other: between digits it is a zero, else a letter.
    static bool IsInBurmeseNumber(string text, int at)
    {
        var (from, until) = (at, at);
        while (from > 0 && IsOfNumber(text[from - 1]))
            from--;
        while (until < text.Length - 1 && IsOfNumber(text[until + 1]))
            until++;
        return text.AsSpan(from, until - from + 1).IndexOfAnyInRange('\u1041', '\u1049') >= 0;
    }

    static bool IsOfNumber(char c) => c is (>= BurmeseZero and <= '\u1049') or BurmeseWa;

    /// <summary>
    /// The signs of a letter in one order, each once: nobody sees in which they were typed. What Khmer and Burmese
    /// write below a letter is a sign as well.
    /// </summary>
    static string InOrder(string letter)
    {
        if (letter.Length < 3)
            return letter;
        var ordered = new StringBuilder(letter.Length);
        var signs = new List<string>();
        for (var at = 0; at < letter.Length;)
        {
            var length = char.IsSurrogatePair(letter, at) ? 2 : 1;
            var isBelow = letter[at] is KhmerStacker or BurmeseStacker && at + 1 < letter.Length;
            if (isBelow || IsSign(letter, at))
            {
                length = isBelow ? 2 : length;
                signs.Add(letter.Substring(at, length));
            }
            else
            {
                Flush();
                ordered.Append(letter, at, length);
            }
            at += length;
        }
        Flush();
        return ordered.ToString();

        void Flush()
        {
            if (signs.Exists(IsKhmerVowelAbove))
                signs = [.. signs.Select(sign => sign is "\u17C9" or "\u17CA" ? "\u17BB" : sign)];
            foreach (var sign in signs.Select(s => s == "\u17D2\u178A" ? "\u17D2\u178F" : s).Distinct()
                .Order(StringComparer.Ordinal))
                ordered.Append(sign);
            signs.Clear();
        }
    }

    static bool IsSign(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Below such a vowel the signs that change the row of a consonant take the shape of the vowel U.
    static bool IsKhmerVowelAbove(string sign) => sign is [(>= '\u17B7' and <= '\u17BA') or '\u17D0'];

    // 々 and its like stand for the character before.
    static bool IsRepetition(Rune rune) => rune.Value is 0x3005 or 0x303B or 0x309D or 0x309E or 0x30FD or 0x30FE;

    static string Repeated(Rune mark, string character) => mark.Value is 0x309E or 0x30FE
        ? $"{character}\u3099".Normalize()
        : character;

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
