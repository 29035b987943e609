using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Pages;

/// <summary>Languages to choose from, by their names.</summary>
static class LanguageOptions
{
    static readonly Lazy<IReadOnlyList<Option>> s_all = new(() => Of(LanguageNames.Tags));

    public static IReadOnlyList<Option> All => s_all.Value;

    /// <summary>All of them, and those that somebody stated, which may have a region or a script.</summary>
    public static IReadOnlyList<Option> With(IEnumerable<string> stated) =>
        stated.Except(All.Select(option => option.Value)).ToList() is { Count: > 0 } more
            ? Of(LanguageNames.Tags.Concat(more)) : All;

    static IReadOnlyList<Option> Of(IEnumerable<string> tags) =>
        [.. tags.Select(tag => new Option(tag, LanguageNames.Find(tag))).OrderBy(o => o.Text, StringComparer.Ordinal)];
}
