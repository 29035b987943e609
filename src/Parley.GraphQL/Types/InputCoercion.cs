using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types;

/// <summary>
/// A coerced input object: the fields that were given or have a default, by name. A field that was neither is absent,
/// which is not the same as null.
/// </summary>
sealed class InputObject(InputObjectType type, IReadOnlyDictionary<string, object?> fields)
{
    public InputObjectType Type { get; } = type;
    public IReadOnlyDictionary<string, object?> Fields { get; } = fields;
}

/// <summary>
/// Input coercion (spec 3.5 to 3.12, 6.1.2, 6.4.1) for literals and JSON by one algorithm. Coerced values are: null;
/// what <see cref="ScalarCoercion"/> gives (Int: int, Float: double, String and ID: string, Boolean: bool); an enum's
/// <see cref="EnumValueDefinition"/>; <c>object?[]</c> for lists; <see cref="InputObject"/>.
/// </summary>
static class InputCoercion
{
    static readonly IReadOnlyDictionary<string, object?> s_none = FrozenDictionary<string, object?>.Empty;

    /// <summary>Coerces the variables of an operation (spec 6.1.2): those given or with a default, by name.</summary>
    /// <param name="variables">The request's <c>variables</c>: an object, null or undefined.</param>
    /// <param name="maxItems">Of one list.</param>
    /// <exception cref="GraphQLException">
    /// Every fault of every variable up to a limit, each with the place of the variable's definition, and the path into
    /// the value in its message; <c>extensions.inputPath</c> has it from the argument on that the variable is for.
    /// </exception>
    public static IReadOnlyDictionary<string, object?> Variables(
        Schema schema, DocumentNode document, OperationDefinitionNode operation, JsonElement variables,
        int maxItems = int.MaxValue)
    {
        if (operation.VariableDefinitions.Count == 0)
            return s_none;
        var coerced = new Dictionary<string, object?>(operation.VariableDefinitions.Count, StringComparer.Ordinal);
        List<GraphQLError>? errors = null;
        foreach (var definition in operation.VariableDefinitions)
        {
            foreach (var fault in CoerceVariable(schema, definition, variables, coerced, maxItems))
                (errors ??= []).Add(VariableError(fault, definition, operation, document));
            if (errors?.Count >= InputCoercer.MaxFaults)
                throw new GraphQLException([.. errors.Take(InputCoercer.MaxFaults), TooManyFaults]);
        }
        return errors is null ? coerced : throw new GraphQLException(errors);
    }

    static GraphQLError TooManyFaults => new("The variables have too many faults; the rest was not looked for.")
    {
        Code = ErrorCodes.BadVariable,
    };

    /// <summary>Coerces arguments (spec 6.4.1): those given or with a default, by name.</summary>
    /// <param name="variables">What <see cref="Variables"/> gave.</param>
    /// <param name="maxItems">Of one list.</param>
    /// <exception cref="GraphQLException">
    /// Every fault of every argument up to a limit, each with its place in <paramref name="source"/> and its path.
    /// </exception>
    public static IReadOnlyDictionary<string, object?> Arguments(
        OrderedMap<InputValueDefinition> definitions,
        IReadOnlyList<ArgumentNode> arguments,
        IReadOnlyDictionary<string, object?> variables,
        Source source,
        int maxItems = int.MaxValue)
    {
        if (definitions.Count == 0)
            return s_none;
        var coerced = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        List<GraphQLError>? errors = null;
        foreach (var definition in definitions)
        {
            var argument = Find(arguments, definition.Name);
            foreach (var fault in CoerceArgument(definition, argument, variables, coerced, maxItems))
                (errors ??= []).Add(ArgumentError(fault, definition, argument, source));
        }
        return errors is null ? coerced : throw new GraphQLException(errors);
    }

    /// <summary>Coerces a literal that was checked before and has no variables.</summary>
    public static object? Constant(ValueNode value, TypeReference type)
    {
        var coercer = new InputCoercer("", s_none);
        var coerced = coercer.Coerce(new InputValue(value), type);
        return coercer.Faults is [] ? coerced : throw new ArgumentException(coercer.Faults[0].Message, nameof(value));
    }

    static IReadOnlyList<InputFault> CoerceVariable(
        Schema schema, VariableDefinitionNode definition, JsonElement variables, Dictionary<string, object?> coerced,
        int maxItems)
    {
        var name = definition.Variable.Name.Value;
        if (schema.Resolve(definition.Type) is not { IsInputType: true } type)
            return [Fault($"`{Printer.Print(definition.Type)}` is not an input type of this schema.", "")];

        if (variables.ValueKind != JsonValueKind.Object || !new InputValue(variables).TryGetField(name, out var value))
        {
            if (definition.DefaultValue is not { } written)
                return type.IsNonNull ? [Fault($"a value must be given: its type is `{type}`.", type.Named.Name)] : [];
            value = new InputValue(written);
        }

        var coercer = new InputCoercer(type.Named.Name, s_none, maxItems);
        coerced[name] = coercer.Coerce(value, type);
        return coercer.Faults;
    }

    static IReadOnlyList<InputFault> CoerceArgument(
        InputValueDefinition definition,
        ArgumentNode? argument,
        IReadOnlyDictionary<string, object?> variables,
        Dictionary<string, object?> coerced,
        int maxItems)
    {
        // Spec 6.4.1: a variable that was not given counts as no argument.
        var absent = argument is null || (argument.Value is VariableNode v && !variables.ContainsKey(v.Name.Value));
        if (absent && definition.DefaultValue is not null)
            coerced[definition.Name] = definition.CoercedDefault;
        else if (absent && !definition.Type.IsNonNull)
            return [];
        else if (argument is null)
            return [Fault($"a value must be given: its type is `{definition.Type}`.", definition.Coordinate)];
        else
        {
            var coercer = new InputCoercer(definition.Coordinate, variables, maxItems);
            coerced[definition.Name] = coercer.Coerce(new InputValue(argument.Value), definition.Type);
            return coercer.Faults;
        }
        return [];
    }

    static ArgumentNode? Find(IReadOnlyList<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
                return argument;
        }
        return null;
    }

    static InputFault Fault(string message, string coordinate) => new(message, Node: null, Path: [], coordinate);

    static GraphQLError VariableError(
        InputFault fault, VariableDefinitionNode definition, OperationDefinitionNode operation, DocumentNode document)
    {
        var name = definition.Variable.Name.Value;
        var place = PlaceInInput(VariablePlace.Find(document, operation, name), fault);
        place["variable"] = name;
        return new GraphQLError($"Variable `${name}`{At(name, fault.Path)}: {fault.Message}")
        {
            Code = CodeOf(fault, ErrorCodes.BadVariable),
            Locations = [document.Source.LocationAt(definition.Span.Start)],
            Extensions = place,
        };
    }

    static GraphQLError ArgumentError(
        InputFault fault, InputValueDefinition definition, ArgumentNode? argument, Source source) =>
        new($"Argument `{definition.Coordinate}`{At(definition.Name, fault.Path)}: {fault.Message}")
        {
            Code = CodeOf(fault, ErrorCodes.BadArgument),
            Locations = (fault.Node ?? argument?.Value) is { } node ? [source.LocationAt(node.Span.Start)] : [],
            Extensions = PlaceInInput([definition.Name], fault),
        };

    static string CodeOf(InputFault fault, string otherwise) =>
        fault.ItemsAllowed is null ? otherwise : ErrorCodes.LimitExceeded;

    static Dictionary<string, object?> PlaceInInput(IReadOnlyList<object> root, InputFault fault)
    {
        var place = new Dictionary<string, object?> { ["inputPath"] = (object[])[.. root, .. fault.Path] };
        if (fault.Coordinate.Length > 0)
            place["coordinate"] = fault.Coordinate;
        if (fault.ItemsAllowed is { } allowed)
            (place["limit"], place["allowed"]) = ("maxInputItems", allowed);
        return place;
    }

    /// <summary><c> at `need.allExpertise[0].atLeast`</c>; nothing at the root.</summary>
    static string At(string root, IReadOnlyList<object> path)
    {
        if (path.Count == 0)
            return "";
        var written = new StringBuilder(root);
        foreach (var step in path)
            _ = step is int index ? written.Append('[').Append(index).Append(']') : written.Append('.').Append(step);
        return $" at `{written}`";
    }
}
