using GraphQL.Errors;
using GraphQL.Language;

namespace GraphQL.Types.Rules;

/// <summary>Directives written in the SDL: known, in their place, once unless repeatable, with valid arguments (spec 3.13, 5.7).</summary>
static class AppliedDirectiveRules
{
    public static void Check(MergedSdl sdl, SchemaAssembly assembly, SchemaFaults faults)
    {
        var check = new Application(assembly.Directives, faults);
        check.Directives(
            sdl.Schema.SelectMany(part => part.Node.Directives.Select(d => new Placed<DirectiveNode>(d, part.Source))), "SCHEMA", "schema");
        foreach (var directive in sdl.Directives)
            check.InputValues(directive.Node.Arguments, directive.Source, "ARGUMENT_DEFINITION", name => $"@{directive.Node.Name}({name}:)");
        foreach (var parts in sdl.Types)
            CheckType(parts, check);
        foreach (var parts in sdl.Types)
            CheckOneOfExtension(parts, faults);
    }

    static void CheckType(TypeParts parts, Application check)
    {
        check.Directives(parts.Directives, Location(parts.Definition.Node), parts.Name);
        foreach (var (field, source) in parts.Fields)
        {
            var coordinate = $"{parts.Name}.{field.Name}";
            check.Directives(field.Directives, source, "FIELD_DEFINITION", coordinate);
            check.InputValues(field.Arguments, source, "ARGUMENT_DEFINITION", name => $"{coordinate}({name}:)");
        }
        foreach (var (value, source) in parts.EnumValues)
            check.Directives(value.Directives, source, "ENUM_VALUE", $"{parts.Name}.{value.Name}");
        foreach (var (field, source) in parts.InputFields)
            check.InputValues([field], source, "INPUT_FIELD_DEFINITION", name => $"{parts.Name}.{name}");
    }

    // Spec 3.10.2, rule 5.
    static void CheckOneOfExtension(TypeParts parts, SchemaFaults faults)
    {
        foreach (var extension in parts.All.Skip(1))
        {
            if (extension.Node.Directives.FirstOrDefault(d => d.Name.Value == "oneOf") is { } oneOf && extension.Node is InputObjectTypeDefinitionNode)
                faults.Add(extension.At(oneOf), $"`@oneOf` must stand on the definition of `{parts.Name}`, not on an extension.");
        }
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

    sealed class Application(OrderedMap<DirectiveDefinition> known, SchemaFaults faults)
    {
        public void InputValues(
            IEnumerable<InputValueDefinitionNode> values, Source? source, string location, Func<string, string> coordinate)
        {
            foreach (var value in values)
                Directives(value.Directives, source, location, coordinate(value.Name.Value));
        }

        public void Directives(IEnumerable<DirectiveNode> applied, Source? source, string location, string coordinate) =>
            Directives(applied.Select(directive => new Placed<DirectiveNode>(directive, source)), location, coordinate);

        public void Directives(IEnumerable<Placed<DirectiveNode>> applied, string location, string coordinate)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var directive in applied)
            {
                var name = directive.Node.Name.Value;
                if (known.Find(name) is not { } definition)
                {
                    faults.Add(directive.At(directive.Node), $"`{coordinate}` has the directive `@{name}`, but there is no such directive.{DidYouMean.Suffix($"@{name}", known.Select(d => $"@{d.Name}"))}");
                    continue;
                }
                if (!definition.Locations.Contains(location))
                    faults.Add(directive.At(directive.Node), $"`@{name}` must not stand on `{coordinate}` ({location}): it is for {string.Join(", ", definition.Locations)}.");
                if (!seen.Add(name) && !definition.IsRepeatable)
                    faults.Add(directive.At(directive.Node), $"`{coordinate}` has `@{name}` twice, but it is not repeatable.");
                Arguments(directive, definition);
            }
        }

        void Arguments(Placed<DirectiveNode> directive, DirectiveDefinition definition)
        {
            var given = new HashSet<string>(StringComparer.Ordinal);
            foreach (var argument in directive.Node.Arguments)
            {
                var name = argument.Name.Value;
                if (!given.Add(name))
                    faults.Add(directive.At(argument), $"`@{definition.Name}({name}:)` is given twice.");
                else if (definition.Arguments.Find(name) is not { } expected)
                    faults.Add(directive.At(argument), $"`@{definition.Name}` has no argument `{name}`.{DidYouMean.Suffix(name, definition.Arguments.Select(a => a.Name))}");
                else if (expected.Type.IsInputType)
                    LiteralCheck.Check(argument.Value, expected.Type, (node, message) => faults.Add(directive.At(node), $"`{expected.Coordinate}`: {message}"));
            }
            foreach (var missing in definition.Arguments.Where(a => a.IsRequired && !given.Contains(a.Name)))
                faults.Add(directive.At(directive.Node), $"`{missing.Coordinate}` of type `{missing.Type}` must be given.");
        }
    }
}
