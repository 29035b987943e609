using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

public sealed class ParserTests
{
    static readonly ParserLimits AnyLength = new(int.MaxValue);

    [Fact]
    public void An_operation_has_all_its_parts()
    {
        var operation = Definition<OperationDefinitionNode>(
            """"
            """
            Why
            """
            mutation M("how many" $n: [Int!]! = [1] @a, $m: T) @b(c: $n) { f }
            """");

        operation.Operation.ShouldBe(OperationType.Mutation);
        operation.Name!.Value.ShouldBe("M");
        operation.Description!.Value.ShouldBe("Why");
        operation.Description.Block.ShouldBeTrue();
        operation.Directives.ShouldHaveSingleItem()
            .Arguments.ShouldHaveSingleItem().Value.ShouldBeOfType<VariableNode>();
        operation.VariableDefinitions.Select(v => v.Variable.Name.Value).ShouldBe(["n", "m"]);
        var n = operation.VariableDefinitions[0];
        n.Description!.Value.ShouldBe("how many");
        n.DefaultValue.ShouldBeOfType<ListValueNode>();
        n.Directives.ShouldHaveSingleItem();
        n.Type.ShouldBeOfType<NonNullTypeNode>()
            .Type.ShouldBeOfType<ListTypeNode>()
            .Type.ShouldBeOfType<NonNullTypeNode>();
    }

    [Fact]
    public void A_selection_set_alone_is_a_query()
    {
        var operation = Definition<OperationDefinitionNode>("{ f }");

        operation.Operation.ShouldBe(OperationType.Query);
        operation.Name.ShouldBeNull();
        operation.Description.ShouldBeNull();
        operation.VariableDefinitions.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_before_a_colon_is_an_alias()
    {
        var set = Definition<OperationDefinitionNode>("{ a: b(c: 1) @d { e } f }").SelectionSet;

        var aliased = set.Selections[0].ShouldBeOfType<FieldNode>();
        (aliased.Alias?.Value, aliased.Name.Value, aliased.ResponseName).ShouldBe(("a", "b", "a"));
        aliased.Arguments.ShouldHaveSingleItem();
        aliased.Directives.ShouldHaveSingleItem();
        aliased.SelectionSet!.Selections.ShouldHaveSingleItem();
        var plain = set.Selections[1].ShouldBeOfType<FieldNode>();
        (plain.Alias?.Value, plain.ResponseName).ShouldBe((null, "f"));
        plain.SelectionSet.ShouldBeNull();
    }

    [Fact]
    public void Three_dots_start_a_spread_or_an_inline_fragment()
    {
        var selections = Definition<OperationDefinitionNode>("{ ...F @a ... on T { x } ... @a { x } ...only }")
            .SelectionSet.Selections;

        selections[0].ShouldBeOfType<FragmentSpreadNode>().Name.Value.ShouldBe("F");
        selections[1].ShouldBeOfType<InlineFragmentNode>().TypeCondition!.Name.Value.ShouldBe("T");
        selections[2].ShouldBeOfType<InlineFragmentNode>().TypeCondition.ShouldBeNull();
        selections[3].ShouldBeOfType<FragmentSpreadNode>().Name.Value.ShouldBe("only");
    }

    [Theory]
    [InlineData("1", typeof(IntValueNode))]
    [InlineData("1.0", typeof(FloatValueNode))]
    [InlineData("1e0", typeof(FloatValueNode))]
    [InlineData("\"1\"", typeof(StringValueNode))]
    [InlineData("true", typeof(BooleanValueNode))]
    [InlineData("null", typeof(NullValueNode))]
    [InlineData("NULL", typeof(EnumValueNode))]
    [InlineData("[]", typeof(ListValueNode))]
    [InlineData("{}", typeof(ObjectValueNode))]
    [InlineData("$v", typeof(VariableNode))]
    public void A_value_is_known_by_its_first_token(string text, Type kind) =>
        Parser.ParseValue(new Source(text), isConst: false).ShouldBeOfType(kind);

    [Fact]
    public void A_number_keeps_every_digit_as_written()
    {
        Parser.ParseValue(new Source("-123456789012345678901234567890"))
            .ShouldBeOfType<IntValueNode>().Value.ShouldBe("-123456789012345678901234567890");
        Parser.ParseValue(new Source("1.50E+0400")).ShouldBeOfType<FloatValueNode>().Value.ShouldBe("1.50E+0400");
    }

    [Theory]
    [InlineData("extend schema @a", typeof(SchemaDefinitionNode))]
    [InlineData("extend scalar T @a", typeof(ScalarTypeDefinitionNode))]
    [InlineData("extend type T @a", typeof(ObjectTypeDefinitionNode))]
    [InlineData("extend interface T @a", typeof(InterfaceTypeDefinitionNode))]
    [InlineData("extend union T @a", typeof(UnionTypeDefinitionNode))]
    [InlineData("extend enum T @a", typeof(EnumTypeDefinitionNode))]
    [InlineData("extend input T @a", typeof(InputObjectTypeDefinitionNode))]
    public void An_extension_is_the_definition_it_extends_marked(string text, Type kind)
    {
        var extension = Definition<TypeSystemDefinitionNode>(text);

        extension.ShouldBeOfType(kind);
        extension.Extend.ShouldBeTrue();
        if (kind != typeof(SchemaDefinitionNode))
            Definition<TypeSystemDefinitionNode>(text["extend ".Length..]).Extend.ShouldBeFalse();
    }

    [Fact]
    public void A_type_has_all_its_parts()
    {
        var type = Definition<ObjectTypeDefinitionNode>(
            """"
            "A person"
            type Person implements & Node & Named @key(fields: "id") {
              "Its name"
              name("how" form: Form = LONG @a, n: Int): String! @deprecated
            }
            """");

        type.Name.Value.ShouldBe("Person");
        type.Description!.Value.ShouldBe("A person");
        type.Interfaces.Select(i => i.Name.Value).ShouldBe(["Node", "Named"]);
        type.Directives.ShouldHaveSingleItem().Name.Value.ShouldBe("key");
        var field = type.Fields.ShouldHaveSingleItem();
        field.Description!.Value.ShouldBe("Its name");
        field.Type.ShouldBeOfType<NonNullTypeNode>();
        field.Directives.ShouldHaveSingleItem().Name.Value.ShouldBe("deprecated");
        field.Arguments.Select(a => a.Name.Value).ShouldBe(["form", "n"]);
        field.Arguments[0].DefaultValue.ShouldBeOfType<EnumValueNode>().Value.ShouldBe("LONG");
    }

    [Fact]
    public void A_directive_definition_has_all_its_parts()
    {
        var directive = Definition<DirectiveDefinitionNode>(
            "\"x\" directive @d(a: Int) repeatable on | FIELD | ENUM_VALUE");

        directive.Description!.Value.ShouldBe("x");
        directive.Repeatable.ShouldBeTrue();
        directive.Arguments.ShouldHaveSingleItem();
        directive.Locations.Select(l => l.Value).ShouldBe(["FIELD", "ENUM_VALUE"]);
    }

    [Theory]
    [InlineData("  query Q { a } # end", 2, 15)]
    [InlineData("\"why\" query Q { a }", 0, 19)]
    [InlineData(", type T implements A & B ,", 2, 25)]
    [InlineData("extend enum E { A }\n", 0, 19)]
    public void A_definition_spans_its_first_to_its_last_token(string text, int start, int end) =>
        Definition<DefinitionNode>(text).Span.ShouldBe(new Span(start, end));

    [Fact]
    public void Every_node_lies_within_its_parent()
    {
        var document = Parser.Parse(new Source(KitchenSink.Executable + KitchenSink.TypeSystem));

        foreach (var (parent, child) in Outline.Edges(document))
        {
            child.Span.Start.ShouldBeGreaterThanOrEqualTo(parent.Span.Start);
            child.Span.End.ShouldBeLessThanOrEqualTo(parent.Span.End);
            child.Span.End.ShouldBeGreaterThan(child.Span.Start);
        }
    }

    [Fact]
    public void A_node_without_children_of_a_kind_shares_the_empty_list()
    {
        var field = Definition<OperationDefinitionNode>("{ a }").SelectionSet.Selections[0].ShouldBeOfType<FieldNode>();

        field.Arguments.ShouldBeSameAs(Array.Empty<ArgumentNode>());
        field.Directives.ShouldBeSameAs(Array.Empty<DirectiveNode>());
    }

    [Theory]
    [InlineData("{ a", "Expected \"}\" to close the \"{\" at 1:1, found the end of the text.")]
    [InlineData("{ a(b c) }", "Expected \":\", found the name \"c\".")]
    [InlineData("{ }", "Found nothing between \"{\" and \"}\"; leave both out or put something in.")]
    [InlineData("qwery { a }", "Expected a definition, such as query or type, found the name \"qwery\".")]
    [InlineData("{ a(b: 01) }", "A number other than 0 does not start with 0.")]
    [InlineData("{ a(b: 1.0.0) }", "A number must not run into \".\"; put a space between.")]
    [InlineData("{ a(b: 'c') }", "Strings are written in double quotes (\"), not in single ones (').")]
    [InlineData("{ a(b: \"c) }", "The string is not closed: expected a double quote (\") on the same line.")]
    [InlineData("type T { a: Int = $b }", "Expected a name, found \"=\".")]
    [InlineData("input T { a: Int = $b }", "The variable \"$b\" cannot stand here: the value must be constant.")]
    [InlineData("fragment on on T { a }", "Expected the name of a fragment, which cannot be \"on\".")]
    [InlineData("{ é }", "Unexpected character U+00E9.")]
    public void A_fault_is_told_in_plain_words(string text, string message) =>
        Refusal(text).Message.ShouldBe(message);

    [Fact]
    public void A_long_string_is_not_repeated_whole_in_a_message() =>
        Refusal($"\"x\" \"{new string('y', 100_000)}\"").Message.Length.ShouldBeLessThan(200);

    [Fact]
    public void A_fault_names_the_file_it_stands_in()
    {
        var error = Should.Throw<GraphQLException>(() => Parser.Parse(new Source("type {\n}", "schema/people.graphql")))
            .Errors.ShouldHaveSingleItem();

        error.ToString().ShouldBe("schema/people.graphql:1:6  Expected a name, found \"{\".");
    }

    [Fact]
    public void As_many_tokens_as_allowed_pass_and_one_more_does_not()
    {
        Parser.Parse(new Source("{ a b }"), new ParserLimits(MaxTokens: 4));

        var error = Refusal("{ a\n  b }", new ParserLimits(MaxTokens: 3));

        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
        error.Locations.ShouldBe([new Location(2, 5)]);
        error.Extensions!["limit"].ShouldBe("maxTokens");
        error.Extensions["allowed"].ShouldBe(3L);
    }

    [Fact]
    public void Comments_and_commas_are_not_counted_as_tokens() =>
        Parser.Parse(new Source("{ a, #b\n,,, }"), new ParserLimits(MaxTokens: 3)).Definitions.ShouldHaveSingleItem();

    [Fact]
    public void As_many_directives_as_allowed_pass_and_one_more_does_not()
    {
        var limits = new ParserLimits(MaxDirectives: 2);
        Parser.Parse(new Source("query @a { b @c }"), limits);

        var error = Refusal("query @a { b @c ... @d { e } }", limits);

        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
        error.Locations.ShouldBe([new Location(1, 21)]);
        error.Extensions!["limit"].ShouldBe("maxDirectives");
        error.Extensions["allowed"].ShouldBe(2L);
    }

    [Theory]
    [InlineData("{ a { b } }", "{ a { b { c } } }", 9)]
    [InlineData("{ ... { b } }", "{ ... { b { c } } }", 11)]
    [InlineData("{ a(b: [1]) }", "{ a(b: [[1]]) }", 9)]
    [InlineData("{ a(b: {c: 1}) }", "{ a(b: {c: {d: 1}}) }", 12)]
    [InlineData("{ a @d(b: [1]) }", "{ a @d(b: [{}]) }", 12)]
    [InlineData("query ($a: [[T]]) { a }", "query ($a: [[[T]]]) { a }", 14)]
    [InlineData("input I { a: T = [[]] }", "input I { a: T = [[{}]] }", 20)]
    public void As_deep_as_allowed_passes_and_one_deeper_does_not(string allowed, string refused, int column)
    {
        var limits = new ParserLimits(MaxDepth: 2);
        Parser.Parse(new Source(allowed), limits);

        var error = Refusal(refused, limits);

        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
        error.Locations.ShouldBe([new Location(1, column)]);
        error.Extensions!["limit"].ShouldBe("maxDepth");
        error.Extensions["allowed"].ShouldBe(2L);
    }

    [Fact]
    public void What_is_closed_no_longer_counts_as_depth()
    {
        var broad = string.Concat(Enumerable.Repeat("a(b: [[1]]) { c } ", 100));

        Parser.Parse(new Source($"{{ {broad} }}"), new ParserLimits(MaxDepth: 3)).Definitions.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("", "{")]
    [InlineData("", "{a")]
    [InlineData("", "{...")]
    [InlineData("", "{...on T")]
    [InlineData("", "{...@d")]
    [InlineData("{a(b:", "[")]
    [InlineData("{a(b:", "{c:")]
    [InlineData("{a(b:", "[{c:")]
    [InlineData("{a @d(b:", "[")]
    [InlineData("query($a:", "[")]
    [InlineData("query($a:T=", "[")]
    [InlineData("query($a:T=", "{b:")]
    [InlineData("type T{a:", "[")]
    [InlineData("type T @d(a:", "{b:")]
    [InlineData("input T{a:A=", "[")]
    [InlineData("", "(")]
    [InlineData("", "[")]
    [InlineData("{a", "(")]
    [InlineData("{a", "(b:")]
    [InlineData("query", "(")]
    [InlineData("type T", "{")]
    [InlineData("{a", "@d(b:")]
    [InlineData("{a(b:", "\"")]
    [InlineData("", "!")]
    [InlineData("type T{a:A", "!")]
    [InlineData("", "\"\"\"x\"\"\"")]
    public void A_million_opening_brackets_are_refused_and_nothing_overflows(string head, string repeated)
    {
        var text = head + string.Concat(Enumerable.Repeat(repeated, 1_000_000));

        // Half of the 1.5 MB that the least generous platforms give a thread, for a caller has used some of it.
        OnThread(stackKilobytes: 768, () => Should.Throw<GraphQLException>(
            () => Parser.Parse(new Source(text), new ParserLimits(int.MaxValue, ParserLimits.HighestMaxDepth))));
    }

    [Fact]
    public void A_million_brackets_around_a_lone_value_or_type_are_refused()
    {
        var brackets = new Source(new string('[', 1_000_000));

        Should.Throw<GraphQLException>(() => Parser.ParseValue(brackets, limits: AnyLength));
        Should.Throw<GraphQLException>(() => Parser.ParseType(brackets, AnyLength));
    }

    [Fact]
    public void Depth_cannot_be_allowed_without_end()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new ParserLimits(MaxDepth: ParserLimits.HighestMaxDepth + 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new ParserLimits() with { MaxDepth = int.MaxValue });
    }

    [Fact]
    public void Ignored_tokens_between_tokens_change_nothing()
    {
        var random = new Random(7);
        string[] ignored = [" ", "\t", "\n", "\r", "\r\n", ",", "\uFEFF", "# { \"\n", "#\r", " , # é 😀\r\n\t"];
        foreach (var text in new[] { KitchenSink.Executable, KitchenSink.TypeSystem })
        {
            var lexer = new Lexer(new Source(text));
            var spaced = "";
            for (var token = lexer.Next(0); token.Kind != TokenKind.EndOfText; token = lexer.Next(token.End))
                spaced += string.Concat(random.GetItems(ignored, random.Next(1, 4))) + text[token.Start..token.End];

            Outline.Write(Parser.Parse(new Source(spaced))).ShouldBe(Outline.Write(Parser.Parse(new Source(text))));
        }
    }

    static T Definition<T>(string text)
        where T : DefinitionNode =>
        Parser.Parse(new Source(text)).Definitions.ShouldHaveSingleItem().ShouldBeAssignableTo<T>()!;

    static GraphQLError Refusal(string text, ParserLimits? limits = null) =>
        Should.Throw<GraphQLException>(() => Parser.Parse(new Source(text), limits)).Errors.ShouldHaveSingleItem();

    static void OnThread(int stackKilobytes, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            stackKilobytes * 1024);
        thread.Start();
        thread.Join();
        failure.ShouldBeNull();
    }
}
