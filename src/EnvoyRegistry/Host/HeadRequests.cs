namespace EnvoyRegistry.Host;

/// <summary>A HEAD is answered wherever a GET is, by the same code; the web server leaves out the body.</summary>
static class HeadRequests
{
    /// <summary>To stand before the routing.</summary>
    public static void UseHeadRequests(this IApplicationBuilder app) => app.Use(next => http =>
    {
        if (HttpMethods.IsHead(http.Request.Method))
            http.Request.Method = HttpMethods.Get;
        return next(http);
    });
}
