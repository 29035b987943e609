using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A field is one that the type it is selected on has.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Field-Selections"/>
sealed class FieldsOnCorrectType(ValidationContext context) : Rule(context), IVisitsFields
{
    const int MaxSuggestedTypes = 5;

    public void Visit(FieldNode field, CompositeType? parent, FieldDefinition? definition)
    {
        if (parent is null || definition is not null)
            return;
        var name = field.Name.Value;
        Report($"`{parent}` has no field `{name}`.{Suggestion(parent, name)}", $"{parent}.{name}", field);
    }

    string Suggestion(CompositeType parent, string name)
    {
        var types = TypesHaving(parent, name).Take(MaxSuggestedTypes).Select(type => $"`... on {type}`").ToArray();
        return types switch
        {
            [] => DidYouMean.Suffix(name, (parent as FieldsType)?.Fields.Select(field => field.Name) ?? []),
            [var only] => $" Did you mean to select it in {only}?",
            [.. var first, var last] => $" Did you mean to select it in {string.Join(", ", first)} or {last}?",
        };
    }

    /// <summary>
    /// Types below an interface or union that have the field: first the interfaces that stand for the most objects,
    /// then the objects.
    /// </summary>
    IEnumerable<FieldsType> TypesHaving(CompositeType parent, string name)
    {
        if (parent is ObjectType)
            return [];
        return Schema.PossibleTypes(parent)
            .SelectMany(type => type.Interfaces.Prepend<FieldsType>(type))
            .Where(type => type.Fields.Contains(name))
            .GroupBy(type => type)
            .OrderByDescending(uses => uses.Count())
            .ThenBy(uses => uses.Key is ObjectType)
            .ThenBy(uses => uses.Key.Name, StringComparer.Ordinal)
            .Select(uses => uses.Key);
    }
}
