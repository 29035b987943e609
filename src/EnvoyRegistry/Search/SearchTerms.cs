using EnvoyRegistry.People;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Search;

/// <summary>Words to be found one after the other; of a spaced script it is one, and its beginning will do.</summary>
sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix)
{
    /// <summary>
    /// How many words the term is from <paramref name="at"/> on in folded text; 0 when it is not there.
    /// </summary>
    /// <param name="isJoined">Whether words that follow each other may be one in the term, as in names.</param>
    public int LengthAt(IReadOnlyList<FoldedWord> text, int at, bool isJoined)
    {
        if (IsPrefix)
            return PrefixAt(text, at, isJoined);
        if (at + Words.Count > text.Count)
            return 0;
        for (var i = 0; i < Words.Count; i++)
        {
            if (text[at + i].Text != Words[i])
                return 0;
        }
        return Words.Count;
    }

    int PrefixAt(IReadOnlyList<FoldedWord> text, int at, bool isJoined)
    {
        var asked = Words[0].AsSpan();
        for (var i = at; i < text.Count; i++)
        {
            var word = text[i].Text.AsSpan();
            if (word.StartsWith(asked, StringComparison.Ordinal))
                return i - at + 1;
            if (!isJoined || text[i].IsUnspaced || !asked.StartsWith(word, StringComparison.Ordinal))
                return 0;
            asked = asked[word.Length..];
        }
        return 0;
    }

    /// <summary>In the language of FTS5.</summary>
    public override string ToString() => $"\"{string.Join(' ', Words)}\"{(IsPrefix ? "*" : "")}";
}

/// <summary>What a text field of the caller asks for: all of its words, in any order and place.</summary>
sealed class SearchTerms
{
    const int LongestSearch = 200;

    /// <summary>
    /// So many words are still taken for a name, of which two or three may be one elsewhere.
    /// </summary>
    const int LongestName = 12, MostJoined = 3;

    readonly IReadOnlyList<IReadOnlyList<FoldedWord>> _readings;

    SearchTerms(string text)
    {
        var words = Folding.Words(text);
        var bare = Honorifics.Without(words);
        _readings = bare.Count == words.Count ? [words] : [words, bare];
        Text = text;
        All = [.. _readings.SelectMany(Split).SelectMany(word => word).DistinctBy(term => term.ToString())];
    }

    /// <summary>As the caller wrote it.</summary>
    public string Text { get; }

    /// <summary>Whatever of it may be found.</summary>
    public IReadOnlyList<SearchTerm> All { get; }

    /// <summary>
    /// In the language of FTS5, each term in quotes: folded words are letters, digits and marks alone, so nothing a
    /// caller writes is ever read as an operator.
    /// </summary>
    public string Match => string.Join(" OR ", _readings.Select(reading => OfReading([.. Split(reading)])));

    /// <exception cref="GraphQLException">There is nothing in it to search for, or too much.</exception>
    public static SearchTerms Parse(string text, string argument)
    {
        if (text.Length > LongestSearch)
        {
            throw new GraphQLException(GraphQLError.BadArgument([argument],
                $"`{argument}` takes at most {LongestSearch} characters; {text.Length} were given."));
        }
        var terms = new SearchTerms(text);
        return terms.All.Count > 0
            ? terms
            : throw new GraphQLException(GraphQLError.BadArgument([argument],
                $"`{argument}` takes at least one letter or digit to search for; leave it out to search for nothing."));
    }

    /// <summary>What <see cref="Parse"/> accepted before.</summary>
    public static SearchTerms Known(string text) => new(text);

    string OfReading(IReadOnlyList<IReadOnlyList<SearchTerm>> words)
    {
        var all = string.Join(" AND ", words.Select(
            word => word.Count == 1 ? word[0].ToString() : $"({string.Join(" OR ", word)})"));
        return _readings.Count == 1 ? all : $"({all})";
    }

    /// <summary>
    /// Word by word what it may be found as: as it stands, or as one with those beside it, where a name has neither
    /// blank nor hyphen.
    /// </summary>
    static IEnumerable<IReadOnlyList<SearchTerm>> Split(IReadOnlyList<FoldedWord> words)
    {
        for (var i = 0; i < words.Count;)
        {
            var from = i++;
            if (!words[from].IsUnspaced)
            {
                yield return [.. Together(words, from)];
                continue;
            }
            // A run of a script without spaces is looked for as it stands.
            while (i < words.Count && words[i].IsUnspaced && words[i].Start <= words[i - 1].End)
                i++;
            yield return [new SearchTerm([.. words.Skip(from).Take(i - from).Select(word => word.Text)], false)];
        }
    }

    static IEnumerable<SearchTerm> Together(IReadOnlyList<FoldedWord> words, int at)
    {
        yield return new SearchTerm([words[at].Text], IsPrefix: true);
        if (words.Count > LongestName)
            yield break;
        for (var from = Math.Max(0, at - MostJoined + 1); from <= at; from++)
        {
            for (var until = Math.Max(at, from + 1); until < Math.Min(words.Count, from + MostJoined); until++)
            {
                var run = words.Take(until + 1).Skip(from).ToList();
                if (run.TrueForAll(word => !word.IsUnspaced))
                    yield return new SearchTerm([string.Concat(run.Select(word => word.Text))], IsPrefix: true);
            }
        }
    }
}
