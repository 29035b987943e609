using EnvoyRegistry.People;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Search;

/// <summary>Words to be found one after the other; of a spaced script it is one, and its beginning will do.</summary>
sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix)
{
    /// <summary>Whether the term begins at <paramref name="at"/> in folded text.</summary>
    public bool IsAt(IReadOnlyList<FoldedWord> text, int at)
    {
        if (at + Words.Count > text.Count)
            return false;
        for (var i = 0; i < Words.Count; i++)
        {
            var (word, asked) = (text[at + i].Text, Words[i]);
            if (IsPrefix && i == Words.Count - 1 ? !word.StartsWith(asked, StringComparison.Ordinal) : word != asked)
                return false;
        }
        return true;
    }
}

/// <summary>What a text field of the caller asks for: all of its words, in any order and place.</summary>
sealed class SearchTerms
{
    const int LongestSearch = 200;

    SearchTerms(string text, IReadOnlyList<SearchTerm> all) => (Text, All) = (text, all);

    /// <summary>As the caller wrote it.</summary>
    public string Text { get; }

    public IReadOnlyList<SearchTerm> All { get; }

    /// <summary>
    /// In the language of FTS5, each term in quotes: folded words are letters, digits and marks alone, so nothing a
    /// caller writes is ever read as an operator.
    /// </summary>
    public string Match => string.Join(" AND ",
        All.Select(term => $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? "*" : "")}"));

    /// <exception cref="GraphQLException">There is nothing in it to search for, or too much.</exception>
    public static SearchTerms Parse(string text, string argument)
    {
        if (text.Length > LongestSearch)
        {
            throw new GraphQLException(GraphQLError.BadArgument([argument],
                $"`{argument}` takes at most {LongestSearch} characters; {text.Length} were given."));
        }
        var terms = Split(Folding.Words(text)).ToList();
        return terms.Count > 0
            ? new SearchTerms(text, terms)
            : throw new GraphQLException(GraphQLError.BadArgument([argument],
                $"`{argument}` takes at least one letter or digit to search for; leave it out to search for nothing."));
    }

    /// <summary>What <see cref="Parse"/> accepted before.</summary>
    public static SearchTerms Known(string text) => new(text, [.. Split(Folding.Words(text))]);

    static IEnumerable<SearchTerm> Split(IReadOnlyList<FoldedWord> words)
    {
        for (var i = 0; i < words.Count;)
        {
            var from = i++;
            // A run of a script without spaces is looked for as it stands.
            while (words[from].IsUnspaced && i < words.Count && words[i].IsUnspaced
                && words[i].Start <= words[i - 1].End)
                i++;
            yield return new SearchTerm(
                [.. words.Skip(from).Take(i - from).Select(word => word.Text)], IsPrefix: !words[from].IsUnspaced);
        }
    }
}
