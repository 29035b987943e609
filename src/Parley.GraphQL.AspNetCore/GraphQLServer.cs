using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore;

/// <summary>What transports see of the <see cref="Engine"/>.</summary>
delegate ValueTask<GraphQLResponse> GraphQLExecutor(
    GraphQLRequest request, IServiceProvider services, CancellationToken cancellation);

/// <inheritdoc cref="Engine.SubscribeAsync"/>
delegate ValueTask<GraphQLSubscription?> GraphQLSubscriber(
    GraphQLRequest request, IServiceProvider services, CancellationToken cancellation);

/// <summary>A way to bring a request to the engine and its answer back.</summary>
interface ITransport
{
    /// <summary>The HTTP methods it serves, for the <c>Allow</c> header.</summary>
    IReadOnlyList<string> Methods { get; }

    bool Supports(HttpRequest request);

    /// <exception cref="RequestRefusedException">The request never reaches the engine.</exception>
    Task ServeAsync(HttpContext context);
}

/// <summary>The list of transports is the server: the first that supports a request serves it.</summary>
/// <param name="stopping">The server is about to stop: what would go on for long ends.</param>
sealed class GraphQLServer(
    GraphQLExecutor execute, GraphQLSubscriber subscribe, ParleyOptions options, TimeProvider time,
    ILogger<GraphQLServer> logger, RequestAdmission? admit, PostFilter? filter, CancellationToken stopping)
{
    readonly ITransport[] _transports =
    [
        // In front: they are GETs and POSTs that ask for more.
        new ServerSentEvents(execute, subscribe, options.MaxBodyBytes, time, admit, filter, stopping),
        new HttpGet(execute),
        new HttpPost(execute, options.MaxBodyBytes, admit, filter),
    ];

    public async Task ServeAsync(HttpContext context)
    {
        // No browser may take an answer for HTML, whatever it was made to ask.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await TransportFor(context).ServeAsync(context);
        }
        catch (RequestRefusedException refusal)
        {
            await ResponseWriter.WriteAsync(context, refusal.StatusCode, refusal.Error);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException
            && context.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer; the number is for the access log, as ASP.NET's own middleware sets it.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (BadHttpRequestException fault) when (!context.Response.HasStarted)
        {
            // The web server's own limits and framing rules: a body too slow, cut short, or badly chunked.
            var error = new GraphQLError(fault.Message) { Code = HttpErrorCodes.BadRequest };
            await ResponseWriter.WriteAsync(context, fault.StatusCode, error);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            logger.LogError(fault, "GraphQL request {RequestId} failed unexpectedly", context.TraceIdentifier);
            await ResponseWriter.WriteAsync(context, StatusCodes.Status500InternalServerError, new GraphQLError(
                "The server met an unexpected fault. Its log has the details under the request id.")
            {
                Code = ErrorCodes.Internal,
            });
        }
    }

    ITransport TransportFor(HttpContext context)
    {
        foreach (var transport in _transports)
        {
            if (transport.Supports(context.Request))
                return transport;
        }

        var allowed = string.Join(", ", _transports.SelectMany(t => t.Methods).Distinct());
        context.Response.Headers.Allow = allowed;
        throw new RequestRefusedException(StatusCodes.Status405MethodNotAllowed, HttpErrorCodes.MethodNotAllowed,
            $"GraphQL is served by {allowed}, not by other methods.");
    }
}
