using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Types;

public class SchemaPrinterTests
{
    // As it is printed: printing what it builds must give it back to the letter.
    const string Everything =
        """"
        """Who could go."""
        schema @owner(name: "Chair") {
          query: Register
          mutation: Mutation
        }

        """Who answers for it."""
        directive @owner(
          """Their office."""
          name: String! = "ARF Unit"
        ) repeatable on SCHEMA | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        directive @quiet(a: Int, b: [Int!] = [1, 2]) on UNION | INTERFACE | SCALAR | ENUM | INPUT_OBJECT

        type Register {
          node(id: ID!): Node
          people(first: Int = 25, order: [Order!] = [NAME], need: Need = { from: "2026", who: { id: 4 } }): [Anybody]

          """
          All of them,
          even those who left.
          """
          all(
            """How many."""
            first: Int = 25
            after: String @deprecated(reason: "Use \"page\".") @owner

            """Which page."""
            page: Int
          ): [Person] @deprecated
        }

        type Mutation {
          done: Boolean
        }

        interface Node {
          id: ID!
        }

        interface Named implements Node @quiet(a: null) {
          id: ID!
          name: String
        }

        type Person implements Named & Node @owner(name: "Chair") @owner {
          id: ID!
          name: String
          born: Date @owner
        }

        type Group {
          size: Float
        }

        union Anybody @quiet = Person | Group

        """A day."""
        scalar Date @specifiedBy(url: "https://example.org/date") @quiet

        enum Order @quiet {
          """By name."""
          NAME
          SIZE @deprecated(reason: "Nobody asks.") @owner
        }

        input Need @quiet {
          from: Date!
          who: Who @owner
          until: Date @deprecated
        }

        input Who @oneOf {
          id: ID
          name: String
        }
        """";

    [Fact]
    public void What_is_printed_reads_back_and_prints_the_same() =>
        SchemaPrinter.Print(Sdl.Build(Everything)).ShouldBe(Everything);

    [Fact]
    public void Sorted_text_reads_back_and_prints_the_same()
    {
        var sorted = SchemaPrinter.Print(Sdl.Build(Everything), sorted: true);

        SchemaPrinter.Print(Sdl.Build(sorted), sorted: true).ShouldBe(sorted);
    }

    [Fact]
    public void Sorted_means_everything_that_has_a_name_and_no_order()
    {
        var schema = Sdl.Build(
            """
            type Query implements J & I { b: U, a(z: Int, y: In): E @z @y }
            interface J { b: U }
            interface I { b: U }
            union U = Query | B
            type B { b: Int }
            enum E { Z Y }
            input In { b: Int = 1, a: [Int] = [2, 1] }
            directive @z repeatable on OBJECT | FIELD_DEFINITION
            directive @y(b: Int, a: Int) on FIELD_DEFINITION
            """);

        SchemaPrinter.Print(schema, sorted: true).ShouldBe(
            """
            directive @y(a: Int, b: Int) on FIELD_DEFINITION

            directive @z repeatable on FIELD_DEFINITION | OBJECT

            type B {
              b: Int
            }

            enum E {
              Y
              Z
            }

            interface I {
              b: U
            }

            input In {
              a: [Int] = [2, 1]
              b: Int = 1
            }

            interface J {
              b: U
            }

            type Query implements I & J {
              a(y: In, z: Int): E @z @y
              b: U
            }

            union U = B | Query
            """);
    }

    [Fact]
    public void What_introspection_cannot_tell_can_be_left_out()
    {
        var schema = Sdl.Build(
            """
            schema @mark { query: Query }
            type Query @mark {
              a(n: N @mark): D @mark @deprecated(reason: "No longer supported")
              b: Int @deprecated(reason: "Use a.") @mark
            }
            scalar D @mark @specifiedBy(url: "https://example.org")
            input N @mark @oneOf { a: Int, b: Int }
            directive @mark on SCHEMA | OBJECT | ARGUMENT_DEFINITION | FIELD_DEFINITION | SCALAR | INPUT_OBJECT
            """);

        SchemaPrinter.Print(schema, appliedDirectives: false).ShouldBe(
            """
            directive @mark on SCHEMA | OBJECT | ARGUMENT_DEFINITION | FIELD_DEFINITION | SCALAR | INPUT_OBJECT

            type Query {
              a(n: N): D @deprecated
              b: Int @deprecated(reason: "Use a.")
            }

            scalar D @specifiedBy(url: "https://example.org")

            input N @oneOf {
              a: Int
              b: Int
            }
            """);
    }

    [Fact]
    public void A_specified_directive_is_printed_where_the_SDL_writes_it_out()
    {
        const string sdl =
            """
            directive @deprecated(reason: String) on FIELD_DEFINITION | OBJECT

            type Query @deprecated {
              a: Int
            }
            """;

        SchemaPrinter.Print(Sdl.Build(sdl)).ShouldBe(sdl);
        SchemaPrinter.Print(Sdl.Build(sdl), appliedDirectives: false).ShouldBe("type Query {\n  a: Int\n}");
    }

    [Theory]
    [InlineData("  indented")]
    [InlineData("ends with a quote \"")]
    [InlineData("ends with a backslash \\")]
    [InlineData("has \"\"\" inside")]
    [InlineData("carriage\rreturn")]
    [InlineData("a bell \a")]
    [InlineData("first\n  second, indented\nthird\n\nfourth")]
    [InlineData("  first, indented\nsecond")]
    [InlineData("an envoy 🕊 of peace")]
    [InlineData("")]
    [InlineData("\n")]
    public void Descriptions_come_back_as_they_are(string description)
    {
        var quoted = System.Text.Json.JsonSerializer.Serialize(description);
        var schema = Sdl.Build($"{quoted} type Query {{ {quoted} a({quoted} b: Int): Int }}");

        var again = Sdl.Build(SchemaPrinter.Print(schema));

        again.Query.Description.ShouldBe(description);
        again.Query.Fields[0].Description.ShouldBe(description);
        again.Query.Fields[0].Arguments[0].Description.ShouldBe(description);
    }

    [Fact]
    public void A_schema_definition_is_printed_where_default_names_would_tell_something_else()
    {
        const string sdl =
            """
            schema {
              query: Query
            }

            type Query {
              latest: Mutation
            }

            type Mutation {
              name: String
            }
            """;

        SchemaPrinter.Print(Sdl.Build(sdl)).ShouldBe(sdl);
    }
}
