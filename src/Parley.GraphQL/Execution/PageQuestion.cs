using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Execution;

/// <summary>
/// What a page is a page of: the field, the order of its rows, and its arguments but those of paging. Clients write
/// the same question in many ways, and a cursor must survive them all.
/// </summary>
/// <remarks>
/// The same are: what is left out, null, an empty list, and an object in which nothing is said; a default and the same
/// value written out; a list and the same entries in another order, or twice. Of the argument <c>orderBy</c> the order
/// that it chooses counts, however that came about.
/// </remarks>
static class PageQuestion
{
    const string OrderArgument = "orderBy";

    /// <param name="order">Which of the field's orders was chosen.</param>
    /// <param name="arguments">Coerced: defaults are filled in.</param>
    public static ulong Fingerprint(string coordinate, int order, IReadOnlyDictionary<string, object?> arguments)
    {
        var asked = Joined(arguments
            .Where(argument => argument.Key is not OrderArgument
                && !ConnectionTypes.PagingArguments.Contains(argument.Key))
            .Select(argument => (argument.Key, Text(argument.Value))));
        var question = $"{coordinate}\n{order.ToString(CultureInfo.InvariantCulture)}\n{asked}";
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(question)));
    }

    /// <returns>Null where nothing is said.</returns>
    static string? Text(object? value) => value switch
    {
        null => null,
        string text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        EnumValueDefinition chosen => chosen.Name,
        InputObject given =>
            Joined(given.Fields.Select(field => (field.Key, Said(given.Type, field)))) is { Length: > 0 } said
                ? $"{{{said}}}" : null,
        IEnumerable items => List(items.Cast<object?>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The text of a field; null where it is what the field has when nothing is said of it. Each value is written once,
    /// however deep it lies: documents nest as deep as their limit lets them.
    /// </summary>
    static string? Said(InputObjectType type, KeyValuePair<string, object?> field)
    {
        var text = Text(field.Value);
        if (type.Fields.Find(field.Key) is not { DefaultValue: not null } definition)
            return text;
        // What clears a default says something.
        return field.Value is null ? "null" : text == Text(definition.CoercedDefault) ? null : text ?? "";
    }

    static string Joined(IEnumerable<(string Name, string? Text)> fields) => string.Join(',', fields
        .Where(field => field.Text is not null)
        .OrderBy(field => field.Name, StringComparer.Ordinal).Select(field => $"{field.Name}:{field.Text}"));

    static string? List(IEnumerable<object?> items)
    {
        // An entry in which nothing is said is still an entry: one of several that are to be met, say.
        var entries = items.Select(item => Text(item) ?? "{}").Distinct().Order(StringComparer.Ordinal).ToList();
        return entries.Count == 0 ? null : $"[{string.Join(',', entries)}]";
    }
}
