using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation;

/// <summary>A place where a document uses a variable.</summary>
/// <param name="Type">What is expected there; null where that is not known.</param>
/// <param name="HasDefault">The argument or input field there has a default value.</param>
/// <param name="ObjectType">What the input object is that the place is a field of, if it is one.</param>
readonly record struct VariableUsage(
    VariableNode Node, TypeReference? Type, bool HasDefault, InputObjectType? ObjectType);

/// <summary>Finds the variable usages of every definition of a document, each in source order.</summary>
sealed class VariableUsageCollector : IVisitsValues
{
    List<VariableUsage> _found = [];

    public static Dictionary<ExecutableDefinitionNode, IReadOnlyList<VariableUsage>> Collect(ValidationContext context)
    {
        var collector = new VariableUsageCollector();
        var walk = new DocumentWalk(context, collector);
        var usages = new Dictionary<ExecutableDefinitionNode, IReadOnlyList<VariableUsage>>();
        foreach (var definition in context.Document.Definitions.OfType<ExecutableDefinitionNode>())
        {
            collector._found = [];
            walk.Walk(definition);
            usages[definition] = collector._found;
        }
        return usages;
    }

    public void Visit(ValueNode value, TypeReference? type, InputValueDefinition? argument) =>
        Find(value, type, argument?.DefaultValue is not null, null);

    void Find(ValueNode value, TypeReference? type, bool hasDefault, InputObjectType? objectType)
    {
        switch (value)
        {
            case VariableNode variable:
                _found.Add(new VariableUsage(variable, type, hasDefault, objectType));
                break;
            case ListValueNode list:
                var itemType = (type?.Nullable as ListType)?.OfType;
                foreach (var item in list.Values)
                    Find(item, itemType, hasDefault: false, null);
                break;
            case ObjectValueNode obj:
                var ofObject = type?.Named as InputObjectType;
                foreach (var field in obj.Fields)
                {
                    var definition = ofObject?.Fields.Find(field.Name.Value);
                    Find(field.Value, definition?.Type, definition?.DefaultValue is not null, ofObject);
                }
                break;
        }
    }
}
