using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A directive stands once at a place, unless it is repeatable.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Directives-Are-Unique-per-Location"/>
sealed class UniqueDirectivesPerLocation(ValidationContext context)
    : Rule(context),
      IVisitsOperations,
      IVisitsVariableDefinitions,
      IVisitsFragmentDefinitions,
      IVisitsFields,
      IVisitsFragmentSpreads,
      IVisitsInlineFragments
{
    public void Visit(OperationDefinitionNode operation) => Check(operation.Directives);

    public void Visit(VariableDefinitionNode definition, TypeReference? type) => Check(definition.Directives);

    public void Visit(FragmentDefinitionNode fragment) => Check(fragment.Directives);

    public void Visit(FieldNode field, CompositeType? parent, FieldDefinition? definition) => Check(field.Directives);

    public void Visit(FragmentSpreadNode spread, CompositeType? parent) => Check(spread.Directives);

    public void Visit(InlineFragmentNode fragment, CompositeType? parent, CompositeType? type) =>
        Check(fragment.Directives);

    void Check(IReadOnlyList<DirectiveNode> directives)
    {
        if (directives.Count < 2)
            return;
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Schema.Directives.Find(name) is { IsRepeatable: false } && !seen.TryAdd(name, directive))
                Report($"Directive `@{name}` can stand only once here.", $"@{name}", seen[name], directive);
        }
    }
}
