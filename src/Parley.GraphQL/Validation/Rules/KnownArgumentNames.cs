using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every argument is one that its field or directive takes.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Argument-Names"/>
sealed class KnownArgumentNames(ValidationContext context) : Rule(context), IVisitsFieldArguments, IVisitsDirectives
{
    public void Visit(ArgumentNode argument, FieldDefinition? field)
    {
        if (field is not null)
            Check(argument, field.Coordinate, field.Arguments);
    }

    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, string location)
    {
        if (definition is null)
            return;
        foreach (var argument in directive.Arguments)
            Check(argument, definition.ToString(), definition.Arguments);
    }

    void Check(ArgumentNode argument, string owner, OrderedMap<InputValueDefinition> definitions)
    {
        var name = argument.Name.Value;
        if (definitions.Contains(name))
            return;
        var suggestion = DidYouMean.Suffix(name, definitions.Select(known => known.Name));
        Report($"`{owner}` has no argument `{name}`.{suggestion}", $"{owner}({name}:)", argument);
    }
}
