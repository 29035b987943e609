using Microsoft.AspNetCore.Http;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.AspNetCore;

/// <summary>For what stands before the server and turns requests away: who is calling, how often.</summary>
public static class GraphQLRefusal
{
    /// <summary>Answers with an error in the form that a GraphQL client reads.</summary>
    public static Task RefuseAsync(this HttpContext context, int statusCode, GraphQLError error) =>
        ResponseWriter.WriteAsync(context, statusCode, error);
}
