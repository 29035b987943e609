using Parley.GraphQL.Binding;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>The arguments of one field: read once an operation, when first asked for.</summary>
/// <param name="Index">Where the operation keeps what it read.</param>
/// <param name="Nodes">The arguments as written.</param>
sealed record ArgumentsPlan(
    int Index, OrderedMap<InputValueDefinition> Definitions, IReadOnlyList<ArgumentNode> Nodes, Source Source,
    ArgumentsBinding? Binding)
{
    /// <summary>No variable stands in them.</summary>
    public bool IsConstant { get; } = !Nodes.Any(n => HasVariable(n.Value));

    static bool HasVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HasVariable),
        ObjectValueNode fields => fields.Fields.Any(f => HasVariable(f.Value)),
        _ => false,
    };
}
