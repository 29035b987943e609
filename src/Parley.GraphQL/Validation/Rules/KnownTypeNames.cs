using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every type that a document names is in the schema.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence"/>
sealed class KnownTypeNames(ValidationContext context) : Rule(context), IVisitsTypeNames
{
    public void Visit(NamedTypeNode name)
    {
        var type = name.Name.Value;
        if (Schema.Types.Contains(type))
            return;
        var suggestion = DidYouMean.Suffix(type, Schema.Types.Select(known => known.Name));
        Report($"There is no type `{type}`.{suggestion}", type, name);
    }
}
