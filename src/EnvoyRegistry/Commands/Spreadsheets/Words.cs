using System.Collections.Frozen;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>
/// The values of an enum as the schema and the spreadsheets write them: <c>TookPart</c> is <c>TOOK_PART</c>.
/// </summary>
static class Words<T> where T : struct, Enum
{
    static readonly FrozenDictionary<T, string> s_words = Enum.GetValues<T>().ToFrozenDictionary(value => value, Word);

    static readonly FrozenDictionary<string, T> s_values =
        s_words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, in the order they are declared in.</summary>
    public static string List { get; } = string.Join(", ", Enum.GetValues<T>().Select(value => s_words[value]));

    public static string Write(T value) => s_words[value];

    /// <summary>Reads a word. Case does not count, and a blank or hyphen may stand for the underscore.</summary>
    public static T? Read(string text) =>
        s_values.TryGetValue(text.Replace(' ', '_').Replace('-', '_'), out var value) ? value : null;

    /// <summary>Says what would be right in place of <paramref name="text"/>.</summary>
    public static string Refusal(string text) => $"`{text}` is none of {List}.";

    static string Word(T value) => string.Concat(value.ToString()
        .Select((letter, at) =>
            at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}
