namespace Parley.GraphQL.Language;

// The nodes of spec sections 2 and 3, in the order of the specification and with its names.
// A node knows where it stands as offsets into its Source; lines and columns are computed only for errors.

/// <summary>
/// A stretch of a source: UTF-16 offsets, the end excluded. What has a description starts with it.
/// </summary>
readonly record struct Span(int Start, int End);

abstract class Node
{
    public required Span Span { get; init; }
}

sealed class NameNode : Node
{
    public required string Value { get; init; }

    public override string ToString() => Value;
}

// 2.2 Document

sealed class DocumentNode : Node
{
    public required Source Source { get; init; }
    public required IReadOnlyList<DefinitionNode> Definitions { get; init; }
}

abstract class DefinitionNode : Node;

abstract class ExecutableDefinitionNode : DefinitionNode
{
    public StringValueNode? Description { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public required SelectionSetNode SelectionSet { get; init; }
}

// 2.3 Operations

enum OperationType { Query, Mutation, Subscription }

sealed class OperationDefinitionNode : ExecutableDefinitionNode
{
    public required OperationType Operation { get; init; }
    public NameNode? Name { get; init; }
    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; init; } = [];
}

// 2.4 Selection sets

sealed class SelectionSetNode : Node
{
    public required IReadOnlyList<SelectionNode> Selections { get; init; }
}

abstract class SelectionNode : Node
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

// 2.5 Fields, 2.6 arguments, 2.7 aliases

sealed class FieldNode : SelectionNode
{
    public NameNode? Alias { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];
    public SelectionSetNode? SelectionSet { get; init; }

    /// <summary>The alias where there is one, else the name: the field's key in the response.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

sealed class ArgumentNode : Node
{
    public required NameNode Name { get; init; }
    public required ValueNode Value { get; init; }
}

// 2.8 Fragments

sealed class FragmentSpreadNode : SelectionNode
{
    public required NameNode Name { get; init; }
}

sealed class InlineFragmentNode : SelectionNode
{
    public NamedTypeNode? TypeCondition { get; init; }
    public required SelectionSetNode SelectionSet { get; init; }
}

sealed class FragmentDefinitionNode : ExecutableDefinitionNode
{
    public required NameNode Name { get; init; }
    public required NamedTypeNode TypeCondition { get; init; }
}

// 2.9 Input values

abstract class ValueNode : Node;

sealed class VariableNode : ValueNode
{
    public required NameNode Name { get; init; }
}

/// <summary>The number as it was written, so that no precision is lost before its type is known.</summary>
sealed class IntValueNode : ValueNode
{
    public required string Value { get; init; }
}

/// <inheritdoc cref="IntValueNode"/>
sealed class FloatValueNode : ValueNode
{
    public required string Value { get; init; }
}

/// <summary>The semantic value: escapes resolved, a block string's indentation removed (spec 2.9.4).</summary>
sealed class StringValueNode : ValueNode
{
    public required string Value { get; init; }
    public bool Block { get; init; }
}

sealed class BooleanValueNode : ValueNode
{
    public required bool Value { get; init; }
}

sealed class NullValueNode : ValueNode;

sealed class EnumValueNode : ValueNode
{
    public required string Value { get; init; }
}

sealed class ListValueNode : ValueNode
{
    public required IReadOnlyList<ValueNode> Values { get; init; }
}

sealed class ObjectValueNode : ValueNode
{
    public required IReadOnlyList<ObjectFieldNode> Fields { get; init; }
}

sealed class ObjectFieldNode : Node
{
    public required NameNode Name { get; init; }
    public required ValueNode Value { get; init; }
}

// 2.10 Variables

sealed class VariableDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }
    public required VariableNode Variable { get; init; }
    public required TypeNode Type { get; init; }
    public ValueNode? DefaultValue { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

// 2.11 Type references

abstract class TypeNode : Node;

sealed class NamedTypeNode : TypeNode
{
    public required NameNode Name { get; init; }
}

sealed class ListTypeNode : TypeNode
{
    public required TypeNode Type { get; init; }
}

sealed class NonNullTypeNode : TypeNode
{
    public required TypeNode Type { get; init; }
}

// 2.12 Directives

sealed class DirectiveNode : Node
{
    public required NameNode Name { get; init; }
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];
}

// 3 The type system. An extension is the same node with Extend set: what it may hold differs, its shape does not.

abstract class TypeSystemDefinitionNode : DefinitionNode
{
    public bool Extend { get; init; }
    public StringValueNode? Description { get; init; }
}

// 3.3 Schema

sealed class SchemaDefinitionNode : TypeSystemDefinitionNode
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; init; } = [];
}

sealed class OperationTypeDefinitionNode : Node
{
    public required OperationType Operation { get; init; }
    public required NamedTypeNode Type { get; init; }
}

// 3.4 Types

abstract class TypeDefinitionNode : TypeSystemDefinitionNode
{
    public required NameNode Name { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

sealed class ScalarTypeDefinitionNode : TypeDefinitionNode;

sealed class ObjectTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];
    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
}

sealed class FieldDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];
    public required TypeNode Type { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
sealed class InputValueDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public required TypeNode Type { get; init; }
    public ValueNode? DefaultValue { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

sealed class InterfaceTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];
    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
}

sealed class UnionTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Types { get; init; } = [];
}

sealed class EnumTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; init; } = [];
}

sealed class EnumValueDefinitionNode : Node
{
    public StringValueNode? Description { get; init; }
    public required NameNode Name { get; init; }
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

sealed class InputObjectTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; init; } = [];
}

// 3.13 Directives

sealed class DirectiveDefinitionNode : TypeSystemDefinitionNode
{
    public required NameNode Name { get; init; }
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];
    public bool Repeatable { get; init; }
    public required IReadOnlyList<NameNode> Locations { get; init; }
}
