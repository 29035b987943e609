using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>Every literal can be coerced to the type expected where it stands.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type"/>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Names"/>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Object-Required-Fields"/>
sealed class ValuesOfCorrectType(ValidationContext context) : Rule(context), IVisitsValues
{
    public void Visit(ValueNode value, TypeReference? type, InputValueDefinition? argument)
    {
        if (type is null)
            return;
        var place = argument is null ? "The default value" : $"`{argument.Coordinate}`";
        foreach (var fault in LiteralCheck.Faults(value, type))
        {
            IReadOnlyList<object>? path = argument is null ? null : [argument.Name, .. fault.Path];
            Context.Report(
                nameof(ValuesOfCorrectType), $"{place}: {fault.Message}", argument?.Coordinate, [fault.Node ?? value],
                path);
        }
    }
}
