using Parley.GraphQL.Language;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A document to execute holds operations and fragments, and nothing else.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Executable-Definitions"/>
sealed class ExecutableDefinitions(ValidationContext context) : Rule(context), IVisitsDocument
{
    public void Visit(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is ExecutableDefinitionNode)
                continue;
            var name = definition switch
            {
                TypeDefinitionNode type => $"of `{type.Name}`",
                DirectiveDefinitionNode directive => $"of `@{directive.Name}`",
                _ => "of the schema",
            };
            Report($"The definition {name} cannot be executed: only operations and fragments can.", null, definition);
        }
    }
}
