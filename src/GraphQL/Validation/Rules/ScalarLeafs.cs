using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL.Validation.Rules;

/// <summary>A field has a selection of subfields exactly when its type has fields.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections"/>
sealed class ScalarLeafs(ValidationContext context) : Rule(context), IVisitsFields
{
    public void Visit(FieldNode field, CompositeType? parent, FieldDefinition? definition)
    {
        if (definition is null)
            return;
        if (definition.Type.Named is not CompositeType)
        {
            if (field.SelectionSet is { } selectionSet)
                Report($"`{definition.Coordinate}` is of type `{definition.Type}`, which has no fields to select.", definition.Coordinate, selectionSet);
        }
        else if (field.SelectionSet is null)
        {
            Report(
                $"`{definition.Coordinate}` is of type `{definition.Type}`: say which of its fields, as in `{field.Name} {{ … }}`.",
                definition.Coordinate,
                field);
        }
    }
}
