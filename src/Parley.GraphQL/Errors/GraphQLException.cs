namespace Parley.GraphQL.Errors;

/// <summary>
/// Carries errors out of a phase that cannot go on: a syntax fault, a schema that is not valid, an argument that a
/// resolver cannot accept. Its errors are answered to the caller as they stand, so they must tell nothing secret.
/// </summary>
public sealed class GraphQLException : Exception
{
    public GraphQLException(params IReadOnlyList<GraphQLError> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    public GraphQLException(string message, string code)
        : this(new GraphQLError(message) { Code = code }) { }

    public IReadOnlyList<GraphQLError> Errors { get; }
}
