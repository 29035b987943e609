using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A variable stands only where every value of its type is allowed.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed"/>
sealed class VariablesInAllowedPosition(ValidationContext context) : Rule(context), ILeavesOperations
{
    public void Leave(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Count == 0)
            return;
        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        var types = new Dictionary<VariableDefinitionNode, TypeReference?>();
        foreach (var definition in operation.VariableDefinitions)
        {
            definitions[definition.Variable.Name.Value] = definition;
            types[definition] = Schema.Resolve(definition.Type);
        }
        foreach (var usage in Context.VariableUsages(operation))
        {
            if (definitions.TryGetValue(usage.Node.Name.Value, out var definition) && types[definition] is { } type)
                Check(usage, definition, type);
        }
    }

    void Check(VariableUsage usage, VariableDefinitionNode definition, TypeReference type)
    {
        if (usage.Type is null)
            return;
        if (!IsAllowed(usage, definition, type))
        {
            Report(
                $"Variable `${usage.Node.Name}` of type `{type}` cannot stand where `{usage.Type}` is expected.",
                null,
                definition,
                usage.Node);
        }
        if (usage.ObjectType is { IsOneOf: true } oneOf && !type.IsNonNull)
        {
            Report(
                $"Variable `${usage.Node.Name}` of type `{type}` cannot be the one field of `{oneOf}`, which must not "
                + $"be null: declare it as `{type}!`.",
                null,
                definition,
                usage.Node);
        }
    }

    /// <summary>IsVariableUsageAllowed of the specification.</summary>
    static bool IsAllowed(VariableUsage usage, VariableDefinitionNode definition, TypeReference type)
    {
        if (!usage.Type!.IsNonNull || type.IsNonNull)
            return type.IsSubtypeOf(usage.Type);
        var neverNull = definition.DefaultValue is not (null or NullValueNode);
        return (neverNull || usage.HasDefault) && type.IsSubtypeOf(usage.Type.Nullable);
    }
}
