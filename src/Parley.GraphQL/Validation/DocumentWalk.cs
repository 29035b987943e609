using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Validation;

/// <summary>
/// Goes through the executable definitions of a document once, in source order, and tells each visitor what it asked
/// to be told, with the types that hold there. Visitors are told in their order, so errors come in the document's
/// order first and in the rules' order second.
/// </summary>
sealed class DocumentWalk(ValidationContext context, params IReadOnlyList<object> visitors)
{
    readonly IVisitsDocument[] _visitDocument = [.. visitors.OfType<IVisitsDocument>()];
    readonly ILeavesDocument[] _leaveDocument = [.. visitors.OfType<ILeavesDocument>()];
    readonly IVisitsOperations[] _visitOperation = [.. visitors.OfType<IVisitsOperations>()];
    readonly ILeavesOperations[] _leaveOperation = [.. visitors.OfType<ILeavesOperations>()];
    readonly IVisitsFragmentDefinitions[] _visitFragment = [.. visitors.OfType<IVisitsFragmentDefinitions>()];
    readonly IVisitsVariableDefinitions[] _visitVariable = [.. visitors.OfType<IVisitsVariableDefinitions>()];
    readonly IVisitsTypeNames[] _visitTypeName = [.. visitors.OfType<IVisitsTypeNames>()];
    readonly IVisitsSelectionSets[] _visitSelectionSet = [.. visitors.OfType<IVisitsSelectionSets>()];
    readonly IVisitsFields[] _visitField = [.. visitors.OfType<IVisitsFields>()];
    readonly ILeavesFields[] _leaveField = [.. visitors.OfType<ILeavesFields>()];
    readonly IVisitsFragmentSpreads[] _visitSpread = [.. visitors.OfType<IVisitsFragmentSpreads>()];
    readonly IVisitsInlineFragments[] _visitInline = [.. visitors.OfType<IVisitsInlineFragments>()];
    readonly IVisitsDirectives[] _visitDirective = [.. visitors.OfType<IVisitsDirectives>()];
    readonly ILeavesDirectives[] _leaveDirective = [.. visitors.OfType<ILeavesDirectives>()];
    readonly IVisitsFieldArguments[] _visitArgument = [.. visitors.OfType<IVisitsFieldArguments>()];
    readonly IVisitsValues[] _visitValue = [.. visitors.OfType<IVisitsValues>()];

    public void Walk()
    {
        foreach (var visitor in _visitDocument)
            visitor.Visit(context.Document);
        foreach (var definition in context.Document.Definitions)
            Walk(definition);
        foreach (var visitor in _leaveDocument)
            visitor.Leave(context.Document);
    }

    /// <summary>Type system definitions are not looked into: that they are there at all is the fault.</summary>
    public void Walk(DefinitionNode definition)
    {
        if (definition is OperationDefinitionNode operation)
            Operation(operation);
        else if (definition is FragmentDefinitionNode fragment)
            Fragment(fragment);
    }

    void Operation(OperationDefinitionNode operation)
    {
        foreach (var visitor in _visitOperation)
            visitor.Visit(operation);
        foreach (var variable in operation.VariableDefinitions)
            Variable(variable);
        Directives(operation.Directives, operation.Operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        });
        SelectionSet(operation.SelectionSet, context.Schema.RootType(operation.Operation));
        foreach (var visitor in _leaveOperation)
            visitor.Leave(operation);
    }

    void Variable(VariableDefinitionNode variable)
    {
        var type = context.Schema.Resolve(variable.Type);
        foreach (var visitor in _visitVariable)
            visitor.Visit(variable, type);
        var named = variable.Type;
        while (named is not NamedTypeNode)
            named = named is NonNullTypeNode nonNull ? nonNull.Type : ((ListTypeNode)named).Type;
        TypeName((NamedTypeNode)named);
        if (variable.DefaultValue is { } value)
            Value(value, type is { IsInputType: true } ? type : null, null);
        Directives(variable.Directives, "VARIABLE_DEFINITION");
    }

    void Fragment(FragmentDefinitionNode fragment)
    {
        foreach (var visitor in _visitFragment)
            visitor.Visit(fragment);
        TypeName(fragment.TypeCondition);
        Directives(fragment.Directives, "FRAGMENT_DEFINITION");
        SelectionSet(fragment.SelectionSet, context.FindCompositeType(fragment.TypeCondition));
    }

    void SelectionSet(SelectionSetNode selectionSet, CompositeType? parent)
    {
        foreach (var visitor in _visitSelectionSet)
            visitor.Visit(selectionSet, parent);
        Selections(selectionSet, parent);
    }

    void Selections(SelectionSetNode selectionSet, CompositeType? parent)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Field(field, parent);
                    break;
                case FragmentSpreadNode spread:
                    foreach (var visitor in _visitSpread)
                        visitor.Visit(spread, parent);
                    Directives(spread.Directives, "FRAGMENT_SPREAD");
                    break;
                case InlineFragmentNode inline:
                    InlineFragment(inline, parent);
                    break;
            }
        }
    }

    void Field(FieldNode field, CompositeType? parent)
    {
        var definition = parent is null ? null : context.Schema.Field(parent, field.Name.Value);
        foreach (var visitor in _visitField)
            visitor.Visit(field, parent, definition);
        foreach (var argument in field.Arguments)
        {
            foreach (var visitor in _visitArgument)
                visitor.Visit(argument, definition);
            ArgumentValue(argument, definition?.Arguments);
        }
        Directives(field.Directives, "FIELD");
        if (field.SelectionSet is { } selectionSet)
            SelectionSet(selectionSet, definition?.Type.Named as CompositeType);
        foreach (var visitor in _leaveField)
            visitor.Leave(field, definition);
    }

    void InlineFragment(InlineFragmentNode fragment, CompositeType? parent)
    {
        var type = fragment.TypeCondition is { } condition ? context.FindCompositeType(condition) : parent;
        foreach (var visitor in _visitInline)
            visitor.Visit(fragment, parent, type);
        if (fragment.TypeCondition is { } name)
            TypeName(name);
        Directives(fragment.Directives, "INLINE_FRAGMENT");
        Selections(fragment.SelectionSet, type);
    }

    void Directives(IReadOnlyList<DirectiveNode> directives, string location)
    {
        foreach (var directive in directives)
        {
            var definition = context.Schema.Directives.Find(directive.Name.Value);
            foreach (var visitor in _visitDirective)
                visitor.Visit(directive, definition, location);
            foreach (var argument in directive.Arguments)
                ArgumentValue(argument, definition?.Arguments);
            foreach (var visitor in _leaveDirective)
                visitor.Leave(directive, definition);
        }
    }

    void ArgumentValue(ArgumentNode argument, OrderedMap<InputValueDefinition>? definitions)
    {
        var definition = definitions?.Find(argument.Name.Value);
        Value(argument.Value, definition?.Type, definition);
    }

    void Value(ValueNode value, TypeReference? type, InputValueDefinition? argument)
    {
        foreach (var visitor in _visitValue)
            visitor.Visit(value, type, argument);
    }

    void TypeName(NamedTypeNode name)
    {
        foreach (var visitor in _visitTypeName)
            visitor.Visit(name);
    }
}
