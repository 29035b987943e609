namespace EnvoyRegistry.Pages;

/// <summary>
/// Tells a reader when a page could not be shown. In Development the exception itself is shown, as ASP.NET does.
/// </summary>
static class PageFaults
{
    /// <summary>To stand behind the routing, which says what is a page.</summary>
    public static void UsePageFaults(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            return;
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("EnvoyRegistry.Pages");
        app.UseWhen(http => http.GetEndpoint()?.Metadata.GetMetadata<Compressed>() is not null, pipeline =>
            pipeline.Use(next => http => ShowAsync(http, next, log)));
    }

    static async Task ShowAsync(HttpContext http, RequestDelegate next, ILogger log)
    {
        try
        {
            await next(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            // The exception may quote what a reader sent; the log gets its type and where it was thrown.
            log.LogError("A page failed in request {RequestId}: {Type}{NewLine}{StackTrace}", http.TraceIdentifier,
                fault.GetType().Name, Environment.NewLine, fault.StackTrace);
            http.Response.Clear();
            await new Page("This page could not be shown", Markup.From($"""
                <p>It is not your fault, and what you did before is kept. Try again in a minute. If it stays so, tell
                the ARF Unit this number: <strong>{http.TraceIdentifier}</strong>.</p>
                <p><a href="/">Go to the home page</a></p>
                """), StatusCodes.Status500InternalServerError)
            {
                StandsAlone = true,
            }.ExecuteAsync(http);
        }
    }
}
