using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>Finds the argument that a variable is for: a client knows its form by the argument.</summary>
static class VariablePlace
{
    /// <summary>
    /// From the argument's name inwards to where the variable first stands in it: <c>input, members</c>; only the
    /// variable's name where it stands in no argument of the operation.
    /// </summary>
    public static IReadOnlyList<object> Find(DocumentNode document, OperationDefinitionNode operation, string variable)
    {
        var fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToLookup(f => f.Name.Value);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        return In(operation.Directives) ?? InSelections(operation.SelectionSet) ?? [variable];

        IReadOnlyList<object>? InSelections(SelectionSetNode? set) =>
            set?.Selections.Select(InSelection).FirstOrDefault(place => place is not null);

        IReadOnlyList<object>? InSelection(SelectionNode selection) => In(selection.Directives) ?? selection switch
        {
            FieldNode field => InArguments(field.Arguments) ?? InSelections(field.SelectionSet),
            InlineFragmentNode inline => InSelections(inline.SelectionSet),
            FragmentSpreadNode { Name.Value: var name } when spread.Add(name) =>
                InSelections(fragments[name].FirstOrDefault()?.SelectionSet),
            _ => null,
        };

        IReadOnlyList<object>? In(IReadOnlyList<DirectiveNode> directives) =>
            directives.Select(directive => InArguments(directive.Arguments)).FirstOrDefault(place => place is not null);

        IReadOnlyList<object>? InArguments(IReadOnlyList<ArgumentNode> arguments) => arguments
            .Select(argument => InValue(argument.Value, [argument.Name.Value]))
            .FirstOrDefault(place => place is not null);

        IReadOnlyList<object>? InValue(ValueNode value, IReadOnlyList<object> at) => value switch
        {
            VariableNode { Name.Value: var name } => name == variable ? at : null,
            ListValueNode list => list.Values
                .Select((item, index) => InValue(item, [.. at, index])).FirstOrDefault(place => place is not null),
            ObjectValueNode fields => fields.Fields
                .Select(f => InValue(f.Value, [.. at, f.Name.Value])).FirstOrDefault(place => place is not null),
            _ => null,
        };
    }
}
