using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A fragment is on a type that has fields: an object, an interface or a union.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types"/>
sealed class FragmentsOnCompositeTypes(ValidationContext context)
    : Rule(context), IVisitsFragmentDefinitions, IVisitsInlineFragments
{
    public void Visit(FragmentDefinitionNode fragment) => Check(fragment.TypeCondition);

    public void Visit(InlineFragmentNode fragment, CompositeType? parent, CompositeType? type)
    {
        if (fragment.TypeCondition is { } condition)
            Check(condition);
    }

    void Check(NamedTypeNode condition)
    {
        if (Schema.Types.Find(condition.Name.Value) is { } type and not CompositeType)
            Report($"A fragment cannot be on `{type}`, which has no fields to select.", type.Name, condition);
    }
}
