using System.Collections;
using System.Globalization;
using System.Text.Json;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Types;

public class InputCoercionTests
{
    const string NotAnInt = "cannot be read as `Int`: it is not a whole number between -2147483648 and 2147483647.";

    static readonly Schema Schema = SchemaBuilder.Build(
        [
            new Source(
                """
                type Query { f(day: Day, any: Any, need: Need, node: Example, pick: Pick, float: Float, id: ID): Int }
                scalar Any
                scalar Day
                enum Level { LED TOOK_PART STUDIED }
                input Need { from: Day!, all: [Tag!], any: [Tag!] = { tag: "peace" }, first: Int! = 25 }
                input Tag { tag: String!, atLeast: Level = STUDIED }
                input Example { a: String, b: Int! }
                input Pick @oneOf { a: String, b: Int }
                """),
        ],
        new Dictionary<string, ScalarCoercion> { ["Day"] = new Day() });

    // Type, literal, JSON, what both must give: the value, or "! path: message" of the first fault.
    [Theory]
    // Spec 3.5.1, Int.
    [InlineData("Int", "1", "1", "1")]
    [InlineData("Int", "-0", "-0", "0")]
    [InlineData("Int", "2147483647", "2147483647", "2147483647")]
    [InlineData("Int", "-2147483648", "-2147483648", "-2147483648")]
    [InlineData("Int", "2147483648", "2147483648", "! `2147483648` " + NotAnInt)]
    [InlineData("Int", "-2147483649", "-2147483649", "! `-2147483649` " + NotAnInt)]
    [InlineData("Int", "99999999999999999999", "99999999999999999999", "! `99999999999999999999` " + NotAnInt)]
    [InlineData("Int", "1.5", "1.5", "! `1.5` " + NotAnInt)]
    [InlineData("Int", "\"1\"", "\"1\"", "! `\"1\"` " + NotAnInt)]
    [InlineData("Int", "true", "true", "! `true` " + NotAnInt)]
    [InlineData("Int", "null", "null", "null")]
    [InlineData("Int!", "null", "null", "! null is not allowed: the type is `Int!`.")]
    // Spec 3.5.2, Float.
    [InlineData("Float", "1", "1", "1.0")]
    [InlineData("Float", "-1.5e3", "-1.5e3", "-1500.0")]
    [InlineData("Float", "123456789012345678901234567890", "123456789012345678901234567890", "1.2345678901234568E+29")]
    [InlineData(
        "Float", "1e400", "1e400",
        "! `1e400` cannot be read as `Float`: it is too large for a double-precision number.")]
    [InlineData("Float", "\"1.5\"", "\"1.5\"", "! `\"1.5\"` cannot be read as `Float`: it is not a number.")]
    // Spec 3.5.3 to 3.5.5.
    [InlineData("String", "\"a\\u00e9\\n\"", "\"a\\u00e9\\n\"", "\"aé\n\"")]
    [InlineData("String", "1", "1", "! `1` cannot be read as `String`: it is not a string.")]
    [InlineData("String", "[]", "[]", "! `[]` cannot be read as `String`: it is a list.")]
    [InlineData("String", "{}", "{}", "! `{}` cannot be read as `String`: it is an object.")]
    [InlineData("Boolean", "true", "true", "true")]
    [InlineData("Boolean", "false", "false", "false")]
    [InlineData("Boolean", "0", "0", "! `0` cannot be read as `Boolean`: it is neither true nor false.")]
    [InlineData(
        "Boolean", "\"true\"", "\"true\"", "! `\"true\"` cannot be read as `Boolean`: it is neither true nor false.")]
    [InlineData("ID", "\"p_1\"", "\"p_1\"", "\"p_1\"")]
    [InlineData("ID", "4", "4", "\"4\"")]
    [InlineData("ID", "-12345678901234567890", "-12345678901234567890", "\"-12345678901234567890\"")]
    [InlineData("ID", "4.5", "4.5", "! `4.5` cannot be read as `ID`: it is neither a string nor a whole number.")]
    [InlineData("ID", "true", "true", "! `true` cannot be read as `ID`: it is neither a string nor a whole number.")]
    // Spec 3.9, enums: a name in a document, a string in JSON.
    [InlineData("Level", "LED", "\"LED\"", "LED")]
    [InlineData("Level", "LEAD", "\"LEAD\"", "! `LEAD` is not a value of `Level`. Did you mean `LED`?")]
    [InlineData("Level", "led", "\"led\"", "! `led` is not a value of `Level`. Did you mean `LED`?")]
    [InlineData("Level", "1", "1", "! `1` cannot be read as `Level`: it is not one of its names.")]
    [InlineData("Level", "true", "true", "! `true` cannot be read as `Level`: it is not one of its names.")]
    // Spec 3.11, the table of lists.
    [InlineData("[Int]", "[1, 2, 3]", "[1, 2, 3]", "[1, 2, 3]")]
    [InlineData("[Int]", "[1, \"b\", true]", "[1, \"b\", true]", "! [1]: `\"b\"` " + NotAnInt)]
    [InlineData("[Int]", "1", "1", "[1]")]
    [InlineData("[Int]", "null", "null", "null")]
    [InlineData("[Int]", "[]", "[]", "[]")]
    [InlineData("[Int!]", "[1, null]", "[1, null]", "! [1]: null is not allowed: the type is `Int!`.")]
    [InlineData("[[Int]]", "[[1], [2, 3]]", "[[1], [2, 3]]", "[[1], [2, 3]]")]
    [InlineData("[[Int]]", "[1, 2, 3]", "[1, 2, 3]", "[[1], [2], [3]]")]
    [InlineData("[[Int]]", "[1, null, 3]", "[1, null, 3]", "[[1], null, [3]]")]
    [InlineData("[[Int]]", "[[1], [\"b\"]]", "[[1], [\"b\"]]", "! [1][0]: `\"b\"` " + NotAnInt)]
    [InlineData("[[Int]]", "1", "1", "[[1]]")]
    [InlineData("[[Int]!]!", "null", "null", "! null is not allowed: the type is `[[Int]!]!`.")]
    [InlineData("[Level]", "LED", "\"LED\"", "[LED]")]
    // Spec 3.10, the table of input objects, and nesting.
    [InlineData("Example", "{a: \"abc\", b: 123}", """{"a": "abc", "b": 123}""", "{a: \"abc\", b: 123}")]
    [InlineData("Example", "{a: null, b: 123}", """{"a": null, "b": 123}""", "{a: null, b: 123}")]
    [InlineData("Example", "{b: 123}", """{"b": 123}""", "{b: 123}")]
    [InlineData(
        "Example", "\"abc123\"", "\"abc123\"", "! `\"abc123\"` cannot be read as `Example`: it is not an object.")]
    [InlineData("Example", "[]", "[]", "! `[]` cannot be read as `Example`: it is not an object.")]
    [InlineData("Example", "{b: \"123\"}", """{"b": "123"}""", "! .b: `\"123\"` " + NotAnInt)]
    [InlineData(
        "Example", "{a: \"abc\"}", """{"a": "abc"}""", "! .b: the required field `b` of type `Int!` is missing.")]
    [InlineData("Example", "{b: null}", """{"b": null}""", "! .b: null is not allowed: the type is `Int!`.")]
    [InlineData("Example", "{b: 123, c: 1}", """{"b": 123, "c": 1}""", "! `Example` has no field `c`.")]
    [InlineData("[Example]", "{b: 1}", """{"b": 1}""", "[{b: 1}]")]
    [InlineData(
        "Need", "{from: \"2026-03-14\"}", """{"from": "2026-03-14"}""",
        "{any: [{atLeast: STUDIED, tag: \"peace\"}], first: 25, from: 2026-03-14}")]
    [InlineData(
        "Need", "{from: \"2026-03-14\", any: null, first: 1}", """{"from": "2026-03-14", "any": null, "first": 1}""",
        "{any: null, first: 1, from: 2026-03-14}")]
    [InlineData(
        "Need", "{from: \"2026-03-14\", first: null}", """{"from": "2026-03-14", "first": null}""",
        "! .first: null is not allowed: the type is `Int!`.")]
    // Spec 3.10.1, the table of one-of input objects.
    [InlineData("Pick", "{a: \"abc\"}", """{"a": "abc"}""", "{a: \"abc\"}")]
    [InlineData("Pick", "{b: 123}", """{"b": 123}""", "{b: 123}")]
    [InlineData(
        "Pick", "{a: null}", """{"a": null}""",
        "! .a: the one field given of `Pick` must have a value that is not null.")]
    [InlineData(
        "Pick", "{a: \"abc\", b: 123}", """{"a": "abc", "b": 123}""",
        "! exactly one field of `Pick` must be given, not 2.")]
    [InlineData(
        "Pick", "{a: \"abc\", b: null}", """{"a": "abc", "b": null}""",
        "! exactly one field of `Pick` must be given, not 2.")]
    [InlineData("Pick", "{}", "{}", "! exactly one field of `Pick` must be given, not 0.")]
    // Custom scalars.
    [InlineData("Day", "\"2026-03-14\"", "\"2026-03-14\"", "2026-03-14")]
    [InlineData(
        "Day", "\"2026-02-30\"", "\"2026-02-30\"",
        "! `\"2026-02-30\"` cannot be read as `Day`: it is not a date like 2026-03-14.")]
    [InlineData(
        "Day", "[\"2026-03-14\"]", "[\"2026-03-14\"]", "! `[\"2026-03-14\"]` cannot be read as `Day`: it is a list.")]
    [InlineData(
        "Any", "[1, 1.5, \"a\", true, null, {b: [9000000000]}]", """[1, 1.5, "a", true, null, {"b": [9000000000]}]""",
        "[1, 1.5, \"a\", true, null, {b: [9000000000]}]")]
    [InlineData(
        "Any", "{a: {b: 1e400}}", """{"a": {"b": 1e400}}""",
        "! `1e400` cannot be read as `Any`: it is too large for a double-precision number.")]
    public void A_literal_and_its_JSON_give_the_same(string type, string literal, string json, string expected)
    {
        Literal(type, literal).ShouldBe(expected, "as a literal");
        Json(type, json).ShouldBe(expected, "as JSON");
    }

    [Theory]
    [InlineData("Int", "1.0", "! `1.0` " + NotAnInt, "1")]
    [InlineData("Int", "1e3", "! `1e3` " + NotAnInt, "1000")]
    [InlineData("ID", "4.0", "! `4.0` cannot be read as `ID`: it is neither a string nor a whole number.", "\"4\"")]
    [InlineData(
        "ID", "1e21", "! `1e21` cannot be read as `ID`: it is neither a string nor a whole number.",
        "\"1000000000000000000000\"")]
    [InlineData(
        "Level", "\"LED\"",
        "! `\"LED\"` cannot be read as `Level`: it is not one of its names: write LED without quotes.", "LED")]
    public void Where_JSON_cannot_tell_two_kinds_apart_it_may_be_either(
        string type, string text, string literal, string json)
    {
        Literal(type, text).ShouldBe(literal);
        Json(type, text).ShouldBe(json);
    }

    [Theory]
    [InlineData("String", "LED", "! `LED` cannot be read as `String`: it is a name.")]
    [InlineData("Day", "LED", "! `LED` cannot be read as `Day`: it is a name.")]
    [InlineData("Any", "LED", "\"LED\"")]
    [InlineData("String", "\"\"\"\n  a\n    b\n\"\"\"", "\"a\n  b\"")]
    public void What_JSON_has_not(string type, string literal, string expected) =>
        Literal(type, literal).ShouldBe(expected);

    [Theory]
    [InlineData("\"\\uD83D\"")]
    [InlineData("\"\\uDE00 first\"")]
    public void Half_a_surrogate_pair_is_no_string(string json)
    {
        Json("String", json).ShouldBe($"! `{json}` cannot be read as `String`: it is not valid Unicode.");
        Json("Example", $"{{{json}: 1, \"b\": 2}}").ShouldBe("! `Example` has no field `\uFFFD`.");
    }

    // Type, literal with $var, the variables as coerced before, result; spec 3.10 and 3.11.
    [Theory]
    [InlineData("Example", "{a: $var, b: 123}", "null", "{a: null, b: 123}")]
    [InlineData("Example", "{a: $var, b: 123}", "", "{b: 123}")]
    [InlineData("Example", "{b: $var}", "123", "{b: 123}")]
    [InlineData("Example", "{b: $var}", "", "! .b: variable `$var` is not given, but the type here is `Int!`.")]
    [InlineData("Example", "{b: $var}", "null", "! .b: variable `$var` is null, but the type here is `Int!`.")]
    [InlineData(
        "Need", "{from: \"2026-03-14\", first: $var}", "",
        "{any: [{atLeast: STUDIED, tag: \"peace\"}], first: 25, from: 2026-03-14}")]
    [InlineData(
        "Need", "{from: \"2026-03-14\", first: $var}", "null",
        "! .first: variable `$var` is null, but the type here is `Int!`.")]
    [InlineData("Pick", "{b: $var}", "123", "{b: 123}")]
    [InlineData("Pick", "{b: $var}", "", "! .b: the one field given of `Pick` must have a value that is not null.")]
    [InlineData("Pick", "{b: $var}", "null", "! .b: the one field given of `Pick` must have a value that is not null.")]
    [InlineData("Pick", "{a: \"abc\", b: $var}", "", "! exactly one field of `Pick` must be given, not 2.")]
    [InlineData("[Int]", "[1, $var]", "2", "[1, 2]")]
    [InlineData("[Int]", "[1, $var]", "", "[1, null]")]
    [InlineData("[Int!]", "[1, $var]", "", "! [1]: variable `$var` is not given, but the type here is `Int!`.")]
    [InlineData("[[Int]]", "[$var]", "null", "[null]")]
    [InlineData("Int", "$var", "", "absent")]
    [InlineData("Int", "$var", "null", "null")]
    [InlineData("Int!", "$var", "", "! variable `$var` is not given, but the type here is `Int!`.")]
    [InlineData("Any", "{a: $var, b: [$var]}", "", "{b: [null]}")]
    [InlineData("Any", "{a: $var, b: [$var]}", "7", "{a: 7, b: [7]}")]
    public void Variables_inside_literals(string type, string literal, string variable, string expected) =>
        Literal(type, literal, variable switch
        {
            "" => [],
            "null" => new Dictionary<string, object?> { ["var"] = null },
            _ => new Dictionary<string, object?> { ["var"] = int.Parse(variable, CultureInfo.InvariantCulture) },
        }).ShouldBe(expected);

    [Theory]
    [InlineData("f", "{x: 5}")]
    [InlineData("f(x: $var)", "{x: 5}")]
    [InlineData("f(x: 6)", "{x: 6}")]
    [InlineData("f(x: null)", "! null is not allowed: the type is `Int!`.")]
    public void An_argument_left_out_has_its_default(string field, string expected)
    {
        var query = Sdl.Build("type Query { f(x: Int! = 5): Int }").Query;

        Show(() => InputCoercion.Arguments(query.Fields[0].Arguments, ArgumentsOf(field), NoVariables, new Source("")))
            .ShouldBe(expected);
    }

    [Fact]
    public void A_default_is_coerced_once_and_kept()
    {
        var need = ((InputObjectType)Schema.Types.Find("Need")!).Fields.Find("any")!;

        need.CoercedDefault.ShouldBeOfType<object[]>().ShouldBeSameAs(need.CoercedDefault);
    }

    [Theory]
    [InlineData("$x: Int = 5", "{}", "{x: 5}")]
    [InlineData("$x: Int = 5", """{"x": null}""", "{x: null}")]
    [InlineData("$x: Int", "{}", "{}")]
    [InlineData("$x: Int", "null", "{}")]
    [InlineData("$x: [Int!] = 5, $y: Level = LED", """{"y": "STUDIED", "z": 1}""", "{x: [5], y: STUDIED}")]
    [InlineData("$x: Int", """{"x": 1, "x": 2}""", "{x: 2}")]
    [InlineData("$x: Int, $y: Int", """{"\uD83D": 1, "x": 1, "x": 2}""", "{x: 2}")]
    public void Variables_given_or_with_a_default_are_there(string definitions, string json, string expected) =>
        Show(() => Coerce($"query({definitions}) {{ f }}", json)).ShouldBe(expected);

    [Fact]
    public void Every_fault_of_every_variable_is_told_at_its_definition_with_path_and_coordinate()
    {
        const string document = "query(\n  $first: Int!\n  $need: Need\n  $fine: Int\n  $pets: [Dog]) "
            + "{ f(need: $need) ... @include(if: true) { ...F } } fragment F on Query { g(in: { all: [0, $first] }) }";
        var json = """{"need": {"all": [{"tag": "a"}, {"tag": 1, "atLeast": "STUDID"}], "form": 1}, "fine": 1}""";

        var errors = Should.Throw<GraphQLException>(() => Coerce(document, json)).Errors;

        errors.Select(e => e.Message).ShouldBe(
        [
            "Variable `$first`: a value must be given: its type is `Int!`.",
            "Variable `$need` at `need.from`: the required field `from` of type `Day!` is missing.",
            "Variable `$need` at `need.all[1].tag`: `1` cannot be read as `String`: it is not a string.",
            "Variable `$need` at `need.all[1].atLeast`: `STUDID` is not a value of `Level`. Did you mean `STUDIED`?",
            "Variable `$need`: `Need` has no field `form`. Did you mean `from`?",
            "Variable `$pets`: `[Dog]` is not an input type of this schema.",
        ]);
        errors.ShouldAllBe(e => e.Code == ErrorCodes.BadVariable);
        errors.Select(e => e.Locations.Single())
            .ShouldBe([new(2, 3), new(3, 3), new(3, 3), new(3, 3), new(3, 3), new(5, 3)]);
        errors.Select(e => JsonSerializer.Serialize(e.Extensions!["inputPath"])).ShouldBe(
        [
            """["in","all",1]""",
            """["need","from"]""",
            """["need","all",1,"tag"]""",
            """["need","all",1,"atLeast"]""",
            """["need"]""",
            """["pets"]""",
        ]);
        errors.Select(e => e.Extensions!["variable"]).ShouldBe(["first", "need", "need", "need", "need", "pets"]);
        errors.Select(e => e.Extensions!.GetValueOrDefault("coordinate"))
            .ShouldBe(["Int", "Need.from", "Tag.tag", "Tag.atLeast", "Need", null]);
    }

    [Fact]
    public void Every_fault_in_an_argument_is_told_at_its_place_in_the_literal()
    {
        const string document =
            "{ f(pick: { a: \"x\" },\n need: { from: \"2026-03-14\", all: [{ tag: 1 }, { tag: \"a\", atLeast: X }]"
            + " }) }";
        var arguments = ((FieldNode)Operation(Parser.Parse(new Source(document))).SelectionSet.Selections[0]).Arguments;

        var errors = Should.Throw<GraphQLException>(() =>
                InputCoercion.Arguments(Schema.Query.Fields[0].Arguments, arguments, NoVariables, new Source(document)))
            .Errors;

        errors.Select(e => JsonSerializer.Serialize(e.Extensions!["inputPath"])).ShouldBe(
            ["""["need","all",0,"tag"]""", """["need","all",1,"atLeast"]"""]);
        var error = errors[0];
        error.Message.ShouldBe(
            "Argument `Query.f(need:)` at `need.all[0].tag`: `1` cannot be read as `String`: it is not a string.");
        error.Code.ShouldBe(ErrorCodes.BadArgument);
        error.Locations.ShouldBe([new Location(2, 43)]);
        error.Extensions!["coordinate"].ShouldBe("Tag.tag");
        error.Extensions!["inputPath"].ShouldBe(new object[] { "need", "all", 0, "tag" });
    }

    [Theory]
    [InlineData("$x: [Int]", """{"x": [FAULTY]}""", "\"a\"")]
    [InlineData("$x: Example", """{"x": {"b": 1, FAULTY}}""", "\"c\": 1")]
    [InlineData("$x: [[Int]], $y: Int", """{"x": [[FAULTY], [FAULTY]], "y": true}""", "true")]
    public void Faults_are_looked_for_up_to_a_limit(string definitions, string json, string faulty)
    {
        var document = $"query({definitions}) {{ f }}";
        var thousand = string.Join(", ", Enumerable.Repeat(faulty, 1000));
        var variables = json.Replace("FAULTY", thousand, StringComparison.Ordinal);

        var errors = Should.Throw<GraphQLException>(() => Coerce(document, variables)).Errors;

        errors.Count.ShouldBe(51);
        errors[^1].Message.ShouldBe("The variables have too many faults; the rest was not looked for.");
        errors.ShouldAllBe(e => e.Code == ErrorCodes.BadVariable);
    }

    [Fact]
    public void A_pair_of_surrogates_is_not_cut_in_two()
    {
        var text = new string('a', 77);

        Json("Int", $"\"{text}🕊🕊\"").ShouldStartWith($"! `\"{text}…` cannot be read");
    }

    [Fact]
    public void A_long_name_is_cut_short_in_messages()
    {
        var name = new string('a', 1000);

        Literal("Level", name).ShouldBe($"! `{name[..79]}…` is not a value of `Level`.");
        Json("Example", $"{{\"b\": 1, \"{name}\": 2}}").ShouldBe($"! `Example` has no field `{name[..79]}…`.");
    }

    [Fact]
    public void A_long_value_is_cut_short_in_messages() =>
        Json("Int", $"\"{new string('a', 1000)}\"").ShouldStartWith($"! `\"{new string('a', 78)}…` cannot be read");

    static readonly Dictionary<string, object?> NoVariables = [];

    static string Literal(string type, string literal, Dictionary<string, object?>? variables = null)
    {
        var x = new InputValueDefinition("x") { Type = Schema.Resolve(Parser.ParseType(new Source(type)))! };
        return Show(() =>
        {
            var coerced = InputCoercion.Arguments(
                new OrderedMap<InputValueDefinition>([x], d => d.Name),
                ArgumentsOf($"f(x: {literal})"),
                variables ?? NoVariables,
                new Source(""));
            return coerced.TryGetValue("x", out var value) ? value : Absent;
        });
    }

    static string Json(string type, string json) =>
        Show(() => Coerce($"query($x: {type}) {{ f }}", $"{{\"x\": {json}}}")["x"]);

    static IReadOnlyDictionary<string, object?> Coerce(string document, string json)
    {
        var parsed = Parser.Parse(new Source(document));
        return InputCoercion.Variables(Schema, parsed, Operation(parsed), JsonDocument.Parse(json).RootElement);
    }

    static OperationDefinitionNode Operation(DocumentNode document) => (OperationDefinitionNode)document.Definitions[0];

    static IReadOnlyList<ArgumentNode> ArgumentsOf(string field) =>
        ((FieldNode)Operation(Parser.Parse(new Source($"{{ {field} }}"))).SelectionSet.Selections[0]).Arguments;

    static readonly object Absent = new();

    static string Show(Func<object?> coerce)
    {
        try
        {
            return Show(coerce());
        }
        catch (GraphQLException refused)
        {
            var first = refused.Errors[0].Message.Split(": ", 2);
            var path = first[0].Split(" at `x") is [_, var inside] ? $"{inside.TrimEnd('`')}: " : "";
            return $"! {path}{first[1]}";
        }
    }

    static string Show(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        string s => $"\"{s}\"",
        double d when double.IsInteger(d) && Math.Abs(d) < 1e15 => d.ToString("F1", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        EnumValueDefinition e => e.Name,
        InputObject o => Show(o.Fields),
        IReadOnlyDictionary<string, object?> fields =>
            $"{{{string.Join(", ", fields.Select(f => $"{f.Key}: {Show(f.Value)}").Order(StringComparer.Ordinal))}}}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Show))}]",
        _ => value == Absent ? "absent" : Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    sealed class Day : ScalarCoercion
    {
        public override Type ClrType => typeof(DateOnly);

        public override bool TryCoerce(LeafValue leaf, out object? value, out string? problem)
        {
            var accepted = DateOnly.TryParseExact(
                leaf.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
            value = accepted ? date : null;
            problem = accepted ? null : "it is not a date like 2026-03-14";
            return accepted;
        }
    }
}
