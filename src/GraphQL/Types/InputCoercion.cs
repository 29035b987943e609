using System.Text.Json;
using GraphQL.Errors;
using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>
/// A coerced input object: the fields that were given or have a default, by name. A field that was neither is absent,
/// which is not the same as null.
/// </summary>
public sealed class InputObject(InputObjectType type, IReadOnlyDictionary<string, object?> fields)
{
    public InputObjectType Type { get; } = type;
    public IReadOnlyDictionary<string, object?> Fields { get; } = fields;
}

/// <summary>
/// Input coercion (spec 3.5 to 3.12, 6.1.2, 6.4.1) for literals and JSON by one algorithm. Coerced values are: null;
/// what <see cref="ScalarCoercion"/> gives (Int: int, Float: double, String and ID: string, Boolean: bool); an enum's
/// <see cref="EnumValueDefinition"/>; <c>object?[]</c> for lists; <see cref="InputObject"/>.
/// </summary>
public static class InputCoercion
{
    /// <summary>Coerces the variables of an operation (spec 6.1.2): by name, those that were given or have a default.</summary>
    /// <param name="variables">The request's <c>variables</c>: an object, null or undefined.</param>
    /// <exception cref="GraphQLException">Every variable at fault, each error with the place of its definition, the path into
    /// the value in its message and in <c>extensions.inputPath</c>.</exception>
    public static IReadOnlyDictionary<string, object?> Variables(
        Schema schema, DocumentNode document, OperationDefinitionNode operation, JsonElement variables) => throw new NotImplementedException();

    /// <summary>Coerces arguments (spec 6.4.1): by name, those that were given or have a default.</summary>
    /// <param name="variables">What <see cref="Variables"/> gave.</param>
    /// <exception cref="GraphQLException">The first argument at fault, with its place in <paramref name="source"/>.</exception>
    public static IReadOnlyDictionary<string, object?> Arguments(
        OrderedMap<InputValueDefinition> definitions,
        IReadOnlyList<ArgumentNode> arguments,
        IReadOnlyDictionary<string, object?> variables,
        Source source) => throw new NotImplementedException();

    /// <summary>The default of an argument or input field, coerced once and kept.</summary>
    public static object? Default(InputValueDefinition definition) => throw new NotImplementedException();
}
