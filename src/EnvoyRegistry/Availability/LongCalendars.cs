using EnvoyRegistry.Access;
using EnvoyRegistry.Availability.Calendars;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Parley.GraphQL.AspNetCore;

namespace EnvoyRegistry.Availability;

/// <summary>
/// People's own calendars are megabytes long, longer than any other request. Who is signed in as a person may send one.
/// So many are taken in at the same time; others wait before a byte of theirs is read, so that the memory they take is
/// bounded for all of them.
/// </summary>
sealed class LongCalendars(IOptions<ParleyOptions> options) : IDisposable
{
    /// <summary>The longest calendar in base64, and the document around it.</summary>
    public static readonly int LongestBody = (CalendarLimits.Default.Bytes / 3 * 4) + (256 * 1024);

    const int Most = 2;
    const double LeastBytesPerSecond = 8 * 1024;

    readonly SemaphoreSlim _places = new(Most);

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!MayBeOne(http))
        {
            await next(http);
            return;
        }
        // It takes one of few places as long as it comes.
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(LeastBytesPerSecond, TimeSpan.FromSeconds(10));
        await _places.WaitAsync(http.RequestAborted);
        try
        {
            http.Features.Set(new RequestBodyLimit(LongestBody));
            await next(http);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    // An answer that is a stream of events would keep its place for hours.
    bool MayBeOne(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && (http.Request.Path == "/graphql" || http.Request.Path == $"{MyDays.Place}/import")
        && (http.Request.ContentLength is not { } length
            || (length > options.Value.MaxBodyBytes && length <= LongestBody))
        && !http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && http.RequestServices.GetRequiredService<CurrentCaller>().Value.Role is CallerRole.Member;
}

static class LongCalendarsStart
{
    public static void UseLongCalendars(this IApplicationBuilder app)
    {
        var calendars = app.ApplicationServices.GetRequiredService<LongCalendars>();
        app.Use(next => http => calendars.InvokeAsync(http, next));
    }
}
