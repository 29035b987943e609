using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EnvoyRegistry.Host;

/// <summary>
/// Which other sites' scripts may ask the API from a browser (the Fetch standard's CORS protocol): those that the
/// settings list, and in Development any that this machine serves itself. Never with the browser's cookies: such a
/// script shows a token.
/// </summary>
static class CrossOrigin
{
    public const string Policy = "api";

    /// <summary>How long a browser may go without asking again whether it may ask.</summary>
    static readonly TimeSpan s_kept = TimeSpan.FromHours(1);

    public static void AddCrossOrigin(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<RegistrySettings>, IHostEnvironment>(
            (cors, settings, environment) => cors.AddPolicy(Policy, policy => policy
                .SetIsOriginAllowed(origin => settings.Value.Origins.Contains(origin)
                    || (environment.IsDevelopment() && IsThisMachine(origin)))
                .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
                .WithHeaders(HeaderNames.Accept, HeaderNames.Authorization, HeaderNames.ContentType,
                    "Idempotency-Key", RequestIds.Header)
                .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate,
                    RequestIds.Header, Throttles.PolicyHeader, Throttles.StateHeader)
                .SetPreflightMaxAge(s_kept)));
    }

    static bool IsThisMachine(string origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
