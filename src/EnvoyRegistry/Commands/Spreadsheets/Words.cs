using System.Collections.Concurrent;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>
/// The values of an enum as the schema and the spreadsheets write them: <c>TookPart</c> is <c>TOOK_PART</c>.
/// </summary>
sealed class Words
{
    static readonly ConcurrentDictionary<Type, Words> s_known = [];

    readonly Dictionary<object, string> _words;
    readonly Dictionary<string, object> _values;

    Words(Type type)
    {
        _words = Enum.GetValues(type).Cast<object>().ToDictionary(value => value, Word);
        _values = _words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        List = string.Join(", ", _words.Values);
    }

    /// <summary>All of them, in the order they are declared in.</summary>
    public string List { get; }

    public static Words For(Type type) => s_known.GetOrAdd(type, static type => new Words(type));

    public string Write(object value) => _words[value];

    /// <summary>Reads a word. Case does not count, and a blank or hyphen may stand for the underscore.</summary>
    public object? Read(string text) => _values.GetValueOrDefault(text.Replace(' ', '_').Replace('-', '_'));

    /// <summary>Says what would be right in place of <paramref name="text"/>.</summary>
    public string Refusal(string text) => $"`{text}` is none of {List}.";

    static string Word(object value) => string.Concat(value.ToString()!
        .Select((letter, at) =>
            at > 0 && char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
}

/// <inheritdoc cref="Words"/>
static class Words<T> where T : struct, Enum
{
    static readonly Words s_words = Words.For(typeof(T));

    public static string List => s_words.List;

    public static string Write(T value) => s_words.Write(value);

    public static T? Read(string text) => (T?)s_words.Read(text);

    public static string Refusal(string text) => s_words.Refusal(text);
}
