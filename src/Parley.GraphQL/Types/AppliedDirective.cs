using System.Globalization;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>A directive where the SDL applies it.</summary>
public sealed class AppliedDirective
{
    readonly DirectiveNode _node;

    AppliedDirective(DirectiveNode node) => _node = node;

    internal static AppliedDirective? Find(IReadOnlyList<DirectiveNode> applied, string name) =>
        applied.FirstOrDefault(d => d.Name.Value == name) is { } node ? new AppliedDirective(node) : null;

    /// <summary>
    /// An argument as it was written: a string, the name of an enum's value, a bool, a long or double, a list of
    /// these (<c>IReadOnlyList&lt;object?&gt;</c>) or an object by its fields
    /// (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>); null where it was written as null or left out.
    /// </summary>
    public object? Argument(string name) => Value(_node.Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value);

    static object? Value(ValueNode? node) => node switch
    {
        StringValueNode text => text.Value,
        EnumValueNode name => name.Value,
        BooleanValueNode truth => truth.Value,
        IntValueNode whole when long.TryParse(whole.Value, CultureInfo.InvariantCulture, out var number) => number,
        IntValueNode whole => double.Parse(whole.Value, CultureInfo.InvariantCulture),
        FloatValueNode real => double.Parse(real.Value, CultureInfo.InvariantCulture),
        ListValueNode list => list.Values.Select(Value).ToList(),
        ObjectValueNode fields => fields.Fields.ToDictionary(f => f.Name.Value, f => Value(f.Value)),
        _ => null,
    };
}
