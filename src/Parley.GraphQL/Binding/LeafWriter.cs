using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>
/// Writes one leaf value (spec 3.5, "Result Coercion"), from a cell or from a CLR value; neither is null.
/// </summary>
abstract class LeafWriter
{
    public abstract void Write(JsonBuffer buffer, Row row, int column);
    public abstract void Write(JsonBuffer buffer, object value);

    /// <summary>
    /// The writer of <paramref name="clr"/> values for an SDL type (without its outer non-null), or null when they do
    /// not fit.
    /// </summary>
    public static LeafWriter? For(TypeReference sdl, Type clr)
    {
        clr = System.Nullable.GetUnderlyingType(clr) ?? clr;
        if (sdl is ListType list)
            return ElementType(clr) is { } element && For(list.OfType.Nullable, element) is { } item
                ? new ListLeaf(item)
                : null;
        return sdl switch
        {
            EnumType type when clr.IsEnum => EnumLeaf.TryCreate(type, clr),
            EnumType when clr == typeof(string) => new TextLeaf(),
            ScalarType { Name: "Int" } when clr == typeof(int) || clr == typeof(short) || clr == typeof(byte) =>
                new IntegerLeaf(),
            ScalarType { Name: "Float" } when clr == typeof(double) || clr == typeof(float) => new FloatLeaf(),
            ScalarType { Name: "Float" } when clr == typeof(int) => new IntegerLeaf(),
            ScalarType { Name: "Boolean" } when clr == typeof(bool) => new BooleanLeaf(),
            ScalarType { Name: "String" or "ID" } when clr == typeof(string) => new TextLeaf(),
            ScalarType { Name: "Int" or "Float" or "Boolean" or "String" or "ID" } => null,
            ScalarType when clr == typeof(string) => new TextLeaf(),
            ScalarType when clr == typeof(DateOnly) => new DateLeaf(),
            ScalarType when clr == typeof(DateTime) => new InstantLeaf(),
            _ => null,
        };
    }

    public static Type? ElementType(Type clr) => clr == typeof(string) ? null : clr.IsArray ? clr.GetElementType()
        : clr.GetInterfaces().Prepend(clr)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
}

sealed class TextLeaf : LeafWriter
{
    public override void Write(JsonBuffer buffer, Row row, int column) => buffer.String(row.Utf8(column));
    public override void Write(JsonBuffer buffer, object value) => buffer.String((string)value);
}

sealed class IntegerLeaf : LeafWriter
{
    public override void Write(JsonBuffer buffer, Row row, int column) => buffer.Number(row.Int64(column));

    public override void Write(JsonBuffer buffer, object value) =>
        buffer.Number(value is int number ? number : Convert.ToInt64(value, CultureInfo.InvariantCulture));
}

sealed class FloatLeaf : LeafWriter
{
    public override void Write(JsonBuffer buffer, Row row, int column) => buffer.Number(Finite(row.Double(column)));

    public override void Write(JsonBuffer buffer, object value) =>
        buffer.Number(Finite(Convert.ToDouble(value, CultureInfo.InvariantCulture)));

    // Spec 3.5.2: NaN and the infinities are no values of Float, and JSON cannot write them.
    static double Finite(double number) =>
        double.IsFinite(number) ? number : throw new InvalidOperationException($"{number} is not a finite number.");
}

sealed class BooleanLeaf : LeafWriter
{
    public override void Write(JsonBuffer buffer, Row row, int column) => buffer.Boolean(row.Int64(column) != 0);
    public override void Write(JsonBuffer buffer, object value) => buffer.Boolean((bool)value);
}

/// <summary>The id of a node: its key with the prefix of its type.</summary>
sealed class IdLeaf(string prefix) : LeafWriter
{
    readonly byte[] _prefix = Encoding.ASCII.GetBytes(prefix);

    public override void Write(JsonBuffer buffer, Row row, int column) =>
        NodeId.Write(buffer, _prefix, row.Int64(column));
    public override void Write(JsonBuffer buffer, object value) => NodeId.Write(buffer, _prefix, (long)value);
}

/// <summary>A calendar date: <c>2026-03-14</c>.</summary>
sealed class DateLeaf : LeafWriter
{
    const int Length = 10;

    public override void Write(JsonBuffer buffer, Row row, int column) =>
        row.Format.WriteDate(row, column, buffer.Quoted(Length));

    public override void Write(JsonBuffer buffer, object value) =>
        ((DateOnly)value).TryFormat(buffer.Quoted(Length), out _, "O", CultureInfo.InvariantCulture);
}

/// <summary>An instant in UTC to the second: <c>2026-03-14T01:02:03Z</c>.</summary>
sealed class InstantLeaf : LeafWriter
{
    const int Length = 20;

    public override void Write(JsonBuffer buffer, Row row, int column) =>
        row.Format.WriteInstant(row, column, buffer.Quoted(Length));

    public override void Write(JsonBuffer buffer, object value)
    {
        var text = buffer.Quoted(Length);
        ((DateTime)value).TryFormat(text, out var written, "s", CultureInfo.InvariantCulture);
        text[written] = (byte)'Z';
    }
}

/// <summary>An enum by its number: <c>TookPart</c> is written <c>TOOK_PART</c>.</summary>
sealed class EnumLeaf(Dictionary<long, byte[]> names) : LeafWriter
{
    public override void Write(JsonBuffer buffer, Row row, int column) => Write(buffer, row.Int64(column));

    public override void Write(JsonBuffer buffer, object value) =>
        Write(buffer, Convert.ToInt64(value, CultureInfo.InvariantCulture));

    public void Write(JsonBuffer buffer, long number) => buffer.Raw(names[number]);

    /// <summary>Null unless every CLR member has its SDL value.</summary>
    public static EnumLeaf? TryCreate(EnumType type, Type clr)
    {
        var members = EnumNames.Members(clr).ToList();
        return members.TrueForAll(m => type.Values.Contains(m.Name))
            ? new EnumLeaf(members.ToDictionary(m => m.Number, m => Encoding.ASCII.GetBytes($"\"{m.Name}\"")))
            : null;
    }
}

/// <summary>A list of leaves: JSON already when it comes from a cell, but for enums, which are numbers there.</summary>
sealed class ListLeaf(LeafWriter item) : LeafWriter
{
    public override void Write(JsonBuffer buffer, Row row, int column)
    {
        if (item is not EnumLeaf names)
        {
            buffer.Raw(row.Format.List(row, column));
            return;
        }
        var json = new Utf8JsonReader(row.Format.List(row, column));
        buffer.Raw((byte)'[');
        for (var first = true; json.Read();)
        {
            if (json.TokenType != JsonTokenType.Number)
                continue;
            if (!first)
                buffer.Raw((byte)',');
            first = false;
            names.Write(buffer, json.GetInt64());
        }
        buffer.Raw((byte)']');
    }

    public override void Write(JsonBuffer buffer, object value)
    {
        buffer.Raw((byte)'[');
        var first = true;
        foreach (var element in (IEnumerable)value)
        {
            if (!first)
                buffer.Raw((byte)',');
            first = false;
            if (element is null)
                buffer.Null();
            else
                item.Write(buffer, element);
        }
        buffer.Raw((byte)']');
    }
}

/// <summary>A value computed outside the database from one cell, by a pure function.</summary>
/// <param name="type">The field's type; where it is non-null, the function may give no null.</param>
sealed class ComputedLeaf<TCell, TValue>(Func<TCell, TValue> compute, LeafWriter result, TypeReference type)
    : LeafWriter
{
    /// <summary>Null when cells of this type cannot be read.</summary>
    static readonly Func<Row, int, object>? s_read = CellReader.Find(typeof(TCell));

    public static bool CanRead => s_read is not null;

    public override void Write(JsonBuffer buffer, Row row, int column) => Write(buffer, s_read!(row, column));

    public override void Write(JsonBuffer buffer, object value)
    {
        if (compute((TCell)value) is { } computed)
            result.Write(buffer, computed);
        else if (!type.IsNonNull)
            buffer.Null();
        else
            throw new GraphQLException($"The value came out null, although it is {type}.", ErrorCodes.NullForNonNull);
    }
}
