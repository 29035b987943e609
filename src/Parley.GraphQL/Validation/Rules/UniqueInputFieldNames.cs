using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>No field of an input object is given twice.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness"/>
sealed class UniqueInputFieldNames(ValidationContext context) : Rule(context), IVisitsValues
{
    public void Visit(ValueNode value, TypeReference? type, InputValueDefinition? argument) => Check(value);

    void Check(ValueNode value)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
                Check(item);
        }
        else if (value is ObjectValueNode obj)
        {
            var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
            foreach (var field in obj.Fields)
            {
                var name = field.Name;
                if (!seen.TryAdd(name.Value, name))
                    Report($"Input field `{name}` is given more than once.", null, seen[name.Value], name);
                Check(field.Value);
            }
        }
    }
}
