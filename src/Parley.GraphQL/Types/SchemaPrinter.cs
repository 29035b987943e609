using System.Text;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>
/// A schema as SDL: what <see cref="SchemaBuilder"/> would read back as an equal schema. What the specification itself
/// defines is left out. The layout is that of the reference implementation.
/// </summary>
public static class SchemaPrinter
{
    /// <param name="sorted">Types, fields, arguments and values by name, so that two schemas can be compared as text.
    /// Applied directives keep their order, which may have a meaning (spec 3.13).</param>
    /// <param name="appliedDirectives">False leaves out what a client cannot learn by introspection: all applied
    /// directives but those that spell deprecation, one-of and the scalar's specification.</param>
    public static string Print(Schema schema, bool sorted = false, bool appliedDirectives = true) =>
        new Pages(sorted, appliedDirectives).Print(schema);

    sealed class Pages(bool sorted, bool appliedDirectives)
    {
        public string Print(Schema schema)
        {
            // To a client a specified directive is nothing new; here the SDL may have given it a shape of its own.
            var directives = schema.Directives.Where(directive =>
                appliedDirectives ? !directive.IsBuiltIn : !SpecifiedDefinitions.IsDirective(directive.Name));
            var types = schema.Types.Where(type => !type.IsBuiltIn);
            return string.Join("\n\n",
            [
                .. Definition(schema),
                .. InOrder(directives, directive => directive.Name).Select(Print),
                .. InOrder(types, type => type.Name).Select(Print),
            ]);
        }

        IEnumerable<string> Definition(Schema schema)
        {
            var directives = appliedDirectives ? Spaced(schema.AppliedDirectives) : "";
            // Spec 3.3.1: left out where it tells nothing that the default names do not tell.
            if (schema.Description is null && directives is "" && HasDefaultRoots(schema))
                yield break;
            IEnumerable<(string Word, ObjectType? Type)> roots =
                [("query", schema.Query), ("mutation", schema.Mutation), ("subscription", schema.Subscription)];
            var lines = roots.Where(root => root.Type is not null).Select(root => $"  {root.Word}: {root.Type}\n");
            yield return $"{Description(schema.Description)}schema{directives} {{\n{string.Concat(lines)}}}";
        }

        static bool HasDefaultRoots(Schema schema) => Enum.GetValues<OperationType>()
            .All(operation => schema.RootType(operation) == schema.Types.Find(operation.ToString()));

        string Print(DirectiveDefinition directive)
        {
            var signature = $"directive {directive}{Arguments(directive.Arguments, "")}";
            var repeatable = directive.IsRepeatable ? " repeatable" : "";
            var locations = string.Join(" | ", InOrder(directive.Locations, location => location));
            return $"{Description(directive.Description)}{signature}{repeatable} on {locations}";
        }

        string Print(NamedType type) => Description(type.Description) + type switch
        {
            ScalarType => $"scalar {type}{Directives(type)}",
            ObjectType o => $"type {type}{Implements(o)}{Directives(type)}{Fields(o)}",
            InterfaceType i => $"interface {type}{Implements(i)}{Directives(type)}{Fields(i)}",
            UnionType u => $"union {type}{Directives(type)} = {Members(u)}",
            EnumType e => $"enum {type}{Directives(type)}{Values(e)}",
            InputObjectType i => $"input {type}{Directives(type)}{Fields(i)}",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

        string Implements(FieldsType type) => type.Interfaces is []
            ? ""
            : $" implements {string.Join(" & ", InOrder(type.Interfaces, i => i.Name))}";

        string Members(UnionType type) => string.Join(" | ", InOrder(type.Types, member => member.Name));

        string Fields(FieldsType type) =>
            Block(InOrder(type.Fields, f => f.Name).Select(f => (f.Description, Print(f))));

        string Fields(InputObjectType type) =>
            Block(InOrder(type.Fields, f => f.Name).Select(f => (f.Description, Print(f))));

        string Values(EnumType type) => Block(InOrder(type.Values, v => v.Name).Select(v =>
            (v.Description, $"{v.Name}{Directives(v.Directives, v.DeprecationReason)}")));

        string Arguments(OrderedMap<InputValueDefinition> arguments, string indentation)
        {
            if (arguments.Count == 0)
                return "";
            var inOrder = InOrder(arguments, a => a.Name).ToArray();
            return inOrder.All(a => a.Description is null)
                ? $"({string.Join(", ", inOrder.Select(Print))})"
                : $"({Lines(inOrder.Select(a => (a.Description, Print(a))), indentation + "  ")}{indentation})";
        }

        string Print(FieldDefinition field)
        {
            var signature = $"{field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}";
            return signature + Directives(field.Directives, field.DeprecationReason);
        }

        string Print(InputValueDefinition value)
        {
            var @default = value.PrintedDefault is { } written ? $" = {written}" : "";
            return $"{value.Name}: {value.Type}{@default}{Directives(value.Directives, value.DeprecationReason)}";
        }

        string Directives(NamedType type)
        {
            if (appliedDirectives)
                return Spaced(type.Directives);
            return type switch
            {
                ScalarType { SpecifiedByUrl: { } url } => $" @specifiedBy(url: {Quoted(url)})",
                InputObjectType { IsOneOf: true } => " @oneOf",
                _ => "",
            };
        }

        string Directives(IReadOnlyList<DirectiveNode> applied, string? deprecationReason)
        {
            if (appliedDirectives)
                return Spaced(applied);
            return deprecationReason switch
            {
                null => "",
                SchemaAssembly.DefaultDeprecationReason => " @deprecated",
                var reason => $" @deprecated(reason: {Quoted(reason)})",
            };
        }

        IEnumerable<T> InOrder<T>(IEnumerable<T> items, Func<T, string> name) =>
            sorted ? items.OrderBy(name, StringComparer.Ordinal) : items;

        static string Block(IEnumerable<(string? Description, string Text)> members) => $" {{{Lines(members, "  ")}}}";

        /// <summary>A line for each; a description sets its member apart from the one before.</summary>
        static string Lines(IEnumerable<(string? Description, string Text)> members, string indentation)
        {
            var lines = new StringBuilder("\n");
            foreach (var (description, text) in members)
            {
                if (description is not null && lines.Length > 1)
                    lines.Append('\n');
                lines.Append(Description(description, indentation)).Append(indentation).Append(text).Append('\n');
            }
            return lines.ToString();
        }

        static string Description(string? description, string indentation = "")
        {
            if (description is null)
                return "";
            var lines = Quoted(description, block: true).Split('\n');
            return string.Concat(lines.Select(line => line is "" ? "\n" : $"{indentation}{line}\n"));
        }

        static string Spaced(IReadOnlyList<DirectiveNode> directives) =>
            string.Concat(directives.Select(directive => $" {Printer.Print(directive)}"));

        static string Quoted(string text, bool block = false) =>
            Printer.Print(new StringValueNode { Value = text, Block = block, Span = default });
    }
}
