using System.Text.Json;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Entries;

/// <summary>The controls of an entry's fields in the member's form, by the kind of each, and what they say.</summary>
static class EntryControls
{
    static readonly (string, string) s_notStated = ("", "not stated");

    /// <param name="stored">The entry as it is, by the fields' names.</param>
    /// <param name="sent">What was filled in and not taken stands there again.</param>
    public static Markup Show(FormPart part, IReadOnlyDictionary<string, JsonElement> stored, Fields sent)
    {
        // What is written at length comes first.
        var fields = EntryFields.Stated.Where(f => f.Form!.Part == part).OrderBy(f => f.Kind is not FieldKind.Prose);
        return Markup.Lines(fields.Select(field => Show(field, stored[field.Name], sent)));
    }

    /// <summary>What was filled in, as the input of <c>updateProfile</c> has it.</summary>
    public static Dictionary<string, object?> Input(Fields sent) =>
        EntryFields.Stated.ToDictionary(field => field.Name, field => Said(field, sent));

    static Markup Show(DescribedField field, JsonElement stored, Fields sent)
    {
        var (name, label) = (field.Control, field.Form!.Label);
        var value = sent.AreThere ? sent[name] : Written(stored);
        return field.Kind switch
        {
            FieldKind.Truth => FormMarkup.Check(name, label, sent.AreThere ? sent.Has(name) : stored.GetBoolean()),
            FieldKind.Choice choice => FormMarkup.Choice(name, label, value, [s_notStated, .. choice.Words]),
            FieldKind.Number => FormMarkup.Input(name, label, value, "number"),
            FieldKind.Prose => FormMarkup.Area(name, label, value, 10),
            _ => FormMarkup.Input(name, label, value, required: field.Must is not null),
        };
    }

    static object? Said(DescribedField field, Fields sent) => field.Kind switch
    {
        FieldKind.Truth => sent.Has(field.Control),
        FieldKind.Number => sent.Number(field.Control),
        FieldKind.Countries => (sent[field.Control] ?? "").ToUpperInvariant()
            .Split([' ', ',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ => sent[field.Control],
    };

    static string? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Written)),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => value.GetString(),
        _ => null,
    };
}
