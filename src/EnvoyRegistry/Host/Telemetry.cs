using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EnvoyRegistry.Host;

/// <summary>
/// Traces and measurements for an OpenTelemetry collector, where the variable that all its programs go by names one.
/// </summary>
/// <remarks>
/// Nothing of a person leaves so. The spans of ASP.NET's own instrumentation bear the path, and in some paths stand the
/// secrets of one-time links: ours bear the route.
/// </remarks>
static class Telemetry
{
    const string Name = "EnvoyRegistry";
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    const string ServiceName = "OTEL_SERVICE_NAME";

    static readonly ActivitySource s_spans = new(Name);

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
            return;
        builder.Services.AddOptions<Collector>()
            .Configure<IConfiguration>((collector, settings) => collector.Address = settings[Endpoint])
            .Validate(collector => collector.IsGood, $"{Endpoint} must be an address such as http://localhost:4317.")
            .ValidateOnStart();
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(Name, "Parley.GraphQL"))
            // These tell routes and status codes, and no paths.
            .WithMetrics(metrics => metrics.AddMeter(
                "Parley.GraphQL", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                "System.Runtime"))
            .UseOtlpExporter();
        if (string.IsNullOrWhiteSpace(builder.Configuration[ServiceName]))
            telemetry.ConfigureResource(resource => resource.AddService(Name));
    }

    /// <summary>To stand before everything that is answered; a span for each request, where somebody listens.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (string.IsNullOrWhiteSpace(app.Configuration[Endpoint]))
            return;
        app.Use(next => async http =>
        {
            var caller = ActivityContext.TryParse(
                http.Request.Headers.TraceParent, http.Request.Headers.TraceState, isRemote: true, out var context)
                ? context : default;
            var method = Method(http.Request.Method);
            using var span = s_spans.StartActivity(method, ActivityKind.Server, caller);
            await next(http);
            if (span is not null)
                Tell(span, http, method);
        });
    }

    static void Tell(Activity span, HttpContext http, string method)
    {
        span.SetTag("http.request.method", method);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if ((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route)
        {
            span.DisplayName = $"{method} {route}";
            span.SetTag("http.route", route);
        }
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    }

    // Whatever else it is called comes from the caller, and has no bounds.
    static string Method(string method) => HttpMethods.GetCanonicalizedValue(method) is { } known
        && (HttpMethods.IsGet(known) || HttpMethods.IsHead(known) || HttpMethods.IsPost(known)
            || HttpMethods.IsOptions(known)) ? known : "_OTHER";

    sealed class Collector
    {
        public string? Address { get; set; }

        public bool IsGood => Uri.TryCreate(Address, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https";
    }
}
