using System.Globalization;
using System.Text;

namespace Parley.GraphQL.Language;

/// <summary>Writes a node as text that parses to an equal node, laid out as graphql-js does.</summary>
static class Printer
{
    const int MaxLineLength = 80;

    public static string Print(Node node) => node switch
    {
        NameNode name => name.Value,
        DocumentNode document => Print(document),
        OperationDefinitionNode operation => Print(operation),
        FragmentDefinitionNode fragment => Print(fragment),
        SelectionSetNode set => Block(set.Selections),
        FieldNode field => Print(field),
        FragmentSpreadNode spread => Words($"...{Print(spread.Name)}", Directives(spread.Directives)),
        InlineFragmentNode fragment => Print(fragment),
        ArgumentNode argument => $"{Print(argument.Name)}: {Print(argument.Value)}",
        ValueNode value => Print(value),
        ObjectFieldNode field => $"{Print(field.Name)}: {Print(field.Value)}",
        VariableDefinitionNode definition => Print(definition),
        TypeNode type => Print(type),
        DirectiveNode directive => $"@{Print(directive.Name)}{Parenthesized(Join(", ", directive.Arguments))}",
        TypeSystemDefinitionNode definition => Print(definition),
        OperationTypeDefinitionNode root => $"{Keyword(root.Operation)}: {Print(root.Type)}",
        FieldDefinitionNode field => Print(field),
        InputValueDefinitionNode input => Print(input),
        EnumValueDefinitionNode value =>
            Described(value.Description, Words(Print(value.Name), Directives(value.Directives))),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a node of the specification."),
    };

    // Section 2

    static string Print(DocumentNode node)
    {
        var definitions = node.Definitions.Select(Print).ToArray();
        for (var i = 1; i < definitions.Length; i++)
        {
            // Behind `type T`, the braces of a query in shorthand would hold the fields of T.
            if (IsShorthand(node.Definitions[i]) && node.Definitions[i - 1] is TypeSystemDefinitionNode)
                definitions[i] = $"query {definitions[i]}";
        }
        return string.Join("\n\n", definitions);
    }

    static bool IsShorthand(DefinitionNode node) => node is OperationDefinitionNode
    {
        Operation: OperationType.Query,
        Description: null,
        Name: null,
        VariableDefinitions: [],
        Directives: [],
    };

    static string Print(OperationDefinitionNode node)
    {
        if (IsShorthand(node))
            return Print(node.SelectionSet);

        var signature = $"{(node.Name is null ? "" : Print(node.Name))}{DefinitionList(node.VariableDefinitions)}";
        return Described(node.Description, Words(
            Keyword(node.Operation), signature, Directives(node.Directives), Print(node.SelectionSet)));
    }

    /// <summary>The operation type as documents and the SDL write it.</summary>
    internal static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    static string Print(VariableDefinitionNode node) => Described(node.Description, Words(
        $"{Print(node.Variable)}: {Print(node.Type)}{Default(node.DefaultValue)}", Directives(node.Directives)));

    static string Print(FragmentDefinitionNode node) => Described(node.Description, Words(
        $"fragment {Print(node.Name)} on {Print(node.TypeCondition)}",
        Directives(node.Directives),
        Print(node.SelectionSet)));

    static string Print(FieldNode node)
    {
        var name = node.Alias is null ? Print(node.Name) : $"{Print(node.Alias)}: {Print(node.Name)}";
        var arguments = Parenthesized(Join(", ", node.Arguments));
        if (arguments is not "" && name.Length + arguments.Length > MaxLineLength)
            arguments = Parenthesized(Indented(node.Arguments));
        return Words(
            name + arguments,
            Directives(node.Directives),
            node.SelectionSet is null ? "" : Print(node.SelectionSet));
    }

    static string Print(InlineFragmentNode node) => Words(
        "...",
        node.TypeCondition is null ? "" : $"on {Print(node.TypeCondition)}",
        Directives(node.Directives),
        Print(node.SelectionSet));

    static string Print(ValueNode node) => node switch
    {
        VariableNode variable => $"${Print(variable.Name)}",
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode text => (text.Block ? BlockString.Print(text.Value) : null) ?? Quoted(text.Value),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode name => name.Value,
        ListValueNode list => Wrapped("[", list.Values, "]"),
        ObjectValueNode { Fields: [] } => "{}",
        ObjectValueNode fields => Wrapped("{ ", fields.Fields, " }"),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a value of the specification."),
    };

    // Printed once for both layouts: printed for each, a value would cost two to the power of its depth.
    static string Wrapped(string open, IReadOnlyList<Node> nodes, string close)
    {
        var items = nodes.Select(Print).ToArray();
        var line = $"{open}{string.Join(", ", items)}{close}";
        return line.Length <= MaxLineLength ? line : $"{open.TrimEnd()}{Indented(items)}{close.TrimStart()}";
    }

    /// <summary>The escapes of spec 2.9.4 where they are needed: quotes, backslashes and control characters.</summary>
    static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }
        return text.Append('"').ToString();
    }

    static string Print(TypeNode node) => node switch
    {
        NamedTypeNode named => Print(named.Name),
        ListTypeNode list => $"[{Print(list.Type)}]",
        NonNullTypeNode nonNull => $"{Print(nonNull.Type)}!",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a type of the specification."),
    };

    static string Directives(IReadOnlyList<DirectiveNode> directives) => Join(" ", directives);

    // Section 3

    static string Print(TypeSystemDefinitionNode node)
    {
        var definition = node switch
        {
            SchemaDefinitionNode schema => Words("schema", Directives(schema.Directives), Block(schema.OperationTypes)),
            TypeDefinitionNode type => Print(type),
            DirectiveDefinitionNode directive => Print(directive),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a definition of the specification."),
        };
        return Described(node.Description, node.Extend ? $"extend {definition}" : definition);
    }

    static string Print(TypeDefinitionNode node)
    {
        var (keyword, interfaces, content) = node switch
        {
            ScalarTypeDefinitionNode => ("scalar", "", ""),
            ObjectTypeDefinitionNode type => ("type", Implements(type.Interfaces), Block(type.Fields)),
            InterfaceTypeDefinitionNode type => ("interface", Implements(type.Interfaces), Block(type.Fields)),
            UnionTypeDefinitionNode { Types: [] } => ("union", "", ""),
            UnionTypeDefinitionNode type => ("union", "", $"= {Join(" | ", type.Types)}"),
            EnumTypeDefinitionNode type => ("enum", "", Block(type.Values)),
            InputObjectTypeDefinitionNode type => ("input", "", Block(type.Fields)),
            _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Not a type of the specification."),
        };
        return Words(keyword, Print(node.Name), interfaces, Directives(node.Directives), content);
    }

    static string Implements(IReadOnlyList<NamedTypeNode> interfaces) =>
        interfaces is [] ? "" : $"implements {Join(" & ", interfaces)}";

    static string Print(FieldDefinitionNode node) => Described(node.Description, Words(
        $"{Print(node.Name)}{DefinitionList(node.Arguments)}: {Print(node.Type)}", Directives(node.Directives)));

    static string Print(InputValueDefinitionNode node) => Described(node.Description, Words(
        $"{Print(node.Name)}: {Print(node.Type)}{Default(node.DefaultValue)}", Directives(node.Directives)));

    static string Print(DirectiveDefinitionNode node) => Words(
        $"directive @{Print(node.Name)}{DefinitionList(node.Arguments)}",
        node.Repeatable ? "repeatable" : "",
        $"on {Join(" | ", node.Locations)}");

    static string Described(StringValueNode? description, string definition) =>
        description is null ? definition : $"{Print(description)}\n{definition}";

    static string Default(ValueNode? value) => value is null ? "" : $" = {Print(value)}";

    // One definition of many lines, as one with a description is, puts each of them on lines of its own.
    static string DefinitionList(IReadOnlyList<Node> definitions)
    {
        var line = Join(", ", definitions);
        return Parenthesized(line.Contains('\n') ? Indented(definitions) : line);
    }

    // Layout

    static string Join(string separator, IReadOnlyList<Node> nodes) => string.Join(separator, nodes.Select(Print));

    /// <summary>The parts that are not empty, with spaces between.</summary>
    static string Words(params IReadOnlyList<string> parts) => string.Join(' ', parts.Where(part => part is not ""));

    static string Parenthesized(string content) => content is "" ? "" : $"({content})";

    static string Block(IReadOnlyList<Node> nodes) => nodes is [] ? "" : $"{{{Indented(nodes)}}}";

    static string Indented(IReadOnlyList<Node> nodes) => Indented(nodes.Select(Print));

    // The indentation may reach into a block string: its meaning stays, since all its lines move alike.
    static string Indented(IEnumerable<string> items)
    {
        var lines = string.Join('\n', items).Split('\n').Select(line => line is "" ? line : $"  {line}");
        return $"\n{string.Join('\n', lines)}\n";
    }
}
