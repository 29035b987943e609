using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation.Rules;

/// <summary>A field has a selection of subfields exactly when its type has fields.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections"/>
sealed class ScalarLeafs(ValidationContext context) : Rule(context), IVisitsFields
{
    public void Visit(FieldNode field, CompositeType? parent, FieldDefinition? definition)
    {
        if (definition is not { Type: var type, Coordinate: var coordinate })
            return;
        var hasFields = type.Named is CompositeType;
        if (!hasFields && field.SelectionSet is { } selectionSet)
            Report($"`{coordinate}` is of type `{type}`, which has no fields to select.", coordinate, selectionSet);
        else if (hasFields && field.SelectionSet is null)
            Report($"`{coordinate}` is of type `{type}`: select fields: `{field.Name} {{ … }}`.", coordinate, field);
    }
}
