using System.Buffers;

namespace EnvoyRegistry.Host;

/// <summary>
/// Gives each request a name, which its answer and every line of the log about it bear: the caller's own, so that it
/// finds the request in its log and in ours, or else one that is made here.
/// </summary>
static class RequestIds
{
    public const string Header = "X-Request-Id";

    const int Shortest = 8;
    const int Longest = 64;

    /// <summary>Nothing that could break a line of a log, or write another one into it.</summary>
    static readonly SearchValues<char> s_characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:");

    /// <summary>To stand before everything that is answered.</summary>
    public static void UseRequestIds(this WebApplication app) => app.Use(next => async http =>
    {
        if (http.Request.Headers[Header] is [{ Length: >= Shortest and <= Longest } given]
            && !given.AsSpan().ContainsAnyExcept(s_characters))
            http.TraceIdentifier = given;
        http.Response.Headers[Header] = http.TraceIdentifier;
        using var scope = app.Logger.BeginScope("request {RequestId}", http.TraceIdentifier);
        await next(http);
    });
}
