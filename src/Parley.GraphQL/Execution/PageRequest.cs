using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Planning;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Execution;

/// <summary>Which page was asked for.</summary>
/// <param name="Cursor">The sort keys it begins beyond; null for the first or last page.</param>
/// <param name="Fingerprint">Of the field and its other arguments: cursors are good for that question only.</param>
sealed record PageRequest(int Size, bool IsBackward, int Order, object[]? Cursor, ulong Fingerprint)
{
    /// <exception cref="GraphQLException">The paging arguments contradict each other or go over the limit.</exception>
    public static PageRequest Read(PagePlan plan, ArgumentValues values, PlanLimits limits)
    {
        var (arguments, order) = (values.Coerced, plan.Choose(values.Bound));
        var asked = PageAsked.Read(
            arguments.GetValueOrDefault("first") as int?, arguments.GetValueOrDefault("after") as string,
            arguments.GetValueOrDefault("last") as int?, arguments.GetValueOrDefault("before") as string,
            limits.DefaultPageSize, limits.MaxPageSize);
        var fingerprint = FingerprintOf(plan.Coordinate, arguments);
        object[]? keys = null;
        var keyCount = plan.Orders[order].KeyColumns.Count;
        if (asked.Cursor is not null && !PageCursor.TryRead(asked.Cursor, fingerprint, keyCount, out keys))
        {
            var name = asked.CursorArgument;
            throw new GraphQLException(GraphQLError.BadArgument(
                [name],
                $"`{name}` takes a cursor that this same question gave: {plan.Coordinate} with the same arguments; "
                + $"this one is of another question, or damaged."));
        }
        return new PageRequest(asked.Size, asked.IsBackward, order, keys, fingerprint);
    }

    static ulong FingerprintOf(string coordinate, IReadOnlyDictionary<string, object?> arguments)
    {
        var text = new StringBuilder(coordinate);
        var others = arguments.Where(a => !ConnectionTypes.PagingArguments.Contains(a.Key));
        foreach (var (name, value) in others.OrderBy(a => a.Key, StringComparer.Ordinal))
            Append(text.Append('\n').Append(name).Append('='), value);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                text.Append('"').Append(s.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            case EnumValueDefinition e:
                text.Append(e.Name);
                break;
            case InputObject o:
                text.Append('{');
                foreach (var (name, field) in o.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
                    Append(text.Append(name).Append(':'), field);
                text.Append('}');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                {
                    Append(text, item);
                    text.Append(',');
                }
                text.Append(']');
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
