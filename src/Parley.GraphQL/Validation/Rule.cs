using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation;

/// <summary>
/// A rule of spec section 5, named in errors as its class. It lives for one document and owns its state; what it wants
/// to be told it says by the interfaces below.
/// </summary>
abstract class Rule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    protected Schema Schema => Context.Schema;

    /// <param name="coordinate">The schema coordinate the fault is about, where there is one.</param>
    protected void Report(string message, string? coordinate, params IReadOnlyList<Node> at) =>
        Context.Report(GetType().Name, message, coordinate, at);
}

// What DocumentWalk tells. A type or definition is null where the document asks for one that the schema does not have.

interface IVisitsDocument
{
    void Visit(DocumentNode document);
}

interface ILeavesDocument
{
    void Leave(DocumentNode document);
}

interface IVisitsOperations
{
    void Visit(OperationDefinitionNode operation);
}

interface ILeavesOperations
{
    void Leave(OperationDefinitionNode operation);
}

interface IVisitsFragmentDefinitions
{
    void Visit(FragmentDefinitionNode fragment);
}

interface IVisitsVariableDefinitions
{
    void Visit(VariableDefinitionNode definition, TypeReference? type);
}

interface IVisitsTypeNames
{
    void Visit(NamedTypeNode name);
}

interface IVisitsSelectionSets
{
    /// <summary>Of an operation, a field or a fragment; an inline fragment's is part of the one around it.</summary>
    void Visit(SelectionSetNode selectionSet, CompositeType? parent);
}

interface IVisitsFields
{
    void Visit(FieldNode field, CompositeType? parent, FieldDefinition? definition);
}

interface ILeavesFields
{
    void Leave(FieldNode field, FieldDefinition? definition);
}

interface IVisitsFragmentSpreads
{
    void Visit(FragmentSpreadNode spread, CompositeType? parent);
}

interface IVisitsInlineFragments
{
    /// <param name="type">Of the fragment: its type condition's, else the parent.</param>
    void Visit(InlineFragmentNode fragment, CompositeType? parent, CompositeType? type);
}

interface IVisitsDirectives
{
    /// <param name="location">As the spec writes it: <c>FIELD</c>, <c>QUERY</c> …</param>
    void Visit(DirectiveNode directive, DirectiveDefinition? definition, string location);
}

interface ILeavesDirectives
{
    void Leave(DirectiveNode directive, DirectiveDefinition? definition);
}

interface IVisitsFieldArguments
{
    void Visit(ArgumentNode argument, FieldDefinition? field);
}

interface IVisitsValues
{
    /// <summary>A whole value: an argument's or a variable's default, not the values within it.</summary>
    /// <param name="argument">The argument whose value it is; null for a variable's default.</param>
    void Visit(ValueNode value, TypeReference? type, InputValueDefinition? argument);
}
