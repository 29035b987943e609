namespace EnvoyRegistry.People;

/// <summary><c>input LanguageInput</c>: a language as somebody states it.</summary>
/// <param name="Tag">BCP 47.</param>
sealed record LanguageInput(string Tag, LanguageLevel Level)
{
    /// <summary>How many languages one entry names.</summary>
    public const int Most = 50;

    /// <summary>What is asked of a list of them, for people.</summary>
    public static readonly string Bounds = $"Each language once, at most {Most}.";

    public static bool AreDistinct(IReadOnlyList<LanguageInput> stated) => stated.Count <= Most
        && stated.DistinctBy(language => language.Tag.ToUpperInvariant()).Count() == stated.Count;
}
