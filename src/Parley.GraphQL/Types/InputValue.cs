using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

enum InputKind { Null, Int, Float, String, Boolean, Enum, List, Object, Variable }

/// <summary>An input value as it came, literal or JSON: all that coercion asks of either.</summary>
readonly struct InputValue
{
    const int MaxPrinted = 80;

    readonly JsonElement _json;

    public InputValue(ValueNode literal) => Literal = literal;

    public InputValue(JsonElement json) => _json = json;

    /// <summary>Null for JSON.</summary>
    public ValueNode? Literal { get; }

    public bool FromJson => Literal is null;

    public InputKind Kind => Literal switch
    {
        null => JsonKind(_json),
        NullValueNode => InputKind.Null,
        IntValueNode => InputKind.Int,
        FloatValueNode => InputKind.Float,
        StringValueNode => InputKind.String,
        BooleanValueNode => InputKind.Boolean,
        EnumValueNode => InputKind.Enum,
        ListValueNode => InputKind.List,
        ObjectValueNode => InputKind.Object,
        _ => InputKind.Variable,
    };

    /// <summary>Of a leaf: a string's value, a number as written, a name.</summary>
    /// <returns>Null for a JSON string that is not Unicode: half a surrogate pair, bytes that are not UTF-8.</returns>
    public string? Text => Literal switch
    {
        null => JsonText(_json),
        IntValueNode n => n.Value,
        FloatValueNode n => n.Value,
        StringValueNode n => n.Value,
        BooleanValueNode n => n.Value ? "true" : "false",
        EnumValueNode n => n.Value,
        VariableNode n => n.Name.Value,
        _ => throw new InvalidOperationException($"A {Kind} has no text."),
    };

    public int ItemCount => Literal is ListValueNode list ? list.Values.Count : _json.GetArrayLength();

    public IEnumerable<InputValue> Items
    {
        get
        {
            if (Literal is ListValueNode list)
            {
                foreach (var item in list.Values)
                    yield return new InputValue(item);
                yield break;
            }
            foreach (var item in _json.EnumerateArray())
                yield return new InputValue(item);
        }
    }

    /// <summary>Of an object; a name that stands twice counts twice.</summary>
    public int FieldCount => Literal is ObjectValueNode literal ? literal.Fields.Count : _json.GetPropertyCount();

    /// <summary>Of an object, in the order written; a name may come twice, and then the last one counts.</summary>
    public IEnumerable<(string Name, InputValue Value, Node? At)> Fields => Literal is ObjectValueNode literal
        ? literal.Fields.Select(entry => (entry.Name.Value, new InputValue(entry.Value), (Node?)entry))
        : _json.EnumerateObject().Select(property => (JsonName(property), new InputValue(property.Value), (Node?)null));

    public bool TryGetField(string name, out InputValue value)
    {
        value = default;
        if (Literal is not ObjectValueNode literal)
        {
            if (!TryGetProperty(name, out var property))
                return false;
            value = new InputValue(property);
            return true;
        }
        // Spec 5.6.3 refuses a second field of a name; until it has, the last counts, as in JSON.
        if (literal.Fields.LastOrDefault(field => field.Name.Value == name) is not { } last)
            return false;
        value = new InputValue(last.Value);
        return true;
    }

    /// <summary>As the caller wrote it, cut short, for messages.</summary>
    public override string ToString()
    {
        if (Literal is not null)
            return Shortened(Printer.Print(Literal));
        // Not GetRawText, which throws where the bytes are not UTF-8: just what a message may have to tell.
        // A character takes up to three bytes, a surrogate pair four.
        var raw = JsonMarshal.GetRawUtf8Value(_json);
        return Shortened(Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, (MaxPrinted + 1) * 3)]));
    }

    /// <summary>Callers may send texts of any length, and a message should not.</summary>
    public static string Shortened(string text)
    {
        if (text.Length <= MaxPrinted)
            return text;
        var end = char.IsHighSurrogate(text[MaxPrinted - 2]) ? MaxPrinted - 2 : MaxPrinted - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    static InputKind JsonKind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => InputKind.String,
        JsonValueKind.Number when JsonMarshal.GetRawUtf8Value(json).IndexOfAny(".eE"u8) < 0 => InputKind.Int,
        JsonValueKind.Number => InputKind.Float,
        JsonValueKind.True or JsonValueKind.False => InputKind.Boolean,
        JsonValueKind.Array => InputKind.List,
        JsonValueKind.Object => InputKind.Object,
        _ => InputKind.Null,
    };

    static string? JsonText(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
            return json.GetRawText();
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    bool TryGetProperty(string name, out JsonElement value)
    {
        try
        {
            return _json.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // Some name in this object is not Unicode; the others must be found all the same.
            var found = _json.EnumerateObject().LastOrDefault(property => JsonName(property) == name);
            value = found.Value;
            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    static string JsonName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"; // not Unicode, so no field's name; reported as an unknown field
        }
    }
}
