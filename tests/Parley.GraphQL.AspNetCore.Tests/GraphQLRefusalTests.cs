using System.Text;
using Microsoft.AspNetCore.Http;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.AspNetCore.Tests;

public sealed class GraphQLRefusalTests
{
    [Fact]
    public async Task A_refusal_tells_whatever_an_error_may_tell()
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { TraceIdentifier = "request-1", Response = { Body = body } };

        await context.RefuseAsync(StatusCodes.Status429TooManyRequests, new GraphQLError("Später.")
        {
            Code = "TOO_MANY",
            Extensions = new Dictionary<string, object?>
            {
                ["wait"] = 12,
                ["again"] = true,
                ["inputPath"] = (object[])["ids", 0],
            },
        });

        context.Response.StatusCode.ShouldBe(429);
        Encoding.UTF8.GetString(body.ToArray()).ShouldBe(
            """{"errors":[{"message":"Später.","extensions":{"code":"TOO_MANY","wait":12,"again":true,"inputPath":""" +
            """["ids",0],"requestId":"request-1"}}]}""");
    }
}
