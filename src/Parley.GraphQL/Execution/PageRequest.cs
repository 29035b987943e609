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
        var first = arguments.GetValueOrDefault("first") as int?;
        var last = arguments.GetValueOrDefault("last") as int?;
        var after = arguments.GetValueOrDefault("after") as string;
        var before = arguments.GetValueOrDefault("before") as string;
        if (first is not null && last is not null)
            throw Refused("last", "`first` and `last` ask for two different pages; give one of them.");
        var isBackward = last is not null || (first is null && before is not null);
        if (isBackward && after is not null)
            throw Refused("after", "`after` goes with `first`; with `last` give `before`.");
        if (!isBackward && before is not null)
            throw Refused("before", "`before` goes with `last`; with `first` give `after`.");

        var size = first ?? last ?? limits.DefaultPageSize;
        var sizeName = isBackward ? "last" : "first";
        if (size < 1 || size > limits.MaxPageSize)
        {
            var message = $"`{sizeName}` takes a number from 1 to {limits.MaxPageSize}; {size} was asked for.";
            throw new GraphQLException(size < 1
                ? GraphQLError.BadArgument([sizeName], message)
                : GraphQLError.LimitExceeded("maxPageSize", limits.MaxPageSize, message, inputPath: [sizeName]));
        }

        var fingerprint = FingerprintOf(plan.Coordinate, arguments);
        var cursor = isBackward ? before : after;
        object[]? keys = null;
        var keyCount = plan.Orders[order].KeyColumns.Count;
        if (cursor is not null && !PageCursor.TryRead(cursor, fingerprint, keyCount, out keys))
        {
            var name = isBackward ? "before" : "after";
            throw Refused(
                name,
                $"`{name}` takes a cursor that this same question gave: {plan.Coordinate} with the same arguments; "
                + $"this one is of another question, or damaged.");
        }
        return new PageRequest(size, isBackward, order, keys, fingerprint);
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

    static GraphQLException Refused(string argument, string message) =>
        new(GraphQLError.BadArgument([argument], message));
}
