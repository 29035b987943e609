using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

/// <summary>Grammatical documents that make no other sense, the same ones for the same seed.</summary>
sealed class RandomDocument(int seed)
{
    static readonly string[] Names =
    [
        "a", "b", "_", "__typename", "Query", "x1", "on", "type", "query", "true", "null", "fragment", "repeatable",
        "aVeryLongNameThatMakesLinesWrapSoonerThanTheyWouldOtherwise",
    ];

    static readonly string[] Locations = ["QUERY", "FIELD", "VARIABLE_DEFINITION", "OBJECT", "INPUT_FIELD_DEFINITION"];

    static readonly string[] Texts =
    [
        "a", "word ", " ", "  ", "\t", "\n", "\n\n", "\n  ", "\n\t", "\"", "\"\"\"", "\\", "\\\"\"\"", "\\n", "é", "😀",
        "#",
        "{", "a sentence that takes its time, ", "\u00A0", "\uFEFF",
    ];

    // What only a quoted string can hold.
    static readonly string[] Controls = ["\r", "\r\n", "\0", "\a", "\u007F", "\u0085"];

    readonly Random random = new(seed);
    int depth;

    public DocumentNode Next() => new()
    {
        Source = new Source(""),
        Definitions = Many(Definition, atLeast: 1),
        Span = default,
    };

    DefinitionNode Definition() => random.Next(10) switch
    {
        0 or 1 => Operation(),
        2 => new FragmentDefinitionNode
        {
            Description = Description(),
            Name = Name("on"),
            TypeCondition = NamedType(),
            Directives = Directives(),
            SelectionSet = SelectionSet(),
            Span = default,
        },
        3 => Schema(),
        4 => new DirectiveDefinitionNode
        {
            Description = Description(),
            Name = Name(),
            Arguments = Many(InputValueDefinition),
            Repeatable = Maybe(),
            Locations = Many(() => new NameNode { Value = Pick(Locations), Span = default }, atLeast: 1),
            Span = default,
        },
        _ => TypeDefinition(),
    };

    // A description makes a shorthand query impossible, so the keyword is printed: both forms occur.
    OperationDefinitionNode Operation() => new()
    {
        Description = Description(),
        Operation = Pick(Enum.GetValues<OperationType>()),
        Name = Maybe() ? Name() : null,
        VariableDefinitions = Maybe() ? Many(VariableDefinition) : [],
        Directives = Directives(),
        SelectionSet = SelectionSet(),
        Span = default,
    };

    VariableDefinitionNode VariableDefinition() => new()
    {
        Description = Description(),
        Variable = Variable(),
        Type = Type(),
        DefaultValue = Maybe() ? Value(isConst: true) : null,
        Directives = Directives(isConst: true),
        Span = default,
    };

    SelectionSetNode SelectionSet() => Deeper(() => new SelectionSetNode
    {
        Selections = Many(Selection, atLeast: 1),
        Span = default,
    });

    SelectionNode Selection() => random.Next(6) switch
    {
        0 => new FragmentSpreadNode { Name = Name("on"), Directives = Directives(), Span = default },
        1 when !IsDeep => new InlineFragmentNode
        {
            TypeCondition = Maybe() ? NamedType() : null,
            Directives = Directives(),
            SelectionSet = SelectionSet(),
            Span = default,
        },
        _ => new FieldNode
        {
            Alias = Maybe() ? Name() : null,
            Name = Name(),
            Arguments = Many(() => Argument(isConst: false)),
            Directives = Directives(),
            SelectionSet = !IsDeep && Maybe() ? SelectionSet() : null,
            Span = default,
        },
    };

    ArgumentNode Argument(bool isConst) => new() { Name = Name(), Value = Value(isConst), Span = default };

    IReadOnlyList<DirectiveNode> Directives(bool isConst = false, int atLeast = 0) => !Maybe() && atLeast == 0
        ? []
        : Many(() => Directive(isConst), atLeast);

    DirectiveNode Directive(bool isConst) => Deeper(() => new DirectiveNode
    {
        Name = Name(),
        Arguments = IsDeep ? [] : Many(() => Argument(isConst)),
        Span = default,
    });

    ValueNode Value(bool isConst) => random.Next(IsDeep ? 7 : 9) switch
    {
        0 => new IntValueNode { Value = Pick(["0", "-0", "12", "-345678901234567890123"]), Span = default },
        1 => new FloatValueNode { Value = Pick(["0.0", "-1.50", "1e5", "6.02E+23"]), Span = default },
        2 => Text(),
        3 => new BooleanValueNode { Value = Maybe(), Span = default },
        4 => new NullValueNode { Span = default },
        5 when !isConst => Variable(),
        5 or 6 => new EnumValueNode { Value = Name("true", "false", "null").Value, Span = default },
        7 => Deeper(() => new ListValueNode { Values = Many(() => Value(isConst)), Span = default }),
        _ => Deeper(() => new ObjectValueNode { Fields = Many(() => ObjectField(isConst)), Span = default }),
    };

    ObjectFieldNode ObjectField(bool isConst) => new() { Name = Name(), Value = Value(isConst), Span = default };

    VariableNode Variable() => new() { Name = Name(), Span = default };

    /// <summary>Any text in quotes; in a block string whatever text one can mean.</summary>
    StringValueNode Text()
    {
        var isBlock = Maybe();
        var text = string.Concat(random.GetItems(isBlock ? Texts : [.. Texts, .. Controls], random.Next(12)));
        return new StringValueNode
        {
            Value = isBlock ? BlockString.Value(text) : text,
            Block = isBlock,
            Span = default,
        };
    }

    StringValueNode? Description() => Maybe() ? Text() : null;

    TypeNode Type()
    {
        TypeNode type = IsDeep || Maybe()
            ? NamedType()
            : Deeper(() => new ListTypeNode { Type = Type(), Span = default });
        return Maybe() ? type : new NonNullTypeNode { Type = type, Span = default };
    }

    NamedTypeNode NamedType() => new() { Name = Name(), Span = default };

    SchemaDefinitionNode Schema()
    {
        var extend = Maybe();
        var directives = Directives(isConst: true, atLeast: extend ? 1 : 0);
        return new SchemaDefinitionNode
        {
            Extend = extend,
            Description = extend ? null : Description(),
            Directives = directives,
            OperationTypes = Many(
                () => new OperationTypeDefinitionNode
                {
                    Operation = Pick(Enum.GetValues<OperationType>()),
                    Type = NamedType(),
                    Span = default,
                },
                atLeast: extend ? 0 : 1),
            Span = default,
        };
    }

    TypeDefinitionNode TypeDefinition()
    {
        var extend = Maybe();
        var description = extend ? null : Description();
        var name = Name();
        var directives = Directives(isConst: true, atLeast: extend ? 1 : 0);
        return random.Next(6) switch
        {
            0 => new ScalarTypeDefinitionNode
            {
                Extend = extend,
                Description = description,
                Name = name,
                Directives = directives,
                Span = default,
            },
            1 => new ObjectTypeDefinitionNode
            {
                Extend = extend,
                Description = description,
                Name = name,
                Interfaces = Many(NamedType),
                Directives = directives,
                Fields = Many(FieldDefinition),
                Span = default,
            },
            2 => new InterfaceTypeDefinitionNode
            {
                Extend = extend,
                Description = description,
                Name = name,
                Interfaces = Many(NamedType),
                Directives = directives,
                Fields = Many(FieldDefinition),
                Span = default,
            },
            3 => new UnionTypeDefinitionNode
            {
                Extend = extend,
                Description = description,
                Name = name,
                Directives = directives,
                Types = Many(NamedType),
                Span = default,
            },
            4 => new EnumTypeDefinitionNode
            {
                Extend = extend,
                Description = description,
                Name = name,
                Directives = directives,
                Values = Many(EnumValueDefinition),
                Span = default,
            },
            _ => new InputObjectTypeDefinitionNode
            {
                Extend = extend,
                Description = description,
                Name = name,
                Directives = directives,
                Fields = Many(InputValueDefinition),
                Span = default,
            },
        };
    }

    FieldDefinitionNode FieldDefinition() => new()
    {
        Description = Description(),
        Name = Name(),
        Arguments = Many(InputValueDefinition),
        Type = Type(),
        Directives = Directives(isConst: true),
        Span = default,
    };

    InputValueDefinitionNode InputValueDefinition() => new()
    {
        Description = Description(),
        Name = Name(),
        Type = Type(),
        DefaultValue = Maybe() ? Value(isConst: true) : null,
        Directives = Directives(isConst: true),
        Span = default,
    };

    EnumValueDefinitionNode EnumValueDefinition() => new()
    {
        Description = Description(),
        Name = Name("true", "false", "null"),
        Directives = Directives(isConst: true),
        Span = default,
    };

    NameNode Name(params string[] except) => new() { Value = Pick([.. Names.Except(except)]), Span = default };

    bool IsDeep => depth > 4;

    T Deeper<T>(Func<T> make)
    {
        depth++;
        var made = make();
        depth--;
        return made;
    }

    IReadOnlyList<T> Many<T>(Func<T> make, int atLeast = 0) =>
        [.. Enumerable.Range(0, random.Next(atLeast, 4)).Select(_ => make())];

    bool Maybe() => random.Next(2) == 0;

    T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
