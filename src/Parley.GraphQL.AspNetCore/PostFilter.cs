using Microsoft.AspNetCore.Http;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// Registered as a service, it stands between every POST and the engine: it may answer in the engine's place
/// (<see cref="GraphQLResponse.Create"/>), refuse (<see cref="RequestRefusedException"/>), and see the answer before it
/// leaves.
/// </summary>
/// <param name="execute">Asks the engine. The response is the caller's to dispose of.</param>
public delegate ValueTask<GraphQLResponse> PostFilter(
    HttpContext http, GraphQLRequest request, Func<ValueTask<GraphQLResponse>> execute);
