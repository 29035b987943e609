using System.Text.Json;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Papers;

/// <summary>Fields of an entry that the curriculum vitae tells in a few words, by the kind of each.</summary>
static class CurriculumFacts
{
    /// <returns>Null where nothing is stated, or the reader does not see it.</returns>
    public static string? Write(DescribedField field, JsonElement value, CountryNames countries) =>
        (field.Kind, value.ValueKind) switch
        {
            (_, JsonValueKind.Null) => null,
            (FieldKind.Countries, _) => countries.Write(value.EnumerateArray().Select(code => code.GetString()!)),
            (FieldKind.Choice choice, _) => choice.Words.First(c => c.Word == value.GetString()).Label,
            (FieldKind.Truth, _) => value.GetBoolean() ? "yes" : "no",
            (FieldKind.Number, _) => value.GetRawText(),
            _ => value.GetString(),
        };
}
