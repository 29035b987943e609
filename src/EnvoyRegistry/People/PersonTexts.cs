using System.Text;

namespace EnvoyRegistry.People;

/// <summary>Where a search looks.</summary>
enum SearchedField
{
    FullName = 1,
    NativeName = 2,
    Biography = 3,
    FormerOffice = 4,
    Engagement = 5,
}

/// <summary>The texts of one person that are searched, as they were written.</summary>
/// <param name="Title">The form of address.</param>
/// <param name="Engagements">What each one says: title, situation, summary.</param>
sealed record PersonTexts(
    string? Title, string FullName, string? NativeName, string? Biography,
    IReadOnlyList<string> FormerOffices, IReadOnlyList<string> Engagements)
{
    /// <summary>Stands between texts that are kept in one cell; U+001E is the record separator of old.</summary>
    public const char Separator = '\u001E';

    /// <summary>Stands before and after the form of address, U+001D.</summary>
    public const char TitleMark = '\u001D';

    /// <summary>Stands before words that are joined, U+001F.</summary>
    public const char JoinedMark = '\u001F';

    readonly IReadOnlyList<FoldedWord> _fullName = Folding.Words(FullName);
    readonly IReadOnlyList<FoldedWord> _nativeName = Folding.Words(NativeName);

    public string SortName => Folding.Text(_fullName);

    /// <summary>
    /// The name in its scripts, the form of address, then all that the words of the name are together, from each of
    /// them on: <c>park geun hye</c>, <c>parkgeunhye</c>, <c>geunhye</c>.
    /// </summary>
    public string Name => string.Concat(
    [
        $"{SortName} {Folding.Text(_nativeName)}".TrimEnd(),
        $"{TitleMark}{Folding.Folded(Title)}{TitleMark}",
        .. Joined(_fullName).Concat(Joined(_nativeName)).Select(joined => $"{JoinedMark}{joined}"),
    ]);

    public string Offices => Folded(FormerOffices);
    public string EngagementText => Folded(Engagements);

    /// <summary>All of them in one cell, each after the digit of its field: what highlights are cut from.</summary>
    public string Written()
    {
        var written = new StringBuilder();
        Add(SearchedField.FullName, FullName);
        Add(SearchedField.NativeName, NativeName);
        Add(SearchedField.Biography, Biography);
        foreach (var office in FormerOffices)
            Add(SearchedField.FormerOffice, office);
        foreach (var engagement in Engagements)
            Add(SearchedField.Engagement, engagement);
        return written.ToString();

        void Add(SearchedField field, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                written.Append(Separator).Append((char)('0' + (int)field)).Append(text.Replace(Separator, ' '));
        }
    }

    /// <summary>What is to be open for a text to be searched; names are seen with the entry.</summary>
    public static PersonFields FieldsBehind(SearchedField field) => field switch
    {
        SearchedField.Biography => PersonFields.Biography,
        SearchedField.FormerOffice => PersonFields.FormerOffices,
        SearchedField.Engagement => PersonFields.Engagements,
        _ => PersonFields.Listing,
    };

    public static SearchedField FieldOf(char digit) => (SearchedField)(digit - '0');

    /// <summary>Nobody agrees where a name has a blank, a hyphen or neither.</summary>
    static IEnumerable<string> Joined(IReadOnlyList<FoldedWord> words)
    {
        for (var from = 0; from < words.Count - 1; from++)
        {
            var run = words.Skip(from).TakeWhile(word => !word.IsUnspaced).Take(MostJoined).ToList();
            if (run.Count > 1)
                yield return string.Concat(run.Select(word => word.Text));
        }
    }

    /// <summary>So many words of a name are found in one.</summary>
    const int MostJoined = 6;

    static string Folded(IEnumerable<string> texts) => string.Join(' ', texts.Select(Folding.Folded));
}
