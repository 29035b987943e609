using EnvoyRegistry.Contract;

namespace EnvoyRegistry.People;

/// <summary>A language that the register knows by name.</summary>
sealed record Language(string Tag, string Name);

/// <summary>Tells all there are, by name.</summary>
sealed class LanguageList
{
    public IReadOnlyList<Language> All { get; } =
    [
        .. LanguageNames.Tags.Select(tag => new Language(tag, LanguageNames.Find(tag)))
            .OrderBy(language => language.Name, StringComparer.Ordinal),
    ];
}
