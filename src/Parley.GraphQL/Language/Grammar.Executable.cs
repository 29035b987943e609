using System.Diagnostics.CodeAnalysis;

namespace Parley.GraphQL.Language;

// Spec section 2: documents, operations, fragments, values, types and directives.
ref partial struct Grammar
{
    public DocumentNode ParseDocument()
    {
        var definitions = new List<DefinitionNode>();
        do
            definitions.Add(ParseDefinition());
        while (!At(TokenKind.EndOfText));
        return new DocumentNode
        {
            Source = source,
            Definitions = definitions.ToArray(),
            Span = new Span(0, source.Body.Length),
        };
    }

    DefinitionNode ParseDefinition()
    {
        if (At(TokenKind.BraceOpen))
            return ParseShorthandQuery();

        var head = new DefinitionHead(token.Start, ParseDescription());
        switch (Keyword)
        {
            case "query" or "mutation" or "subscription":
                return ParseOperationDefinition(head);
            case "fragment":
                return ParseFragmentDefinition(head);
            case "extend" when head.Description is null:
                return ParseTypeSystemExtension(head);
        }
        if (ParseTypeSystemDefinition(head) is { } definition)
            return definition;
        ThrowNoDefinition(head);
        return null;
    }

    [DoesNotReturn]
    readonly void ThrowNoDefinition(DefinitionHead head)
    {
        if (head.Description is null || !(At(TokenKind.Name) || At(TokenKind.BraceOpen)))
            ThrowExpected("a definition, such as query or type");
        lexer.Throw(head.Start, At(TokenKind.BraceOpen)
            ? "A query in shorthand cannot have a description; write \"query\" before its \"{\"."
            : $"Expected a definition after its description, found {Describe(token)}.");
    }

    StringValueNode? ParseDescription() =>
        At(TokenKind.String) || At(TokenKind.BlockString) ? ParseStringValue() : null;

    OperationDefinitionNode ParseShorthandQuery()
    {
        var start = token.Start;
        return new OperationDefinitionNode
        {
            Operation = OperationType.Query,
            SelectionSet = ParseSelectionSet(),
            Span = SpanFrom(start),
        };
    }

    OperationDefinitionNode ParseOperationDefinition(DefinitionHead head) => new()
    {
        Description = head.Description,
        Operation = ParseOperationType(),
        Name = At(TokenKind.Name) ? ParseName() : null,
        VariableDefinitions = OptionalMany(
            TokenKind.ParenOpen, static (ref g, _) => g.ParseVariableDefinition(), TokenKind.ParenClose),
        Directives = ParseDirectives(isConst: false),
        SelectionSet = ParseSelectionSet(),
        Span = SpanFrom(head.Start),
    };

    OperationType ParseOperationType()
    {
        var found = token;
        Expect(TokenKind.Name);
        switch (lexer.Text(found))
        {
            case "query":
                return OperationType.Query;
            case "mutation":
                return OperationType.Mutation;
            case "subscription":
                return OperationType.Subscription;
            default:
                lexer.Throw(found.Start, $"Expected query, mutation or subscription, found {Describe(found)}.");
                return default;
        }
    }

    SelectionSetNode ParseSelectionSet()
    {
        var start = token.Start;
        Enter();
        var selections = Many(TokenKind.BraceOpen, static (ref g, _) => g.ParseSelection(), TokenKind.BraceClose);
        Leave();
        return new SelectionSetNode { Selections = selections, Span = SpanFrom(start) };
    }

    SelectionNode ParseSelection()
    {
        if (At(TokenKind.Spread))
            return ParseFragment();
        if (!At(TokenKind.Name))
            ThrowExpected("a field, \"...\" or \"}\"");
        return ParseField();
    }

    FieldNode ParseField()
    {
        var start = token.Start;
        var nameOrAlias = ParseName();
        var isAlias = Take(TokenKind.Colon);
        return new FieldNode
        {
            Alias = isAlias ? nameOrAlias : null,
            Name = isAlias ? ParseName() : nameOrAlias,
            Arguments = ParseArguments(isConst: false),
            Directives = ParseDirectives(isConst: false),
            SelectionSet = At(TokenKind.BraceOpen) ? ParseSelectionSet() : null,
            Span = SpanFrom(start),
        };
    }

    ArgumentNode[] ParseArguments(bool isConst) => OptionalMany(
        TokenKind.ParenOpen, static (ref g, isConst) => g.ParseArgument(isConst), TokenKind.ParenClose, isConst);

    ArgumentNode ParseArgument(bool isConst)
    {
        var start = token.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode { Name = name, Value = ParseValue(isConst), Span = SpanFrom(start) };
    }

    /// <summary>A spread or an inline fragment: both start with "...".</summary>
    SelectionNode ParseFragment()
    {
        var start = token.Start;
        Expect(TokenKind.Spread);
        var hasTypeCondition = TakeKeyword("on");
        if (!hasTypeCondition && At(TokenKind.Name))
            return new FragmentSpreadNode
            {
                Name = ParseFragmentName(),
                Directives = ParseDirectives(isConst: false),
                Span = SpanFrom(start),
            };

        return new InlineFragmentNode
        {
            TypeCondition = hasTypeCondition ? ParseNamedType() : null,
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
            Span = SpanFrom(start),
        };
    }

    FragmentDefinitionNode ParseFragmentDefinition(DefinitionHead head)
    {
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ExpectKeyword("on");
        return new FragmentDefinitionNode
        {
            Description = head.Description,
            Name = name,
            TypeCondition = ParseNamedType(),
            Directives = ParseDirectives(isConst: false),
            SelectionSet = ParseSelectionSet(),
            Span = SpanFrom(head.Start),
        };
    }

    NameNode ParseFragmentName()
    {
        if (Keyword is "on")
            lexer.Throw(token.Start, "Expected the name of a fragment, which cannot be \"on\".");
        return ParseName();
    }

    public ValueNode ParseValue(bool isConst)
    {
        switch (token.Kind)
        {
            case TokenKind.Dollar when isConst:
                ThrowVariableInConst();
                return null;
            case TokenKind.Dollar:
                return ParseVariable();
            case TokenKind.Int:
                return new IntValueNode { Value = Text, Span = TakeSpan() };
            case TokenKind.Float:
                return new FloatValueNode { Value = Text, Span = TakeSpan() };
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringValue();
            case TokenKind.Name:
                return ParseNamedValue();
            case TokenKind.BracketOpen:
                return ParseListValue(isConst);
            case TokenKind.BraceOpen:
                return ParseObjectValue(isConst);
            default:
                ThrowExpected("a value");
                return null;
        }
    }

    [DoesNotReturn]
    void ThrowVariableInConst()
    {
        var start = token.Start;
        Expect(TokenKind.Dollar);
        lexer.Throw(start, At(TokenKind.Name)
            ? $"The variable \"${Text}\" cannot stand here: the value must be constant."
            : "Expected a value, found \"$\".");
    }

    StringValueNode ParseStringValue() => new()
    {
        Value = token.Value!, // the lexer gives every string its value
        Block = At(TokenKind.BlockString),
        Span = TakeSpan(),
    };

    ValueNode ParseNamedValue() => Keyword switch
    {
        "true" => new BooleanValueNode { Value = true, Span = TakeSpan() },
        "false" => new BooleanValueNode { Value = false, Span = TakeSpan() },
        "null" => new NullValueNode { Span = TakeSpan() },
        _ => new EnumValueNode { Value = Text, Span = TakeSpan() },
    };

    ListValueNode ParseListValue(bool isConst)
    {
        var start = token.Start;
        Enter();
        var values = Any(
            TokenKind.BracketOpen, static (ref g, isConst) => g.ParseValue(isConst), TokenKind.BracketClose, isConst);
        Leave();
        return new ListValueNode { Values = values, Span = SpanFrom(start) };
    }

    ObjectValueNode ParseObjectValue(bool isConst)
    {
        var start = token.Start;
        Enter();
        var fields = Any(
            TokenKind.BraceOpen, static (ref g, isConst) => g.ParseObjectField(isConst), TokenKind.BraceClose, isConst);
        Leave();
        return new ObjectValueNode { Fields = fields, Span = SpanFrom(start) };
    }

    ObjectFieldNode ParseObjectField(bool isConst)
    {
        var start = token.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode { Name = name, Value = ParseValue(isConst), Span = SpanFrom(start) };
    }

    VariableDefinitionNode ParseVariableDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        return new VariableDefinitionNode
        {
            Description = description,
            Variable = variable,
            Type = ParseType(),
            DefaultValue = ParseDefaultValue(),
            Directives = ParseDirectives(isConst: true),
            Span = SpanFrom(start),
        };
    }

    VariableNode ParseVariable()
    {
        var start = token.Start;
        Expect(TokenKind.Dollar);
        return new VariableNode { Name = ParseName(), Span = SpanFrom(start) };
    }

    ValueNode? ParseDefaultValue() => Take(TokenKind.Equals) ? ParseValue(isConst: true) : null;

    public TypeNode ParseType()
    {
        var start = token.Start;
        TypeNode type = At(TokenKind.BracketOpen) ? ParseListType() : ParseNamedType();
        return Take(TokenKind.Bang) ? new NonNullTypeNode { Type = type, Span = SpanFrom(start) } : type;
    }

    ListTypeNode ParseListType()
    {
        var start = token.Start;
        Enter();
        Expect(TokenKind.BracketOpen);
        var type = ParseType();
        Expect(TokenKind.BracketClose);
        Leave();
        return new ListTypeNode { Type = type, Span = SpanFrom(start) };
    }

    NamedTypeNode ParseNamedType()
    {
        var start = token.Start;
        return new NamedTypeNode { Name = ParseName(), Span = SpanFrom(start) };
    }

    DirectiveNode[] ParseDirectives(bool isConst)
    {
        if (!At(TokenKind.At))
            return [];
        var directives = new List<DirectiveNode>();
        do
        {
            if (++directiveCount > limits.MaxDirectives)
                ThrowLimit(
                    "maxDirectives",
                    limits.MaxDirectives,
                    $"The document has more than {limits.MaxDirectives} directives.");
            directives.Add(ParseDirective(isConst));
        }
        while (At(TokenKind.At));
        return directives.ToArray();
    }

    DirectiveNode ParseDirective(bool isConst)
    {
        var start = token.Start;
        Expect(TokenKind.At);
        return new DirectiveNode { Name = ParseName(), Arguments = ParseArguments(isConst), Span = SpanFrom(start) };
    }

    NameNode ParseName()
    {
        if (!At(TokenKind.Name))
            ThrowExpected("a name");
        return new NameNode { Value = Text, Span = TakeSpan() };
    }

    Span TakeSpan()
    {
        var span = new Span(token.Start, token.End);
        Advance();
        return span;
    }
}
