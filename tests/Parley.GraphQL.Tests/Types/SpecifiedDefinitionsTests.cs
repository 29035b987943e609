using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Types;

public class SpecifiedDefinitionsTests
{
    static readonly Schema Schema = Sdl.Build("type Query { a: Int }");

    // Spec 4.2, "Schema Introspection Schema".
    [Theory]
    [InlineData(
        "__Schema", "description: String", "types: [__Type!]!", "queryType: __Type!", "mutationType: __Type",
        "subscriptionType: __Type", "directives: [__Directive!]!")]
    [InlineData("__Type", "kind: __TypeKind!", "name: String", "description: String", "specifiedByURL: String",
        "fields(includeDeprecated: Boolean! = false): [__Field!]", "interfaces: [__Type!]", "possibleTypes: [__Type!]",
        "enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]",
        "inputFields(includeDeprecated: Boolean! = false): [__InputValue!]",
        "ofType: __Type", "isOneOf: Boolean")]
    [InlineData("__Field", "name: String!", "description: String",
        "args(includeDeprecated: Boolean! = false): [__InputValue!]!", "type: __Type!",
        "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData(
        "__InputValue", "name: String!", "description: String", "type: __Type!", "defaultValue: String",
        "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData(
        "__EnumValue", "name: String!", "description: String", "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData("__Directive", "name: String!", "description: String", "isRepeatable: Boolean!",
        "locations: [__DirectiveLocation!]!", "args(includeDeprecated: Boolean! = false): [__InputValue!]!")]
    public void The_introspection_types_have_the_fields_of_the_specification(string type, params string[] fields) =>
        ((ObjectType)Schema.Types.Find(type)!).Fields.Select(Signature).ShouldBe(fields);

    [Theory]
    [InlineData("__TypeKind", "SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL")]
    [InlineData("__DirectiveLocation",
        "QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION "
        + "SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT "
        + "INPUT_FIELD_DEFINITION")]
    public void The_introspection_enums_have_the_values_of_the_specification(string type, string values) =>
        string.Join(' ', ((EnumType)Schema.Types.Find(type)!).Values.Select(v => v.Name)).ShouldBe(values);

    // Spec 3.13.1 to 3.13.5.
    [Theory]
    [InlineData("skip", "(if: Boolean!)", "FIELD FRAGMENT_SPREAD INLINE_FRAGMENT")]
    [InlineData("include", "(if: Boolean!)", "FIELD FRAGMENT_SPREAD INLINE_FRAGMENT")]
    [InlineData(
        "deprecated", "(reason: String! = \"No longer supported\")",
        "FIELD_DEFINITION ARGUMENT_DEFINITION INPUT_FIELD_DEFINITION ENUM_VALUE")]
    [InlineData("specifiedBy", "(url: String!)", "SCALAR")]
    [InlineData("oneOf", "", "INPUT_OBJECT")]
    public void The_specified_directives_are_those_of_the_specification(string name, string arguments, string locations)
    {
        var directive = Schema.Directives.Find(name)!;

        Signature(directive.Arguments).ShouldBe(arguments);
        string.Join(' ', directive.Locations).ShouldBe(locations);
        directive.IsRepeatable.ShouldBeFalse();
    }

    [Fact]
    public void All_that_is_specified_is_described()
    {
        foreach (var type in Schema.Types.Where(t => t.IsBuiltIn))
            type.Description.ShouldNotBeNullOrWhiteSpace(type.Name);
        foreach (var directive in Schema.Directives)
            directive.Description.ShouldNotBeNullOrWhiteSpace(directive.Name);
    }

    static string Signature(FieldDefinition field) => $"{field.Name}{Signature(field.Arguments)}: {field.Type}";

    static string Signature(OrderedMap<InputValueDefinition> arguments) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(Signature))})";

    static string Signature(InputValueDefinition argument) =>
        $"{argument.Name}: {argument.Type}{(argument.PrintedDefault is { } value ? $" = {value}" : "")}";
}
