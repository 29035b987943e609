using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL.Validation.Rules;

/// <summary>A variable is of a type that can be sent: made of scalars, enums and input objects.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types"/>
sealed class VariablesAreInputTypes(ValidationContext context) : Rule(context), IVisitsVariableDefinitions
{
    public void Visit(VariableDefinitionNode definition, TypeReference? type)
    {
        if (type is { IsInputType: false })
        {
            Report(
                $"Variable `${definition.Variable.Name}` cannot be of type `{type}`: only scalars, enums and input objects can be sent.",
                type.Named.Name,
                definition.Type);
        }
    }
}
