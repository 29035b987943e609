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
/// <param name="Engagements">What each one says: title, situation, summary.</param>
sealed record PersonTexts(
    string FullName, string? NativeName, string? Biography,
    IReadOnlyList<string> FormerOffices, IReadOnlyList<string> Engagements)
{
    /// <summary>Stands between texts that are kept in one cell; U+001E is the record separator of old.</summary>
    public const char Separator = '\u001E';

    public string SortName => Folding.Folded(FullName);
    public string Name => $"{SortName} {Folding.Folded(NativeName)}".TrimEnd();
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

    static string Folded(IEnumerable<string> texts) => string.Join(' ', texts.Select(Folding.Folded));
}
