using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// Answers as a stream of events: the distinct connections mode of the GraphQL over Server-Sent Events protocol, for
/// subscriptions and for whatever else is asked with <c>Accept: text/event-stream</c>.
/// </summary>
/// <seealso href="https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md"/>
sealed class ServerSentEvents(
    GraphQLExecutor execute, GraphQLSubscriber subscribe, int maxBodyBytes, TimeProvider time,
    RequestAdmission? admit, PostFilter? filter, CancellationToken stopping) : ITransport
{
    /// <summary>Proxies take a connection for dead that says nothing for half a minute or so.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(12);

    static readonly SearchValues<byte> s_lineBreaks = SearchValues.Create("\r\n"u8);

    public IReadOnlyList<string> Methods => [HttpMethods.Get, HttpMethods.Post];

    public bool Supports(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method))
        && ResponseMediaTypes.Negotiate(request.Headers.Accept) == ResponseMediaType.EventStream;

    public async Task ServeAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var (single, subscription) = await AskAsync(context, ending.Token);
        using (single)
        await using (subscription)
        {
            if (subscription?.Responses is { } responses)
                await StreamAsync(context, responses, ending);
            else
                await AnswerAsync(context, (single ?? subscription?.Refusal)!);
        }
    }

    /// <summary>What was sent is given back before the stream begins, which may be long.</summary>
    async ValueTask<(GraphQLResponse?, GraphQLSubscription?)> AskAsync(HttpContext context, CancellationToken ending)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (isGet)
            context.Response.Headers.Vary = "Accept";
        using var body = isGet ? null : await HttpPost.ReadAsync(context, maxBodyBytes);
        if (!isGet)
            admit?.Invoke(context);
        using var parameters = body is null
            ? RequestParameters.FromQuery(context.Request.Query)
            : RequestParameters.FromJson(body.Bytes);
        var request = parameters.ToRequest(context.TraceIdentifier, readOnly: isGet);

        if (await subscribe(request, new RequestServices(context), ending) is { } subscription)
            return (null, subscription);
        return (isGet || filter is null ? await ExecuteAsync() : await filter(context, request, ExecuteAsync), null);

        ValueTask<GraphQLResponse> ExecuteAsync() =>
            execute(request, new RequestServices(context), context.RequestAborted);
    }

    /// <summary>
    /// One answer. Also a refusal goes as an event, since a browser shows its page nothing of a stream that failed; not
    /// so what HTTP itself has words for.
    /// </summary>
    static async Task AnswerAsync(HttpContext context, GraphQLResponse response)
    {
        if (response.Status is ResponseStatus.MutationNotAllowed or ResponseStatus.Busy)
        {
            await ResponseWriter.WriteAsync(context, ResponseMediaType.Json, response);
            return;
        }
        Begin(context);
        Next(context.Response.BodyWriter, response.Body.Span);
        Complete(context.Response.BodyWriter);
        await context.InTimeAsync(context.Response.BodyWriter.FlushAsync(context.RequestAborted));
    }

    async Task StreamAsync(
        HttpContext context, IAsyncEnumerator<GraphQLResponse> responses, CancellationTokenSource ending)
    {
        var output = context.Response.BodyWriter;
        var next = Task.FromResult(false);
        try
        {
            Begin(context);
            // Browsers open the stream when its first byte is there.
            await CommentAsync(context, ending.Token);
            while (await NextAsync())
            {
                using var response = responses.Current;
                admit?.Invoke(context);
                Next(output, response.Body.Span);
                // The next event is asked for when this one went out: a slow reader slows its own stream.
                await context.InTimeAsync(output.FlushAsync(ending.Token));
            }
            Complete(output);
            await context.InTimeAsync(output.FlushAsync(ending.Token));
        }
        catch (RequestRefusedException refusal)
        {
            Next(output, ResponseWriter.Serialize(refusal.Error, context.TraceIdentifier).Span);
            Complete(output);
            await context.InTimeAsync(output.FlushAsync(ending.Token));
        }
        catch (OperationCanceledException) when (
            stopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            // Without `complete`, so that the client asks again, of whoever serves then.
        }
        finally
        {
            // Nothing may dispose of an enumerator at work: it is told to end, and waited for.
            await ending.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async ValueTask<bool> NextAsync()
        {
            next = responses.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                await ((Task)next).WaitAsync(KeepAlive, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!next.IsCompleted)
                    await CommentAsync(context, ending.Token);
            }
            return await next;
        }
    }

    static void Begin(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = $"{ResponseMediaTypes.EventStream}; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        // For nginx, which keeps answers back else until they fill its buffer.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    static void Next(PipeWriter output, ReadOnlySpan<byte> json)
    {
        output.Write("event: next\ndata: "u8);
        // A line break in JSON is white space between tokens, here it would end the field.
        for (int end; (end = json.IndexOfAny(s_lineBreaks)) >= 0; json = json[(end + 1)..])
        {
            output.Write(json[..end]);
            output.Write("\ndata: "u8);
        }
        output.Write(json);
        output.Write("\n\n"u8);
    }

    // Without data an EventSource would pass over the event.
    static void Complete(PipeWriter output) => output.Write("event: complete\ndata: \n\n"u8);

    static ValueTask CommentAsync(HttpContext context, CancellationToken cancellation)
    {
        context.Response.BodyWriter.Write(":\n\n"u8);
        return context.InTimeAsync(context.Response.BodyWriter.FlushAsync(cancellation));
    }
}
