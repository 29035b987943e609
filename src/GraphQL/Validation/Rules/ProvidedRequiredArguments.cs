using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL.Validation.Rules;

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

    void Check(OrderedMap<InputValueDefinition> definitions, string owner, IReadOnlyList<ArgumentNode> arguments, Node at)
    {
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !arguments.Any(argument => argument.Name.Value == definition.Name))
                Report($"`{owner}` needs argument `{definition.Name}` of type `{definition.Type}`.", definition.Coordinate, at);
        }
    }
}
