using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every directive is one the schema has, and stands where its definition allows it.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Directives-Are-Defined"/>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Directives-Are-in-Valid-Locations"/>
sealed class KnownDirectives(ValidationContext context) : Rule(context), IVisitsDirectives
{
    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, string location)
    {
        var name = directive.Name.Value;
        if (definition is null)
        {
            var suggestion = DidYouMean.Suffix(name, Schema.Directives.Select(known => known.Name));
            Report($"There is no directive `@{name}`.{suggestion}", $"@{name}", directive);
        }
        else if (!definition.Locations.Contains(location))
        {
            Report(
                $"Directive `@{name}` cannot stand on {location}; it can on {string.Join(", ", definition.Locations)}.",
                $"@{name}",
                directive);
        }
    }
}
