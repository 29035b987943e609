using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types.Rules;

/// <summary>
/// Directives written in the SDL are known, in their place, once unless repeatable, and have valid arguments
/// (spec 3.13, and 5.4 and 5.7 applied to the SDL).
/// </summary>
sealed class AppliedDirectiveRules(OrderedMap<DirectiveDefinition> known, SchemaFaults faults)
{
    public static void Check(MergedSdl sdl, SchemaAssembly assembly, SchemaFaults faults)
    {
        var rules = new AppliedDirectiveRules(assembly.Directives, faults);
        rules.CheckAt("SCHEMA", "schema", sdl.Schema.SelectMany(part => part.Node.Directives.Select(part.With)));
        foreach (var directive in sdl.Directives)
            rules.CheckArguments(directive.Node.Arguments.Select(directive.With), $"@{directive.Node.Name}");
        foreach (var type in sdl.Types)
            rules.CheckType(type);
    }

    void CheckType(TypeParts type)
    {
        CheckAt(Location(type.Definition.Node), type.Name, type.Directives);
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Node.Name}";
            CheckAt("FIELD_DEFINITION", coordinate, field.Node.Directives.Select(field.With));
            CheckArguments(field.Node.Arguments.Select(field.With), coordinate);
        }
        foreach (var value in type.EnumValues)
            CheckAt("ENUM_VALUE", $"{type.Name}.{value.Node.Name}", value.Node.Directives.Select(value.With));
        foreach (var field in type.InputFields)
        {
            var coordinate = $"{type.Name}.{field.Node.Name}";
            CheckAt("INPUT_FIELD_DEFINITION", coordinate, field.Node.Directives.Select(field.With));
        }
        foreach (var extension in type.Extensions)
            CheckOneOf(extension);
    }

    void CheckArguments(IEnumerable<Placed<InputValueDefinitionNode>> arguments, string owner)
    {
        foreach (var argument in arguments)
        {
            var coordinate = $"{owner}({argument.Node.Name}:)";
            CheckAt("ARGUMENT_DEFINITION", coordinate, argument.Node.Directives.Select(argument.With));
        }
    }

    // Spec 3.10.2, rule 5.
    void CheckOneOf(Placed<TypeDefinitionNode> extension)
    {
        if (extension.Node is not InputObjectTypeDefinitionNode input)
            return;
        foreach (var oneOf in input.Directives.Where(directive => directive.Name.Value == "oneOf"))
            faults.Add(extension.At(oneOf), $"`@oneOf` must stand where `{input.Name}` is defined, not extended.");
    }

    void CheckAt(string location, string coordinate, IEnumerable<Placed<DirectiveNode>> applied)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in applied)
        {
            var name = $"@{directive.Node.Name}";
            if (known.Find(directive.Node.Name.Value) is not { } definition)
            {
                var suggestion = DidYouMean.Suffix(name, known.Select(d => $"@{d.Name}"));
                faults.Add(
                    directive.Location, $"`{coordinate}` has `{name}`, but there is no such directive.{suggestion}");
                continue;
            }
            if (!definition.Locations.Contains(location))
            {
                var places = string.Join(", ", definition.Locations);
                faults.Add(
                    directive.Location, $"`{name}` must not stand on `{coordinate}` ({location}): it is for {places}.");
            }
            if (!seen.Add(name) && !definition.IsRepeatable)
                faults.Add(directive.Location, $"`{coordinate}` has `{name}` twice, but it is not repeatable.");
            CheckArguments(directive, definition);
        }
    }

    void CheckArguments(Placed<DirectiveNode> directive, DirectiveDefinition definition)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in directive.Node.Arguments)
        {
            var name = argument.Name.Value;
            if (!given.Add(name))
                faults.Add(directive.At(argument), $"`{definition}({name}:)` is given twice.");
            else if (definition.Arguments.Find(name) is { } expected)
                CheckValue(directive.With(argument.Value), expected);
            else
            {
                var suggestion = DidYouMean.Suffix(name, definition.Arguments.Select(a => a.Name));
                faults.Add(directive.At(argument), $"`{definition}` has no argument `{name}`.{suggestion}");
            }
        }
        foreach (var missing in definition.Arguments.Where(a => a.IsRequired && !given.Contains(a.Name)))
            faults.Add(directive.Location, $"`{missing.Coordinate}` of type `{missing.Type}` must be given.");
    }

    void CheckValue(Placed<ValueNode> value, InputValueDefinition expected)
    {
        if (!expected.Type.IsInputType)
            return;
        LiteralCheck.Check(value.Node, expected.Type, (node, message) =>
            faults.Add(value.At(node), $"`{expected.Coordinate}`: {message}"));
    }

    static string Location(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "SCALAR",
        ObjectTypeDefinitionNode => "OBJECT",
        InterfaceTypeDefinitionNode => "INTERFACE",
        UnionTypeDefinitionNode => "UNION",
        EnumTypeDefinitionNode => "ENUM",
        _ => "INPUT_OBJECT",
    };
}
