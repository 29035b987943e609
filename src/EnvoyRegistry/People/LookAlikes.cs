using System.Collections.Frozen;
using System.Text;

namespace EnvoyRegistry.People;

/// <summary>
/// Letters that a reader does not tell apart, or that keyboards and writers use for one another, and the one that
/// stands for all of them when text is searched. From Unicode's confusables, its chapters on the scripts of Asia (the
/// sequences it asks nobody to use), and the orthography of each script. Everything is of decomposed, lower-case text.
/// </summary>
static class LookAlikes
{
    static readonly FrozenDictionary<int, string> s_letters = Letters().ToFrozenDictionary();

    /// <summary>
    /// Two characters that look as one other does: Bengali RA typed as BA with a dot, Malayalam AU in its old shape,
    /// and Burmese letters that are put together from others.
    /// </summary>
    static readonly (string Typed, string Meant)[] s_pairs =
    [
        ("\u09AC\u09BC", "\u09B0"), ("\u0D46\u0D57", "\u0D57"),
        ("\u101E\u103C", "\u1029"), ("\u1005\u103B", "\u1008"), ("\u1025\u103A", "\u1009\u103A"),
    ];

    /// <summary>Letters of Latin that have a twin in Cyrillic, and in Greek by the capitals.</summary>
    const string
        Latin = "abcehikmopstxyj", Cyrillic = "авсенікморѕтхуј",
        LatinOfGreek = "abehikmnoptxyz", Greek = "αβεηικμνορτχυζ";

    /// <summary>What is to stand for a letter; null for itself.</summary>
    public static string? PlainOf(int letter) => s_letters.GetValueOrDefault(letter);

    public static string WithoutPairs(string text)
    {
        foreach (var (typed, meant) in s_pairs)
            text = text.Replace(typed, meant, StringComparison.Ordinal);
        return text;
    }

    /// <summary>
    /// A word in two alphabets has letters of the wrong keyboard in it: they become those of the alphabet it has more
    /// of.
    /// </summary>
    public static string InOneAlphabet(string word) => Ascii.IsValid(word)
        ? word
        : InOneAlphabet(InOneAlphabet(word, Latin, Cyrillic, IsCyrillic), LatinOfGreek, Greek, IsGreek);

    static string InOneAlphabet(string word, string latin, string other, Func<char, bool> isOther)
    {
        var (ofLatin, ofOther) = (word.Count(char.IsAsciiLetterLower), word.Count(isOther));
        if (ofLatin == 0 || ofOther == 0)
            return word;
        var (from, to) = ofLatin >= ofOther ? (other, latin) : (latin, other);
        return string.Concat(word.Select(c => from.IndexOf(c) is var at and >= 0 ? to[at] : c));
    }

    static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    static bool IsGreek(char c) => c is >= '\u0370' and <= '\u03FF';

    static Dictionary<int, string> Letters()
    {
        var letters = new Dictionary<int, string>();

        // Letters that Unicode does not take apart. Scandinavians and Germans write them so where they must.
        Each("đdðdɖdɗdøołlɫlıiɨiħhŋnɲnŧtɓbƙkĸkƴyɛeəeɔoʉu");
        Add('ß', "ss");
        Add('æ', "ae");
        Add('œ', "oe");
        Add('þ', "th");
        Add('ς', "σ");
        // Cyrillic of Mongolia, Central Asia and Ukraine, as it is typed on a Russian keyboard.
        Each("өоѳоүуұуқкҡкңнґгғгҳхһхҷчҫсҙзәа");
        // Georgian, in whichever of its three alphabets.
        for (var letter = 0x2D00; letter <= 0x2D25; letter++)
            Add(letter, ((char)(letter - 0x2D00 + 0x10D0)).ToString());

        // Arabic: alef without its hamza and madda, KAF and KEHEH, YEH with and without its dots, HEH in all its
        // shapes; hamza alone, the lengthening stroke and vowel signs are often not written at all.
        Group("\u0627\u0671\u0672\u0673", "\u0643\u06A9\u06AA\u063B\u063C", "\u064A\u0649\u06CC\u06D2\u06CD\u0620",
            "\u0647\u0629\u06C1\u06C3\u06BE\u06D5\u06C0", "\u0648\u06CF", "\u0762\u06AC");
        Drop(0x0621, 0x0621);
        Drop(0x0640, 0x0640);
        Drop(0x0674, 0x0674);

        // Dots below consonants are left out as often as they are written; Bengali and Assamese share their RA.
        foreach (var nukta in (int[])[0x093C, 0x09BC, 0x0A3C, 0x0ABC, 0x0B3C, 0x0CBC])
            Drop(nukta, nukta);
        // Two signs for the same nasal sound.
        Group("\u0902\u0901", "\u0982\u0981", "\u0A02\u0A01\u0A70", "\u0A82\u0A81", "\u0B02\u0B01", "\u09B0\u09F0");
        // Vowels that are put together from A and a sign, as they look.
        Expand((0x0906, "\u0905\u093E"), (0x0910, "\u090F\u0947"), (0x0911, "\u0905\u0949"),
            (0x0912, "\u0905\u094A"), (0x0913, "\u0905\u094B"), (0x0914, "\u0905\u094C"), (0x090A, "\u0909\u0941"),
            (0x0972, "\u0905\u0945"));
        Expand((0x0986, "\u0985\u09BE"), (0x09E0, "\u098B\u09C3"));
        Expand((0x0A06, "\u0A05\u0A3E"), (0x0A07, "\u0A72\u0A3F"), (0x0A08, "\u0A72\u0A40"),
            (0x0A0F, "\u0A72\u0A47"), (0x0A09, "\u0A73\u0A41"), (0x0A0A, "\u0A73\u0A42"), (0x0A13, "\u0A73\u0A4B"),
            (0x0A10, "\u0A05\u0A48"), (0x0A14, "\u0A05\u0A4C"));
        Expand((0x0A86, "\u0A85\u0ABE"), (0x0A8D, "\u0A85\u0AC5"), (0x0A8F, "\u0A85\u0AC7"),
            (0x0A90, "\u0A85\u0AC8"), (0x0A91, "\u0A85\u0AC9"), (0x0A93, "\u0A85\u0ACB"), (0x0A94, "\u0A85\u0ACC"));
        Expand((0x0B06, "\u0B05\u0B3E"), (0x0B10, "\u0B0F\u0B57"), (0x0B14, "\u0B13\u0B57"));
        Expand((0x09CE, "\u09A4\u09CD")); // khanda TA
        // Tamil: the mark of AU is the letter LLA, the sign of AA is written as RA, and SHA is read as SA.
        Expand((0x0BD7, "\u0BB3"), (0x0BBE, "\u0BB0"), (0x0BB6, "\u0BB8"));
        Expand((0x0C14, "\u0C12\u0C4C"), (0x0C94, "\u0C92\u0CCC"), (0x0C8A, "\u0C89\u0CBE"),
            (0x0CE0, "\u0C8B\u0CBE"));
        // Malayalam: a consonant that ends a syllable, as a letter of its own or with the sign of that.
        Expand((0x0D7A, "\u0D23\u0D4D"), (0x0D7B, "\u0D28\u0D4D"), (0x0D7C, "\u0D30\u0D4D"),
            (0x0D7D, "\u0D32\u0D4D"), (0x0D7E, "\u0D33\u0D4D"), (0x0D7F, "\u0D15\u0D4D"), (0x0D54, "\u0D2E\u0D4D"),
            (0x0D55, "\u0D2F\u0D4D"), (0x0D56, "\u0D34\u0D4D"), (0x0D4E, "\u0D30\u0D4D"));
        Expand((0x0D08, "\u0D07\u0D57"), (0x0D0A, "\u0D09\u0D57"), (0x0D10, "\u0D0E\u0D46"),
            (0x0D13, "\u0D12\u0D3E"), (0x0D14, "\u0D12\u0D57"));
        Expand((0x0D86, "\u0D85\u0DCF"), (0x0D87, "\u0D85\u0DD0"), (0x0D88, "\u0D85\u0DD1"),
            (0x0D8C, "\u0D8B\u0DDF"), (0x0D8E, "\u0D8D\u0DD8"), (0x0D90, "\u0D8F\u0DDF"), (0x0D92, "\u0D91\u0DCA"),
            (0x0D93, "\u0D91\u0DD9"), (0x0D96, "\u0D94\u0DDF"), (0x0DDB, "\u0DD9\u0DD9"), (0x0DF2, "\u0DD8\u0DD8"));

        // Thai and Lao: SARA AE is two of SARA E to the eye, the long tail of RU is AA, and Lao LO under a consonant is
        // LO beside it.
        Expand((0x0E41, "\u0E40\u0E40"), (0x0E45, "\u0E32"), (0x0EC1, "\u0EC0\u0EC0"), (0x0EBC, "\u0EA5"));
        // Burmese: both shapes of AA, GREAT SA, the short form of "the aforesaid".
        Expand((0x102B, "\u102C"), (0x103F, "\u101E\u1039\u101E"), (0x104E, "4"));
        // Khmer: vowels on both sides of their consonant are typed in two parts; two letters that Unicode took back,
        // the second shape of QOO, and vowels that nobody sees.
        Expand((0x17BE, "\u17C1\u17B8"), (0x17C4, "\u17C1\u17B6"), (0x17A3, "\u17A2"), (0x17A4, "\u17A2\u17B6"),
            (0x17A8, "\u17A7\u1780"), (0x17B2, "\u17B1"), (0x17D3, "\u17C6"));
        Drop(0x17B4, 0x17B5);
        // Mongolian: the same shapes for O and U, OE and UE, T and D, A and E in most places.
        Expand((0x1821, "\u1820"), (0x1824, "\u1823"), (0x1826, "\u1825"), (0x1833, "\u1832"));
        Drop(0x180B, 0x180F);

        // Kana and Han that are the same strokes, small Kana in names of places, and characters of Japanese names in
        // the shape from before the reform, or that families keep.
        Group("\u3078\u30D8", "\u4E00\u30FC", "カ力ヵ", "ロ口", "ニ二", "エ工", "タ夕", "ハ八", "ト卜", "ケヶ",
            "高髙", "崎﨑嵜", "辺邊邉", "沢澤", "斉齊斎齋", "浜濱濵", "桜櫻", "真眞", "国國", "徳德", "恵惠", "栄榮",
            "瀬瀨", "滝瀧", "円圓", "蔵藏", "広廣", "島嶋嶌", "富冨", "峰峯", "桑桒", "竜龍", "淵渕", "館舘", "静靜",
            "条條", "増增", "豊豐", "寿壽", "礼禮", "黒黑", "黄黃", "青靑", "清淸", "槙槇", "遥遙", "曽曾", "荘莊",
            "万萬", "与與", "実實", "寛寬", "彦彥", "産產");
        Add(0x20BB7, "吉");
        return letters;

        void Add(int letter, string meant) => letters.Add(letter, meant);

        void Each(string pairs)
        {
            for (var at = 0; at < pairs.Length; at += 2)
                Add(pairs[at], pairs[at + 1].ToString());
        }

        void Group(params string[] groups)
        {
            foreach (var group in groups)
            {
                foreach (var other in group.Skip(1))
                    Add(other, group[0].ToString());
            }
        }

        void Drop(int first, int last)
        {
            for (var letter = first; letter <= last; letter++)
                Add(letter, "");
        }

        void Expand(params (int Letter, string Meant)[] pairs)
        {
            foreach (var (letter, meant) in pairs)
                Add(letter, meant);
        }
    }
}
