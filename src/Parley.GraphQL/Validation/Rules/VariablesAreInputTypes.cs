using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A variable is of a type that can be sent: made of scalars, enums and input objects.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types"/>
sealed class VariablesAreInputTypes(ValidationContext context) : Rule(context), IVisitsVariableDefinitions
{
    public void Visit(VariableDefinitionNode definition, TypeReference? type)
    {
        if (type is { IsInputType: false })
        {
            var variable = definition.Variable.Name;
            Report($"Variable `${variable}` cannot be of output type `{type}`.", type.Named.Name, definition.Type);
        }
    }
}
