using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.AspNetCore.Tests;

/// <summary>What the engine was asked; copied, since a request lives only as long as its answer takes.</summary>
sealed record Asked(string Document, string? OperationName, string? Variables, string? Extensions, bool ReadOnly)
{
    public Asked(GraphQLRequest request)
        : this(Encoding.UTF8.GetString(request.Document.Span), request.OperationName,
            Raw(request.Variables), Raw(request.Extensions), request.ReadOnly)
    {
    }

    static string? Raw(JsonElement json) => json.ValueKind == JsonValueKind.Undefined ? null : json.GetRawText();
}

/// <summary>A real Kestrel on a free port of the loopback address; the test speaks for the engine.</summary>
sealed class RunningServer : IAsyncDisposable
{
    /// <summary>What every request is called.</summary>
    public const string RequestId = "request-1";

    readonly WebApplication _app;

    RunningServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public ConcurrentQueue<Asked> Asked { get; } = [];

    public required LoggedErrors Errors { get; init; }

    public static Task<RunningServer> AnsweringAsync(ResponseStatus status, string body = """{"data":{"a":1}}""") =>
        StartAsync((_, _, _) => ValueTask.FromResult(Response(status, body)));

    public static async Task<RunningServer> StartAsync(
        GraphQLExecutor? engine = null,
        Action<ParleyOptions>? configure = null,
        Dictionary<string, string?>? settings = null,
        GraphQLSubscriber? subscribe = null,
        Action<IServiceCollection>? services = null)
    {
        engine ??= (_, _, _) => ValueTask.FromResult(Response(ResponseStatus.Ok, """{"data":{"a":1}}"""));
        RunningServer? running = null;

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddParley(_ => throw new InvalidOperationException("There is no engine."), configure);
        builder.Services.AddSingleton<GraphQLExecutor>((request, services, cancellation) =>
        {
            running!.Asked.Enqueue(new Asked(request));
            return engine(request, services, cancellation);
        });
        builder.Services.AddSingleton(subscribe ?? ((_, _, _) => ValueTask.FromResult<GraphQLSubscription?>(null)));
        services?.Invoke(builder.Services);
        var errors = new LoggedErrors();
        builder.Logging.ClearProviders().AddProvider(errors);

        var app = builder.Build();
        app.Use(next => http =>
        {
            http.TraceIdentifier = RequestId;
            return next(http);
        });
        app.MapParley();
        await app.StartAsync();
        return running = new RunningServer(app) { Errors = errors };
    }

    public static GraphQLResponse Response(ResponseStatus status, string body) =>
        GraphQLResponse.Create(status, Encoding.UTF8.GetBytes(body));

    public Task<HttpResponseMessage> PostAsync(string body, string? accept = null) =>
        PostAsync(new StringContent(body, Encoding.UTF8, "application/json"), accept);

    public Task<HttpResponseMessage> PostAsync(HttpContent content, string? accept = null) =>
        SendAsync(HttpMethod.Post, "/graphql", content, accept);

    public Task<HttpResponseMessage> GetAsync(string query, string? accept = null) =>
        SendAsync(HttpMethod.Get, "/graphql" + query, content: null, accept);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path = "/graphql", HttpContent? content = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Client.SendAsync(request);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>Whatever was logged as an error or worse.</summary>
sealed class LoggedErrors : ConcurrentQueue<string>, ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}

static class Answers
{
    /// <summary>The answer's only error, after checking that the answer is a refusal as it should be.</summary>
    public static async Task<JsonElement> OnlyErrorAsync(this HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.CharSet.ShouldBe("utf-8");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["errors"]);
        var error = json.RootElement.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        return error.Clone();
    }

    public static async Task ShouldRefuseAsync(
        this Task<HttpResponseMessage> sent, HttpStatusCode status, string code, string message)
    {
        using var response = await sent;
        response.StatusCode.ShouldBe(status);
        var error = await response.OnlyErrorAsync();
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("message").GetString().ShouldBe(message);
    }

    public static MediaTypeHeaderValue Type(this HttpResponseMessage response) => response.Content.Headers.ContentType!;
}
