using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>
/// Spec 6.3.2, CollectFields, with fragments and the decided <c>@skip</c> and <c>@include</c> folded in.
/// </summary>
sealed class FieldCollector(Schema schema, DocumentNode document, Func<string, bool?> steering, PlanLimits limits)
{
    readonly Dictionary<string, FragmentDefinitionNode> _fragments =
        document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name.Value);

    int _selections;

    /// <summary>
    /// The fields of <paramref name="type"/>, in the order in which their response names first appear.
    /// </summary>
    /// <exception cref="UndecidedSelectionException">Whether a selection is included cannot be told.</exception>
    public IReadOnlyList<FieldGroup> Collect(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        var groups = new List<FieldGroup>();
        var byName = new Dictionary<string, FieldGroup>();
        var visited = new HashSet<string>();
        foreach (var set in selectionSets)
            Collect(type, set, groups, byName, visited);
        return groups;
    }

    void Collect(
        ObjectType type, SelectionSetNode set, List<FieldGroup> groups, Dictionary<string, FieldGroup> byName,
        HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            if (++_selections > limits.MaxSelections)
            {
                throw new GraphQLException(GraphQLError.LimitExceeded("maxSelections", limits.MaxSelections,
                    $"The operation makes more than {limits.MaxSelections} selections once its fragments are spread."));
            }
            if (!IsIncluded(selection))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!byName.TryGetValue(field.ResponseName, out var group))
                    {
                        byName.Add(field.ResponseName, group = new FieldGroup(field.ResponseName, document.Source));
                        groups.Add(group);
                    }
                    group.Add(field);
                    break;
                case FragmentSpreadNode spread:
                    var fragment = _fragments[spread.Name.Value];
                    if (visited.Add(spread.Name.Value) && Applies(type, fragment.TypeCondition))
                        Collect(type, fragment.SelectionSet, groups, byName, visited);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(type, inline.TypeCondition):
                    Collect(type, inline.SelectionSet, groups, byName, visited);
                    break;
            }
        }
    }

    bool Applies(ObjectType type, NamedTypeNode condition) =>
        schema.Types.Find(condition.Name.Value) is { } named && type.IsSubtypeOf(named);

    bool IsIncluded(SelectionNode selection) =>
        !Holds(selection, "skip", otherwise: false) && Holds(selection, "include", otherwise: true);

    bool Holds(SelectionNode selection, string directive, bool otherwise)
    {
        foreach (var applied in selection.Directives)
        {
            if (applied.Name.Value == directive)
                return applied.Arguments[0].Value is VariableNode variable
                    ? Value(variable)
                    : ((BooleanValueNode)applied.Arguments[0].Value).Value;
        }
        return otherwise;
    }

    // A nullable variable with a default may stand here (spec 5.8.5), and still be given as null.
    bool Value(VariableNode variable) => steering(variable.Name.Value)
        ?? throw new UndecidedSelectionException(new GraphQLError(
            $"Variable `${variable.Name.Value}` decides whether a selection is included; "
            + "it may be left out, but not null.")
        {
            Code = ErrorCodes.BadVariable,
            Locations = [document.Source.LocationAt(variable.Span.Start)],
        });
}

/// <summary>An object whose fields cannot be collected: executing it is an error, as the reference has it.</summary>
sealed class UndecidedSelectionException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error => error;
}
