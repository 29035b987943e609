using GraphQL.Language;

namespace GraphQL.Types;

/// <summary>SDL files to <see cref="Schema"/>: merges extensions, resolves names, holds the result to every rule of section 3.</summary>
public static class SchemaBuilder
{
    /// <param name="files">The SDL, in any order.</param>
    /// <param name="scalars">How the custom scalars are read, by name.</param>
    /// <exception cref="Errors.GraphQLException">Every fault found, each with file, line and column.</exception>
    public static Schema Build(IReadOnlyList<Source> files, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null) =>
        throw new NotImplementedException();
}
