using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>
/// A subscription selects exactly one root field, not one of introspection, and does not make it depend on
/// <c>@skip</c> or <c>@include</c>.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Single-Root-Field"/>
sealed class SingleFieldSubscriptions(ValidationContext context) : Rule(context), IVisitsOperations
{
    public void Visit(OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || Schema.Subscription is not { } root)
            return;
        var selected = new RootSelection(Context, root);
        selected.Collect(operation.SelectionSet);

        var subscription = operation.Name is { } name ? $"Subscription `{name}`" : "The subscription";
        if (selected.Conditions.Count > 0)
        {
            Report($"{subscription} cannot use `@skip` or `@include` on its root field.", null, selected.Conditions);
            return;
        }
        if (selected.Fields.Count == 0)
            Report($"{subscription} must select one root field.", null, operation.SelectionSet);
        else if (selected.Fields is [_, .. { Count: > 0 } others])
            Report($"{subscription} must select only one root field.", null, [.. others.SelectMany(fields => fields)]);
        foreach (var fields in selected.Fields)
        {
            var field = fields[0].Name;
            if (field.Value.StartsWith("__", StringComparison.Ordinal))
                Report($"{subscription} cannot select `{field}`: nothing ever happens to the schema.", null, fields);
        }
    }

    /// <summary>CollectSubscriptionFields of the specification: by response name, in order.</summary>
    sealed class RootSelection(ValidationContext context, ObjectType root)
    {
        readonly Dictionary<string, List<FieldNode>> _byName = new(StringComparer.Ordinal);
        readonly HashSet<string> _spread = new(StringComparer.Ordinal);

        public List<IReadOnlyList<FieldNode>> Fields { get; } = [];
        public List<DirectiveNode> Conditions { get; } = [];

        public void Collect(SelectionSetNode selectionSet)
        {
            context.Descend();
            context.SpendFragmentVisits(selectionSet.Selections.Count);
            foreach (var selection in selectionSet.Selections)
            {
                if (Condition(selection) is { } condition)
                    Conditions.Add(condition);
                else if (selection is FieldNode field)
                    Add(field);
                else if (selection is InlineFragmentNode inline && Applies(inline.TypeCondition))
                    Collect(inline.SelectionSet);
                else if (selection is FragmentSpreadNode spread)
                    Collect(spread);
            }
            context.Ascend();
        }

        void Collect(FragmentSpreadNode spread)
        {
            var fragment = context.Fragment(spread.Name.Value);
            if (fragment is not null && Applies(fragment.TypeCondition) && _spread.Add(spread.Name.Value))
                Collect(fragment.SelectionSet);
        }

        void Add(FieldNode field)
        {
            if (!_byName.TryGetValue(field.ResponseName, out var fields))
            {
                _byName[field.ResponseName] = fields = [];
                Fields.Add(fields);
            }
            fields.Add(field);
        }

        bool Applies(NamedTypeNode? condition) =>
            condition is null
            || (context.FindCompositeType(condition) is { } type && context.Schema.PossibleTypes(type).Contains(root));

        static DirectiveNode? Condition(SelectionNode selection) =>
            selection.Directives.FirstOrDefault(directive => directive.Name.Value == "skip")
            ?? selection.Directives.FirstOrDefault(directive => directive.Name.Value == "include");
    }
}
