using System.Globalization;
using System.Text;

namespace EnvoyRegistry.Guidance;

/// <summary>Text as it is searched: without case and diacritics, and with one blank wherever there is any.</summary>
static class FoldedText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Letters first lose what can be taken off them, then their case: so İ becomes a plain i.
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsWhiteSpace(letter))
                folded.Append(Base(char.ToLowerInvariant(letter)));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    // Letters with a stroke through them are letters of their own to Unicode, not to somebody who cannot type them.
    static char Base(char letter) => letter switch
    {
        'đ' or 'ð' => 'd',
        'ø' => 'o',
        'ł' => 'l',
        'ħ' => 'h',
        'ı' => 'i',
        _ => letter,
    };
}
