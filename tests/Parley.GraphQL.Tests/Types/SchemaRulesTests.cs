namespace Parley.GraphQL.Tests.Types;

/// <summary>Section 3 of the specification, rule by rule: SDL and the faults it must have, each at its place.</summary>
public class SchemaRulesTests
{
    const string Query = "type Query { a: Int }  ";

    [Theory]
    [InlineData(
        "type Query { a: Strin }",
        "1:1:17  `Query.a` refers to `Strin`, but there is no such type. Did you mean `String`?")]
    [InlineData(
        Query + "type A { a(b: [Dat!]): Int }  scalar Date",
        "1:1:39  `A.a(b:)` refers to `Dat`, but there is no such type. Did you mean `Date`?")]
    [InlineData(Query + "input I { a: X! }", "1:1:37  `I.a` refers to `X`, but there is no such type.")]
    [InlineData(Query + "directive @d(a: X) on FIELD", "1:1:40  `@d(a:)` refers to `X`, but there is no such type.")]
    [InlineData(
        Query + "type A implements Nod { a: Int }  interface Node { a: Int }",
        "1:1:42  `A` refers to `Nod`, but there is no such type. Did you mean `Node`?")]
    [InlineData(Query + "union U = X", "1:1:34  `U` refers to `X`, but there is no such type.")]
    [InlineData(
        "schema { query: Quer }  " + Query,
        "1:1:17  `schema` refers to `Quer`, but there is no such type. Did you mean `Query`?")]
    public void Unknown_types(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Fact]
    public void An_unknown_type_is_told_once_and_draws_no_other_fault() =>
        Sdl.FaultsOf("type Query implements N { a: X, b(c: X = 1): X }  interface N { a: X }")
            .ShouldBe(["1:1:30  `Query.a` refers to `X`, but there is no such type."]);

    [Theory]
    [InlineData(Query + "type Query { b: Int }", "1:1:29  `Query` is defined twice; first at 1:1.")]
    [InlineData(Query + "scalar A  enum A { B }", "1:1:39  `A` is defined twice; first at 1:1.")]
    [InlineData(Query + "type A { b: Int, c: Int, b: Int }", "1:1:49  `A.b` is defined twice; first at 1:1.")]
    [InlineData(Query + "type A { b(c: Int, c: Int): Int }", "1:1:43  `A.b(c:)` is defined twice; first at 1:1.")]
    [InlineData(Query + "input A { b: Int, b: Int }", "1:1:42  `A.b` is defined twice; first at 1:1.")]
    [InlineData(Query + "enum A { B C B }", "1:1:37  `A.B` is defined twice; first at 1:1.")]
    [InlineData(Query + "directive @a on FIELD  directive @a on QUERY", "1:1:58  `@a` is defined twice; first at 1:1.")]
    [InlineData(Query + "directive @a(b: Int, b: Int) on FIELD", "1:1:45  `@a(b:)` is defined twice; first at 1:1.")]
    [InlineData(
        Query + "schema { query: Query }  schema { query: Query }",
        "1:1:49  The schema is defined twice; first at 1:1.")]
    [InlineData(Query + "schema { query: Query, query: Query }", "1:1:47  The query root is named twice.")]
    [InlineData(Query + "extend type Query { a: Int }", "1:1:44  `Query.a` is defined twice; first at 1:1.")]
    [InlineData(Query + "scalar Int", "1:1:31  `Int` is a built-in type and cannot be defined anew.")]
    [InlineData(
        Query + "type A implements I & I { a: Int }  interface I { a: Int }",
        "1:1:46  `A` names the interface `I` twice.")]
    [InlineData(Query + "union U = Query | Query", "1:1:42  `U` names the member `Query` twice.")]
    [InlineData(Query + "union U = Query  extend union U = Query", "1:1:58  `U` names the member `Query` twice.")]
    public void Names_used_twice(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Fact]
    public void The_first_definition_is_found_in_its_file() =>
        Sdl.FaultsOf("\n" + Query, "type A { a: Int }", "type A { b: Int }")
            .ShouldBe(["3:1:6  `A` is defined twice; first at 2:1."]);

    [Theory]
    [InlineData(
        Query + "type __A { a: Int }",
        "1:1:29  `__A` must not have a name that begins with `__`: those belong to introspection.")]
    [InlineData(
        "type Query { __a: Int }",
        "1:1:14  `Query.__a` must not have a name that begins with `__`: those belong to introspection.")]
    [InlineData(
        "type Query { a(__b: Int): Int }",
        "1:1:16  `Query.a(__b:)` must not have a name that begins with `__`: those belong to introspection.")]
    [InlineData(
        Query + "enum A { __B }",
        "1:1:33  `A.__B` must not have a name that begins with `__`: those belong to introspection.")]
    [InlineData(
        Query + "input A { __b: Int }",
        "1:1:34  `A.__b` must not have a name that begins with `__`: those belong to introspection.")]
    [InlineData(
        Query + "directive @__d on FIELD",
        "1:1:35  `@__d` must not have a name that begins with `__`: those belong to introspection.")]
    [InlineData(
        Query + "directive @d(__a: Int) on FIELD",
        "1:1:37  `@d(__a:)` must not have a name that begins with `__`: those belong to introspection.")]
    public void Reserved_names(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData(
        "type Query { a: [In!] }  input In { a: Int }",
        "1:1:17  `Query.a` cannot return `[In!]`: it is an input object, which is for input only.")]
    [InlineData(
        "type Query { a(b: Query): Int }",
        "1:1:19  `Query.a(b:)` cannot take `Query`: it is an object type, which is for output only.")]
    [InlineData(
        "type Query { a(b: U!): Int }  union U = Query",
        "1:1:19  `Query.a(b:)` cannot take `U!`: it is a union, which is for output only.")]
    [InlineData(
        Query + "input I { a: N = 1 }  interface N { a: Int }",
        "1:1:37  `I.a` cannot take `N`: it is an interface, which is for output only.")]
    [InlineData(
        Query + "directive @d(a: Query) on FIELD",
        "1:1:40  `@d(a:)` cannot take `Query`: it is an object type, which is for output only.")]
    public void Types_in_the_wrong_position(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData("type Query", "1:1:6  `Query` must have at least one field.")]
    [InlineData(Query + "interface I", "1:1:34  `I` must have at least one field.")]
    [InlineData(Query + "union U", "1:1:30  `U` must have at least one member type.")]
    [InlineData(Query + "enum E", "1:1:29  `E` must have at least one value.")]
    [InlineData(Query + "input I", "1:1:30  `I` must have at least one field.")]
    public void Types_without_members(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Fact]
    public void Members_may_all_stand_in_extensions() =>
        Sdl.FaultsOf("type Query", "extend type Query { a: Int }").ShouldBeEmpty();

    [Theory]
    [InlineData(
        Query + "type A implements Query { a: Int }",
        "1:1:42  `A` cannot implement `Query`: it is an object type, not an interface.")]
    [InlineData(Query + "interface I implements I { a: Int }", "1:1:47  `I` cannot implement itself.")]
    [InlineData(Query + "interface I implements J { a: Int }  interface J implements I { a: Int }",
        "1:1:34  `I` and `J` implement each other.", "1:1:71  `J` and `I` implement each other.")]
    [InlineData(Query + "interface N { a: Int }  interface M implements N { a: Int }  type A implements M { a: Int }",
        "1:1:90  `A` must implement `N` too, because `M` does.")]
    [InlineData(Query + "interface N { a: Int, b: [Int!] }  type A implements N { a: Int }",
        "1:1:64  `A` must have the field `b: [Int!]` of its interface `N`.")]
    [InlineData(
        Query + "interface N { a: Int! }  type A implements N { a: Int }",
        "1:1:71  `A.a` is `Int`, but `N.a` promises `Int!`.")]
    [InlineData(
        Query + "interface N { a: [N] }  type A implements N { a: A }",
        "1:1:70  `A.a` is `A`, but `N.a` promises `[N]`.")]
    [InlineData(
        Query + "interface N { a(b: Int): Int }  type A implements N { a: Int }",
        "1:1:78  `A.a` must take `b: Int` as `N.a(b:)` does.")]
    [InlineData(Query + "interface N { a(b: Int): Int }  type A implements N { a(b: Int!): Int }",
        "1:1:80  `A.a(b:)` takes `Int!`, but must take `Int` as `N.a(b:)` does.")]
    [InlineData(Query + "interface N { a: Int }  type A implements N { a(b: Int!): Int }",
        "1:1:72  `A.a(b:)` must be optional, because `N.a` does not have it.")]
    [InlineData(Query + "interface N { a: Int }  type A implements N { a: Int @deprecated }",
        "1:1:70  `A.a` must not be deprecated while `N.a` is not.")]
    [InlineData(Query + "interface N { a: Int }  type A implements N { a: Int }  extend interface N { b: Int }",
        "1:1:53  `A` must have the field `b: Int` of its interface `N`.")]
    public void Implementations(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData("interface N { a: N }  type A implements N { a: A! }")]
    [InlineData("interface N { a: [N] }  type A implements N { a: [A!]! }")]
    [InlineData("interface N { a: U }  type A implements N { a: A }  union U = A")]
    [InlineData("interface N { a: N }  interface M implements N { a: M }  type A implements M & N { a: A }")]
    [InlineData("interface N { a: Int }  type A implements N { a(b: Int! = 1, c: Int): Int }")]
    [InlineData("interface N { a: Int @deprecated }  type A implements N { a: Int @deprecated }")]
    public void Valid_implementations(string sdl) => Sdl.FaultsOf(Query + sdl).ShouldBeEmpty();

    [Theory]
    [InlineData(
        Query + "interface I { a: Int }  union U = I",
        "1:1:58  `U` cannot have the member `I`: it is an interface, not an object type.")]
    [InlineData(Query + "union U = U", "1:1:34  `U` cannot have the member `U`: it is a union, not an object type.")]
    [InlineData(
        Query + "union U = Int | Query",
        "1:1:34  `U` cannot have the member `Int`: it is a scalar, not an object type.")]
    public void Union_members(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData(
        Query + "input A { a: A! }",
        "1:1:34  `A` can never be given: it needs itself through `A.a`. Make one nullable or a list.")]
    [InlineData(Query + "input A { x: Int, b: B! }  input B { c: C! }  input C { b: B!, a: A! }",
        "1:1:42  `A` can never be given: it needs itself through `A.b`, `B.c`, `C.a`. Make one nullable or a list.",
        "1:1:61  `B` can never be given: it needs itself through `B.c`, `C.b`. Make one nullable or a list.")]
    [InlineData(Query + "input A @oneOf { b: B }  input B @oneOf { a: A }",
        "1:1:41  `A` can never be given: it needs itself through `A.b`, `B.a`. Make one nullable or a list.")]
    [InlineData(
        Query + "input A @oneOf { a: Int!, b: Int }",
        "1:1:41  `A.a` must be nullable: only one field of a @oneOf input is given.")]
    [InlineData(
        Query + "input A @oneOf { a: Int = 1, b: Int }",
        "1:1:41  `A.a` must not have a default: only one field of a @oneOf input is given.")]
    [InlineData(
        Query + "input A @oneOf { b: Int }  extend input A { a: Int! }",
        "1:1:68  `A.a` must be nullable: only one field of a @oneOf input is given.")]
    [InlineData(
        Query + "input A { b: Int }  extend input A @oneOf",
        "1:1:59  `@oneOf` must stand where `A` is defined, not extended.")]
    public void Input_objects(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData("input A { a: A }")]
    [InlineData("input A { a: [A!]! }")]
    [InlineData("input A { b: B! }  input B { a: A }")]
    [InlineData("input A @oneOf { a: A, b: Int }  input B { a: A! }")]
    public void Circles_that_can_end(string sdl) => Sdl.FaultsOf(Query + sdl).ShouldBeEmpty();

    [Theory]
    [InlineData("type Query { a(b: Boolean = \"1\"): Int }",
        "1:1:29  The default of `Query.a(b:)`: `\"1\"` cannot be read as `Boolean`: it is neither true nor false.")]
    [InlineData(
        "type Query { a(b: [Int!] = [1, null]): Int }",
        "1:1:32  The default of `Query.a(b:)`: null is not allowed: the type is `Int!`.")]
    [InlineData(Query + "enum E { LED }  input I { a: E = LEAD, b: J = { from: 1 } }  input J { form: Int }",
        "1:1:57  The default of `I.a`: `LEAD` is not a value of `E`. Did you mean `LED`?",
        "1:1:72  The default of `I.b`: `J` has no field `from`. Did you mean `form`?")]
    [InlineData(
        Query + "directive @d(a: Boolean! = null) on FIELD",
        "1:1:51  The default of `@d(a:)`: null is not allowed: the type is `Boolean!`.")]
    [InlineData(Query + "input A { a: A = {} }", "1:1:34  The default of `A.a` needs itself: `A.a` -> `A.a`.")]
    [InlineData(
        Query + "input A { b: B = {} }  input B { a: [A!] = [{}] }",
        "1:1:34  The default of `A.b` needs itself: `A.b` -> `B.a` -> `A.b`.")]
    [InlineData(
        Query + "input A { x: Int, a: A = { a: { x: 1 } } }",
        "1:1:42  The default of `A.a` needs itself: `A.a` -> `A.a`.")]
    public void Default_values(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData("input A { a: A = { a: null } }")]
    [InlineData("input A { a: [A] = [] }")]
    [InlineData("input A { b: B = { a: null } }  input B { a: A = {} }")]
    [InlineData("input A { b: [[B!]] = { c: 1 } }  input B { c: Int! }")]
    public void Default_values_that_end(string sdl) => Sdl.FaultsOf(Query + sdl).ShouldBeEmpty();

    [Theory]
    [InlineData("type Query { a(b: Int! @deprecated): Int }",
        "1:1:16  `Query.a(b:)` is required, so it must not be deprecated.")]
    [InlineData(Query + "input I { a: Int! @deprecated }",
        "1:1:34  `I.a` is required, so it must not be deprecated.")]
    [InlineData(Query + "directive @d(a: Int! @deprecated) on FIELD",
        "1:1:37  `@d(a:)` is required, so it must not be deprecated.")]
    [InlineData("type Query { a(b: Int! = 1 @deprecated, c: Int @deprecated): Int }")]
    public void Deprecated_inputs(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData(
        "type Query { a: Int @deprecatd }",
        "1:1:21  `Query.a` has `@deprecatd`, but there is no such directive. Did you mean `@deprecated`?")]
    [InlineData(
        Query + "type A @skip(if: true) { a: Int }",
        "1:1:31  `@skip` must not stand on `A` (OBJECT): it is for FIELD, FRAGMENT_SPREAD, INLINE_FRAGMENT.")]
    [InlineData(
        "schema @oneOf { query: Query }  " + Query,
        "1:1:8  `@oneOf` must not stand on `schema` (SCHEMA): it is for INPUT_OBJECT.")]
    [InlineData(
        "type Query { a: Int @deprecated @deprecated }",
        "1:1:33  `Query.a` has `@deprecated` twice, but it is not repeatable.")]
    [InlineData(
        Query + "directive @d on OBJECT  type A @d { a: Int }  extend type A @d",
        "1:1:84  `A` has `@d` twice, but it is not repeatable.")]
    [InlineData(Query + "directive @d repeatable on OBJECT  type A @d @d { a: Int }  extend type A @d")]
    [InlineData(
        "type Query { a: Int @deprecated(reson: \"b\") }",
        "1:1:33  `@deprecated` has no argument `reson`. Did you mean `reason`?")]
    [InlineData(
        "type Query { a: Int @deprecated(reason: 1) }",
        "1:1:41  `@deprecated(reason:)`: `1` cannot be read as `String`: it is not a string.")]
    [InlineData(
        "type Query { a: Int @deprecated(reason: null) }",
        "1:1:41  `@deprecated(reason:)`: null is not allowed: the type is `String!`.")]
    [InlineData(
        "type Query { a: Int @deprecated(reason: \"a\", reason: \"b\") }",
        "1:1:46  `@deprecated(reason:)` is given twice.")]
    [InlineData(Query + "scalar S @specifiedBy", "1:1:33  `@specifiedBy(url:)` of type `String!` must be given.")]
    [InlineData(
        Query + "scalar S @specifiedBy(url: 1)",
        "1:1:51  `@specifiedBy(url:)`: `1` cannot be read as `String`: it is not a string.")]
    [InlineData(Query + "union U @x = Query  enum E @x { A @x }  input I @x { a(b: Int): Int }", "1:1:78  ")]
    public void Applied_directives(string sdl, params string[] faults)
    {
        var found = Sdl.FaultsOf(sdl);
        if (faults is [.., { Length: 8 } place])
            found.ShouldHaveSingleItem().ShouldStartWith(place);
        else
            found.ShouldBe(faults);
    }

    [Fact]
    public void Directives_are_looked_at_wherever_they_can_stand() =>
        Sdl.FaultsOf(
            """
            schema @x { query: Query }
            type Query @x { a(b: Int @x): Int @x }
            scalar S @x
            interface N @x { a: Int }
            union U @x = Query
            enum E @x { A @x }
            input I @x { a: Int @x }
            directive @d(a: Int @x) on FIELD
            extend type Query @x { c: Int @x }
            """).Select(fault => fault.Split(" has `@x`")[0]).ShouldBe(
        [
            "1:1:8  `schema`", "1:2:12  `Query`", "1:2:26  `Query.a(b:)`", "1:2:35  `Query.a`", "1:3:10  `S`",
            "1:4:13  `N`", "1:5:9  `U`", "1:6:8  `E`", "1:6:15  `E.A`", "1:7:9  `I`", "1:7:21  `I.a`",
            "1:8:21  `@d(a:)`", "1:9:19  `Query`", "1:9:31  `Query.c`",
        ]);

    [Theory]
    [InlineData("directive @d(a: Int @d) on ARGUMENT_DEFINITION", "1:1:35  `@d` refers to itself: `@d` -> `@d`.")]
    [InlineData("directive @d(a: Int @e) on ARGUMENT_DEFINITION  directive @e(a: Int @d) on ARGUMENT_DEFINITION",
        "1:1:35  `@d` refers to itself: `@d` -> `@e` -> `@d`.", "1:1:83  `@e` refers to itself: `@e` -> `@d` -> `@e`.")]
    [InlineData("directive @d(a: I) on INPUT_FIELD_DEFINITION  input I { b: J }  input J { c: Int @d }",
        "1:1:35  `@d` refers to itself: `@d` -> `I` -> `J` -> `@d`.")]
    [InlineData(
        "directive @d(a: E) on ENUM_VALUE  enum E { A @d }", "1:1:35  `@d` refers to itself: `@d` -> `E` -> `@d`.")]
    [InlineData("directive @d(a: S) on SCALAR  scalar S @d", "1:1:35  `@d` refers to itself: `@d` -> `S` -> `@d`.")]
    [InlineData("directive @d(a: I) on OBJECT  input I { a: I }")]
    public void Directives_that_refer_to_themselves(string sdl, params string[] faults) =>
        Sdl.FaultsOf(Query + sdl).ShouldBe(faults);

    [Theory]
    [InlineData(
        "type A { a: Int }",
        "There is no query root: define `type Query`, or name another type in `schema { query: … }`.")]
    [InlineData(
        "schema { mutation: A }  type A { a: Int }",
        "1:1:1  There is no query root: define `type Query`, or name another type in `schema { query: … }`.")]
    [InlineData("scalar Query", "1:1:8  The query root must be an object type, which `Query` is not.")]
    [InlineData(
        Query + "input Mutation { a: Int }",
        "1:1:30  The mutation root must be an object type, which `Mutation` is not.")]
    [InlineData(
        Query + "schema { query: Query, subscription: U }  union U = Query",
        "1:1:61  The subscription root must be an object type, which `U` is not.")]
    [InlineData(
        Query + "schema { query: Query, mutation: Query }",
        "1:1:57  `Query` is the mutation root and another root too: they must differ.")]
    [InlineData(
        Query + "schema { query: Query }  extend schema { query: Query }", "1:1:65  The query root is named twice.")]
    public void Root_types(string sdl, params string[] faults) => Sdl.FaultsOf(sdl).ShouldBe(faults);

    [Theory]
    [InlineData(
        "extend type Quer { b: Int }",
        "1:1:36  `Quer` cannot be extended: no such type is defined. Did you mean `Query`?")]
    [InlineData(
        "extend input Query { b: Int }",
        "1:1:37  `Query` cannot be extended: `extend input` does not go with `type` at 1:1.")]
    [InlineData("extend scalar ID @a", "1:1:38  `ID` cannot be extended: it is a built-in type.")]
    [InlineData("extend type __Type { a: Int }", "1:1:36  `__Type` cannot be extended: it is a built-in type.")]
    public void Extensions(string sdl, params string[] faults) => Sdl.FaultsOf(Query + sdl).ShouldBe(faults);

    [Fact]
    public void Operations_have_no_place_in_a_schema() =>
        Sdl.FaultsOf(Query + "{ a }").ShouldBe(["1:1:24  An operation or fragment has no place in a schema."]);

    [Fact]
    public void All_faults_of_all_files_are_told_in_the_order_of_files_and_lines() =>
        Sdl.FaultsOf("type Query {\n  a: X\n  b: Y\n}", "type A\nextend type B { a: Int }")
            .Select(fault => fault.Split(' ')[0])
            .ShouldBe(["1:2:6", "1:3:6", "2:1:6", "2:2:13"]);
}
