using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Types;

public class SchemaBuilderTests
{
    [Fact]
    public void Extensions_are_merged_behind_what_they_extend_wherever_they_stand()
    {
        var schema = Sdl.Build(
            """
            extend type Query { people: [Person!]! }
            extend union Anybody = Group
            extend enum Level { LOW }
            extend interface Named { native: String }
            extend input Need { until: Date }
            extend scalar Date @specifiedBy(url: "https://example.org/date")
            extend schema { mutation: Change }
            """,
            """
            schema { query: Query }
            type Query { level: Level, anybody(need: Need): Anybody }
            type Change { done: Boolean }
            scalar Date
            interface Named { name: String }
            type Person implements Named { name: String, native: String }
            type Group { size: Int }
            union Anybody = Person
            enum Level { HIGH }
            input Need { from: Date }
            """);

        schema.Query.Fields.Select(f => f.Name).ShouldBe(["level", "anybody", "people"]);
        schema.Mutation!.Name.ShouldBe("Change");
        ((UnionType)schema.Types.Find("Anybody")!).Types.Select(t => t.Name).ShouldBe(["Person", "Group"]);
        ((EnumType)schema.Types.Find("Level")!).Values.Select(v => v.Name).ShouldBe(["HIGH", "LOW"]);
        ((InterfaceType)schema.Types.Find("Named")!).Fields.Select(f => f.Name).ShouldBe(["name", "native"]);
        ((InputObjectType)schema.Types.Find("Need")!).Fields.Select(f => f.Name).ShouldBe(["from", "until"]);
        ((ScalarType)schema.Types.Find("Date")!).SpecifiedByUrl.ShouldBe("https://example.org/date");
    }

    [Fact]
    public void The_members_an_extension_adds_know_its_file()
    {
        var schema = Sdl.Build("type Query {\n  a: Int\n}", "extend type Query {\n  \"Later.\"\n  b: Int\n}");

        schema.Query.Fields.Find("a")!.Location.ToString().ShouldBe("1:2");
        schema.Query.Fields.Find("b")!.Location.ShouldSatisfyAllConditions(
            at => at.File.ShouldBe("2"), at => at.Location.ShouldBe(new Location(3, 3)));
    }

    [Fact]
    public void Types_stand_in_the_order_of_the_SDL_then_built_in_scalars_in_use_then_introspection() =>
        Sdl.Build("type Query { b: B, id: ID }  type B { c: Boolean }  type A { c: Boolean }")
            .Types.Select(t => t.Name).ShouldBe(
            [
                "Query", "B", "A", "String", "Boolean", "ID",
                "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive",
                "__DirectiveLocation",
            ]);

    [Fact]
    public void A_built_in_scalar_is_in_use_when_only_a_directive_takes_it() =>
        Sdl.Build("type Query { b: Boolean }  directive @weight(by: Float) on FIELD")
            .Types.Contains("Float").ShouldBeTrue();

    [Fact]
    public void The_specified_directives_stand_behind_those_of_the_SDL() =>
        Sdl.Build("directive @access on OBJECT  type Query { b: Boolean }")
            .Directives.Select(d => d.Name)
            .ShouldBe(["access", "skip", "include", "deprecated", "specifiedBy", "oneOf"]);

    [Fact]
    public void The_SDL_may_write_a_specified_directive_out()
    {
        var schema = Sdl.Build(
            """
            directive @oneOf on INPUT_OBJECT
            type Query { b(a: A): Boolean }
            input A @oneOf { a: Int, b: Int }
            """);

        schema.Directives.Count(d => d.Name == "oneOf").ShouldBe(1);
        ((InputObjectType)schema.Types.Find("A")!).IsOneOf.ShouldBeTrue();
    }

    [Fact]
    public void Root_types_have_their_default_names_when_no_schema_is_defined()
    {
        var schema = Sdl.Build("type Query { a: Int }  type Mutation { a: Int }  type Subscription { a: Int }");

        schema.RootType(OperationType.Query)!.Name.ShouldBe("Query");
        schema.RootType(OperationType.Mutation)!.Name.ShouldBe("Mutation");
        schema.RootType(OperationType.Subscription)!.Name.ShouldBe("Subscription");
    }

    [Fact]
    public void A_schema_definition_takes_the_default_names_their_meaning()
    {
        var schema = Sdl.Build(
            """
            "Viruses." schema { query: Query }
            type Query { latest: Mutation }
            type Mutation { name: String }
            """);

        schema.Mutation.ShouldBeNull();
        schema.Description.ShouldBe("Viruses.");
    }

    [Fact]
    public void Deprecation_has_the_reason_given_or_the_specified_one()
    {
        var fields = Sdl.Build(
            """
            type Query {
              a: Int @deprecated
              b: Int @deprecated(reason: "Use `c`.")
              c(d: Int @deprecated): Int
            }
            """).Query.Fields;

        fields.Select(f => f.DeprecationReason).ShouldBe(["No longer supported", "Use `c`.", null]);
        fields.Find("c")!.Arguments[0].DeprecationReason.ShouldBe("No longer supported");
    }

    [Fact]
    public void Every_definition_knows_its_schema_coordinate()
    {
        var schema = Sdl.Build(
            """
            directive @d(a: Int) on FIELD
            type Query { f(x: I): E }
            input I { g: Int }
            enum E { V }
            """);

        schema.Query.Fields[0].Coordinate.ShouldBe("Query.f");
        schema.Query.Fields[0].Arguments[0].Coordinate.ShouldBe("Query.f(x:)");
        ((InputObjectType)schema.Types.Find("I")!).Fields[0].Coordinate.ShouldBe("I.g");
        ((EnumType)schema.Types.Find("E")!).Values[0].Coordinate.ShouldBe("E.V");
        schema.Directives[0].Arguments[0].Coordinate.ShouldBe("@d(a:)");
    }

    [Fact]
    public void Every_type_knows_its_kind()
    {
        var schema = Sdl.Build(
            """
            type Query { u: U, n(i: I, s: S): N, e: [E!]! }
            union U = O
            type O implements N { a: Int }
            interface N { a: Int }
            input I { a: Int }
            scalar S
            enum E { V }
            """);

        "Query U N I S E".Split(' ').Select(name => schema.Types.Find(name)!.Kind)
            .ShouldBe(["OBJECT", "UNION", "INTERFACE", "INPUT_OBJECT", "SCALAR", "ENUM"]);
        schema.Query.Fields.Find("e")!.Type.ShouldBeOfType<NonNullType>().ShouldSatisfyAllConditions(
            t => t.Kind.ShouldBe("NON_NULL"), t => t.OfType.Kind.ShouldBe("LIST"), t => t.ToString().ShouldBe("[E!]!"));
    }

    [Fact]
    public void Custom_scalars_are_read_as_told_and_the_others_as_they_come()
    {
        var upper = new Upper();
        var schema = SchemaBuilder.Build(
            [new Source("type Query { a(x: Shout, y: Other): Int }  scalar Shout  scalar Other")],
            new Dictionary<string, ScalarCoercion> { ["Shout"] = upper });

        ((ScalarType)schema.Types.Find("Shout")!).Coercion.ShouldBe(upper);
        ((ScalarType)schema.Types.Find("Other")!).Coercion.ShouldBe(ScalarCoercion.Any);
    }

    [Theory]
    [InlineData("Shuot", "A coercion is given for `Shuot`, but the SDL has no such scalar. Did you mean `Shout`?")]
    [InlineData("Int", "A coercion is given for `Int`, but the SDL has no such scalar.")]
    public void A_coercion_without_its_scalar_is_refused(string name, string fault) =>
        Should.Throw<GraphQLException>(() => SchemaBuilder.Build(
                [new Source("type Query { a(x: Shout): Int }  scalar Shout")],
                new Dictionary<string, ScalarCoercion> { [name] = new Upper() }))
            .Errors.ShouldHaveSingleItem().Message.ShouldBe(fault);

    [Fact]
    public void Every_file_that_does_not_parse_is_told()
    {
        var faults = Sdl.FaultsOf("type Query {", "type A { a: Int }", "type B { b Int }");

        faults.Length.ShouldBe(2);
        faults[0].ShouldStartWith("1:1:13  ");
        faults[1].ShouldStartWith("3:1:12  ");
    }

    sealed class Upper : ScalarCoercion
    {
        public override Type ClrType => typeof(string);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            value = leaf.Text.ToUpperInvariant();
            problem = null;
            return true;
        }
    }
}
