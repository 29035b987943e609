using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every argument is given that is of a non-null type and has no default.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Required-Arguments"/>
sealed class ProvidedRequiredArguments(ValidationContext context) : Rule(context), ILeavesFields, ILeavesDirectives
{
    public void Leave(FieldNode field, FieldDefinition? definition)
    {
        if (definition is not null)
            Check(definition.Arguments, definition.Coordinate, field.Arguments, field);
    }

    public void Leave(DirectiveNode directive, DirectiveDefinition? definition)
    {
        if (definition is not null)
            Check(definition.Arguments, definition.ToString(), directive.Arguments, directive);
    }

    void Check(OrderedMap<InputValueDefinition> definitions, string owner, IReadOnlyList<ArgumentNode> given, Node at)
    {
        foreach (var definition in definitions)
        {
            var name = definition.Name;
            if (definition.IsRequired && !given.Any(argument => argument.Name.Value == name))
                Report($"`{owner}` needs argument `{name}` of type `{definition.Type}`.", definition.Coordinate, at);
        }
    }
}
