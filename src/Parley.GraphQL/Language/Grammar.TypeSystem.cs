namespace Parley.GraphQL.Language;

/// <summary>What was read of a definition before its keyword told what it is.</summary>
readonly record struct DefinitionHead(int Start, StringValueNode? Description, bool Extend = false);

// Spec section 3. A definition and its extension are read by one method: an extension has the same parts, all of them
// optional, but must have at least one.
ref partial struct Grammar
{
    TypeSystemDefinitionNode ParseTypeSystemExtension(DefinitionHead head)
    {
        ExpectKeyword("extend");
        // September 2025 knows no extension of a directive.
        if (Keyword is not "directive" && ParseTypeSystemDefinition(head with { Extend = true }) is { } extension)
            return extension;
        ThrowExpected("schema, scalar, type, interface, union, enum or input");
        return null;
    }

    /// <summary>Null if no definition of the type system starts here.</summary>
    TypeSystemDefinitionNode? ParseTypeSystemDefinition(DefinitionHead head) => Keyword switch
    {
        "schema" => ParseSchema(head),
        "scalar" => ParseScalarType(head),
        "type" => ParseObjectType(head),
        "interface" => ParseInterfaceType(head),
        "union" => ParseUnionType(head),
        "enum" => ParseEnumType(head),
        "input" => ParseInputObjectType(head),
        "directive" => ParseDirectiveDefinition(head),
        _ => null,
    };

    SchemaDefinitionNode ParseSchema(DefinitionHead head)
    {
        ExpectKeyword("schema");
        var directives = ParseDirectives(isConst: true);
        if (head.Extend && directives is [])
            RequireAddition(At(TokenKind.BraceOpen), "directives or \"{\"");
        return new SchemaDefinitionNode
        {
            Extend = head.Extend,
            Description = head.Description,
            Directives = directives,
            OperationTypes = head.Extend && !At(TokenKind.BraceOpen) ? [] : Many(
                TokenKind.BraceOpen, static (ref g, _) => g.ParseOperationTypeDefinition(), TokenKind.BraceClose),
            Span = SpanFrom(head.Start),
        };
    }

    OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = token.Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode
        {
            Operation = operation,
            Type = ParseNamedType(),
            Span = SpanFrom(start),
        };
    }

    ScalarTypeDefinitionNode ParseScalarType(DefinitionHead head)
    {
        ExpectKeyword("scalar");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        if (head.Extend)
            RequireAddition(directives is not [], "directives");
        return new ScalarTypeDefinitionNode
        {
            Extend = head.Extend,
            Description = head.Description,
            Name = name,
            Directives = directives,
            Span = SpanFrom(head.Start),
        };
    }

    ObjectTypeDefinitionNode ParseObjectType(DefinitionHead head)
    {
        ExpectKeyword("type");
        var node = new ObjectTypeDefinitionNode
        {
            Extend = head.Extend,
            Description = head.Description,
            Name = ParseName(),
            Interfaces = ParseImplementsInterfaces(),
            Directives = ParseDirectives(isConst: true),
            Fields = ParseFieldsDefinition(),
            Span = SpanFrom(head.Start),
        };
        if (head.Extend)
            RequireAddition(
                node is not { Interfaces: [], Directives: [], Fields: [] }, "\"implements\", directives or \"{\"");
        return node;
    }

    InterfaceTypeDefinitionNode ParseInterfaceType(DefinitionHead head)
    {
        ExpectKeyword("interface");
        var node = new InterfaceTypeDefinitionNode
        {
            Extend = head.Extend,
            Description = head.Description,
            Name = ParseName(),
            Interfaces = ParseImplementsInterfaces(),
            Directives = ParseDirectives(isConst: true),
            Fields = ParseFieldsDefinition(),
            Span = SpanFrom(head.Start),
        };
        if (head.Extend)
            RequireAddition(
                node is not { Interfaces: [], Directives: [], Fields: [] }, "\"implements\", directives or \"{\"");
        return node;
    }

    NamedTypeNode[] ParseImplementsInterfaces() =>
        TakeKeyword("implements") ? Delimited(TokenKind.Ampersand, static (ref g, _) => g.ParseNamedType()) : [];

    FieldDefinitionNode[] ParseFieldsDefinition() =>
        OptionalMany(TokenKind.BraceOpen, static (ref g, _) => g.ParseFieldDefinition(), TokenKind.BraceClose);

    FieldDefinitionNode ParseFieldDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            Type = ParseType(),
            Directives = ParseDirectives(isConst: true),
            Span = SpanFrom(start),
        };
    }

    InputValueDefinitionNode[] ParseArgumentsDefinition() =>
        OptionalMany(TokenKind.ParenOpen, static (ref g, _) => g.ParseInputValueDefinition(), TokenKind.ParenClose);

    InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new InputValueDefinitionNode
        {
            Description = description,
            Name = name,
            Type = ParseType(),
            DefaultValue = ParseDefaultValue(),
            Directives = ParseDirectives(isConst: true),
            Span = SpanFrom(start),
        };
    }

    UnionTypeDefinitionNode ParseUnionType(DefinitionHead head)
    {
        ExpectKeyword("union");
        var node = new UnionTypeDefinitionNode
        {
            Extend = head.Extend,
            Description = head.Description,
            Name = ParseName(),
            Directives = ParseDirectives(isConst: true),
            Types = Take(TokenKind.Equals) ? Delimited(TokenKind.Pipe, static (ref g, _) => g.ParseNamedType()) : [],
            Span = SpanFrom(head.Start),
        };
        if (head.Extend)
            RequireAddition(node is not { Directives: [], Types: [] }, "directives or \"=\"");
        return node;
    }

    EnumTypeDefinitionNode ParseEnumType(DefinitionHead head)
    {
        ExpectKeyword("enum");
        var node = new EnumTypeDefinitionNode
        {
            Extend = head.Extend,
            Description = head.Description,
            Name = ParseName(),
            Directives = ParseDirectives(isConst: true),
            Values = OptionalMany(
                TokenKind.BraceOpen, static (ref g, _) => g.ParseEnumValueDefinition(), TokenKind.BraceClose),
            Span = SpanFrom(head.Start),
        };
        if (head.Extend)
            RequireAddition(node is not { Directives: [], Values: [] }, "directives or \"{\"");
        return node;
    }

    EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = token.Start;
        return new EnumValueDefinitionNode
        {
            Description = ParseDescription(),
            Name = ParseEnumValueName(),
            Directives = ParseDirectives(isConst: true),
            Span = SpanFrom(start),
        };
    }

    NameNode ParseEnumValueName()
    {
        if (Keyword is "true" or "false" or "null")
            lexer.Throw(token.Start, $"\"{Text}\" is a value of its own and cannot name a value of an enum.");
        return ParseName();
    }

    InputObjectTypeDefinitionNode ParseInputObjectType(DefinitionHead head)
    {
        ExpectKeyword("input");
        var node = new InputObjectTypeDefinitionNode
        {
            Extend = head.Extend,
            Description = head.Description,
            Name = ParseName(),
            Directives = ParseDirectives(isConst: true),
            Fields = OptionalMany(
                TokenKind.BraceOpen, static (ref g, _) => g.ParseInputValueDefinition(), TokenKind.BraceClose),
            Span = SpanFrom(head.Start),
        };
        if (head.Extend)
            RequireAddition(node is not { Directives: [], Fields: [] }, "directives or \"{\"");
        return node;
    }

    DirectiveDefinitionNode ParseDirectiveDefinition(DefinitionHead head)
    {
        ExpectKeyword("directive");
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentsDefinition();
        var repeatable = TakeKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinitionNode
        {
            Description = head.Description,
            Name = name,
            Arguments = arguments,
            Repeatable = repeatable,
            Locations = Delimited(TokenKind.Pipe, static (ref g, _) => g.ParseDirectiveLocation()),
            Span = SpanFrom(head.Start),
        };
    }

    NameNode ParseDirectiveLocation()
    {
        var name = ParseName();
        if (name.Value is not
            ("QUERY" or "MUTATION" or "SUBSCRIPTION" or "FIELD" or "FRAGMENT_DEFINITION" or "FRAGMENT_SPREAD" or
            "INLINE_FRAGMENT" or "VARIABLE_DEFINITION" or
            "SCHEMA" or "SCALAR" or "OBJECT" or "FIELD_DEFINITION" or "ARGUMENT_DEFINITION" or "INTERFACE" or "UNION" or
            "ENUM" or "ENUM_VALUE" or "INPUT_OBJECT" or "INPUT_FIELD_DEFINITION"))
            lexer.Throw(name.Span.Start, $"Expected a place for directives, as FIELD or OBJECT, found {name.Value}.");
        return name;
    }

    readonly void RequireAddition(bool hasAny, string expected)
    {
        if (!hasAny)
            ThrowExpected(expected);
    }
}
