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
        var asked = Fields(arguments.Where(argument => argument.Key is not OrderArgument
            && !ConnectionTypes.PagingArguments.Contains(argument.Key) && Text(argument.Value) is not null));
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
            Fields(given.Fields.Where(field => !IsDefault(given.Type, field))) is { Length: > 0 } said
                ? $"{{{said}}}" : null,
        IEnumerable items => List(items.Cast<object?>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>It is what the field has where nothing is said of it.</summary>
    static bool IsDefault(InputObjectType type, KeyValuePair<string, object?> field) =>
        type.Fields.Find(field.Key) is { DefaultValue: not null } definition
            ? field.Value is not null && Text(field.Value) == Text(definition.CoercedDefault)
            : Text(field.Value) is null;

    static string Fields(IEnumerable<KeyValuePair<string, object?>> fields) => string.Join(',', fields
        .OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}:{Text(field.Value)}"));

    static string? List(IEnumerable<object?> items)
    {
        // An entry in which nothing is said is still an entry: one of several that are to be met, say.
        var entries = items.Select(item => Text(item) ?? "{}").Distinct().Order(StringComparer.Ordinal).ToList();
        return entries.Count == 0 ? null : $"[{string.Join(',', entries)}]";
    }
}
