using System.Globalization;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Search;

/// <summary>A stretch of text that was found, or that stands beside what was.</summary>
sealed record TextPart(string Text, bool IsMatch);

/// <summary>What a search found in one text of a person, cut out of it as it was written.</summary>
sealed record Highlight(SearchedField Field, IReadOnlyList<TextPart> Parts)
{
    const int Most = 10;
    const int Before = 60;
    const int After = 140;

    /// <param name="cell">
    /// <see cref="PersonHit.Searched"/>: what was searched for, the fields that were searched, as a number of
    /// <see cref="PersonFields"/>, then the texts. Without the latter nothing was searched for.
    /// </param>
    public static IReadOnlyList<Highlight> Parse(string? cell)
    {
        if (cell is null)
            return [];
        var texts = cell.Split(PersonTexts.Separator);
        if (texts.Length < 3)
            return [];
        var (terms, open) =
            (SearchTerms.Known(texts[0]), (PersonFields)int.Parse(texts[1], CultureInfo.InvariantCulture));
        return
        [
            .. texts.Skip(2)
            .Where(text => text.Length > 1 && open.HasFlag(PersonTexts.FieldsBehind(PersonTexts.FieldOf(text[0]))))
                .Select(text => In(PersonTexts.FieldOf(text[0]), text[1..], terms))
                .OfType<Highlight>().Take(Most),
        ];
    }

    public static Highlight? In(SearchedField field, string text, SearchTerms terms)
    {
        var words = Folding.Words(text);
        var isFound = new bool[words.Count];
        var isJoined = field is SearchedField.FullName or SearchedField.NativeName;
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var term in terms.All)
                isFound.AsSpan(at, term.LengthAt(words, at, isJoined)).Fill(true);
        }
        var first = Array.IndexOf(isFound, true);
        return first < 0 ? null : new Highlight(field, Cut(text, words, isFound, first));
    }

    static List<TextPart> Cut(string text, IReadOnlyList<FoldedWord> words, bool[] isFound, int first)
    {
        // Cut between words, so that no character is ever taken apart.
        var from = words.Where(w => w.Start >= words[first].Start - Before).Select(w => w.Start).First();
        var until = words.Where(w => w.End <= words[first].End + After).Select(w => w.End).Last();
        (from, until) = (from == words[0].Start ? 0 : from, until == words[^1].End ? text.Length : until);

        var parts = new List<TextPart>();
        var at = from;
        Add(from > 0 ? "…" : "", isMatch: false);
        for (var i = first; i < words.Count && words[i].End <= until; i++)
        {
            // Several words of one character (a Thai vowel above its consonant) stand in the same place.
            if (!isFound[i] || words[i].End <= at)
                continue;
            var start = Math.Max(at, words[i].Start);
            Add(text[at..start], isMatch: false);
            Add(text[start..words[i].End], isMatch: true);
            at = words[i].End;
        }
        Add(text[at..until] + (until < text.Length ? "…" : ""), isMatch: false);
        return parts;

        void Add(string piece, bool isMatch)
        {
            if (piece.Length == 0)
                return;
            if (parts is [.., var last] && last.IsMatch == isMatch)
                parts[^1] = last with { Text = last.Text + piece };
            else
                parts.Add(new TextPart(piece, isMatch));
        }
    }
}
