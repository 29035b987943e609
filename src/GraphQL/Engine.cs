namespace GraphQL;

/// <summary>The story on one page: bytes -> request -> document -> validated document -> plan -> rows -> bytes.</summary>
public sealed class Engine
{
    /// <summary>Never throws for anything a caller sent; that comes back as a response with errors.</summary>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public ValueTask<GraphQLResponse> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
