using System.Globalization;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.People;

/// <summary><c>input LanguageInput</c>: a language as somebody states it.</summary>
/// <param name="Tag">BCP 47.</param>
sealed record LanguageInput(string Tag, LanguageLevel Level)
{
    /// <summary>The tag as it is stored, whichever way it was given.</summary>
    public string Stored => LanguageTags.Canonical(Tag);

    /// <summary>How many languages one entry names.</summary>
    public const int Most = 50;

    static readonly string Bounds = $"Each language once, at most {Most}.";

    /// <summary>What is wrong with a list of them.</summary>
    /// <param name="at">Where in the input the list stands.</param>
    public static IEnumerable<UserError> Faults(IReadOnlyList<LanguageInput> stated, params string[] at)
    {
        if (!AreDistinct(stated))
            yield return new InvalidInput(Bounds, at);
        foreach (var (index, language) in stated.Index())
        {
            if (LanguageTags.Fault(language.Tag) is { } fault)
                yield return new InvalidInput(fault, [.. at, index.ToString(CultureInfo.InvariantCulture), "tag"]);
        }
    }

    static bool AreDistinct(IReadOnlyList<LanguageInput> stated) => stated.Count <= Most
        && stated.DistinctBy(language => language.Stored).Count() == stated.Count;
}
