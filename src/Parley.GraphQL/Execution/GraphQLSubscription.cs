using System.Diagnostics.CodeAnalysis;

namespace Parley.GraphQL.Execution;

/// <summary>
/// What came of a subscription: one response that refuses it, or a stream of responses. Disposing gives the refusal's
/// memory back, or unsubscribes.
/// </summary>
public sealed class GraphQLSubscription : IAsyncDisposable
{
    internal GraphQLSubscription(GraphQLResponse refusal) => Refusal = refusal;

    internal GraphQLSubscription(IAsyncEnumerator<GraphQLResponse> responses) => Responses = responses;

    public GraphQLResponse? Refusal { get; }

    /// <summary>
    /// One for each event; each is the taker's to dispose of. A response without <c>data</c> is the last one: the
    /// events failed, or may not be seen any longer.
    /// </summary>
    public IAsyncEnumerator<GraphQLResponse>? Responses { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Responses))]
    internal bool IsRefused => Refusal is not null;

    public async ValueTask DisposeAsync()
    {
        Refusal?.Dispose();
        if (Responses is not null)
            await Responses.DisposeAsync();
    }
}
