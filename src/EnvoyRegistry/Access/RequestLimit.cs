using EnvoyRegistry.Contract;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Access;

/// <summary>
/// How often one caller may ask the API: a minute's requests at once, and then at that pace. Each answer tells what is
/// left. A caller is a token, an account of the provider, or, without either, a network address.
/// </summary>
static class RequestLimit
{
    /// <summary>To stand behind the identification, and before everything that is answered.</summary>
    public static void UseRequestLimit(this WebApplication app)
    {
        var perMinute = app.Services.GetRequiredService<IOptions<RegistrySettings>>().Value.RequestsPerMinute
            ?? (app.Environment.IsDevelopment() ? 0 : RegistrySettings.UsualRequestsPerMinute);
        if (perMinute == 0)
            return;
        var time = app.Services.GetRequiredService<TimeProvider>();
        var throttle = new Throttle("requests", perMinute, TimeSpan.FromMinutes(1) / perMinute, time);
        app.Use(next => http =>
        {
            if (!http.Request.Path.StartsWithSegments("/graphql", StringComparison.OrdinalIgnoreCase))
                return next(http);
            var allowance = throttle.Take(Who(http));
            if (allowance.IsRefused)
                return Throttles.RefuseAsync(http, allowance, $"One caller may ask {perMinute} times a minute.");
            Throttles.Tell(http.Response, allowance);
            return next(http);
        });
    }

    static string Who(HttpContext http)
    {
        var caller = http.Features.GetRequiredFeature<Caller>();
        return caller.TokenId is { } token ? $"token {token}"
            : caller.IsSignedIn ? $"account {caller.Name}"
            : $"network {Throttles.Network(http)}";
    }
}
