using System.Net;
using System.Text.Json;
using System.Xml;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Host;

/// <summary>
/// The time of a service in Development that was given <c>Registry:Clock</c>: it begins at that instant, runs as time
/// does, and can be moved forward, so that deadlines, hand-over and expiry can be tried without waiting for them.
/// </summary>
/// <remarks>Timers go on in real time: what looks every second for what is due finds it within a second.</remarks>
sealed class MovableClock(DateTimeOffset start) : TimeProvider
{
    readonly long _begun = System.GetTimestamp();
    long _moved;

    public override DateTimeOffset GetUtcNow() =>
        start + System.GetElapsedTime(_begun) + TimeSpan.FromTicks(Interlocked.Read(ref _moved));

    /// <returns>What time it is then; null, and nothing has moved, where that is not ahead.</returns>
    public DateTimeOffset? MoveTo(DateTimeOffset instant)
    {
        var now = GetUtcNow();
        // Of two who move it at once, the later one is looked at again.
        var moved = Interlocked.Read(ref _moved);
        if (instant <= now || instant > now + s_most)
            return null;
        return Interlocked.CompareExchange(ref _moved, moved + (instant - now).Ticks, moved) == moved
            ? instant : MoveTo(instant);
    }

    /// <summary>Beyond it days can no longer be reckoned with.</summary>
    static readonly TimeSpan s_most = TimeSpan.FromDays(3660);
}

static class MovingTheClock
{
    const string Path = "/development/clock";

    /// <summary>The clock of the service: the machine's, or in Development one that begins where it was told.</summary>
    public static void AddClock(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        // Not by the options: it is asked for before settings are looked through, which tells what is wrong with them.
        var settings = new RegistrySettings
        {
            Clock = provider.GetRequiredService<IConfiguration>()[$"{RegistrySettings.Section}:Clock"],
        };
        return settings.ClockStart is { } start && provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? new MovableClock(start) : TimeProvider.System;
    });

    /// <summary>
    /// <c>POST {"to": "2026-12-31T17:00:00Z"}</c> or <c>{"by": "PT36H"}</c>, an ISO 8601 duration, from this machine
    /// alone. Where the clock is not a movable one, there is no such path.
    /// </summary>
    public static void MapClock(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TimeProvider>() is not MovableClock clock)
            return;
        app.MapPost(Path, async (HttpContext http) =>
        {
            if (http.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
                return Results.NotFound();
            // A page of another site can send a form from this machine's browser, but no JSON without being asked.
            if (!http.Request.HasJsonContentType())
                return Results.Text("Send JSON, as application/json.\n", statusCode: 415);
            return Ahead(await ReadAsync(http), clock.GetUtcNow()) is { } instant && clock.MoveTo(instant) is { } now
                ? Results.Json(new { now = Written(now) })
                : Results.Text("""
                    The clock moves forward only, at most ten years at once: {"to": "2026-12-31T17:00:00Z"} or
                    {"by": "PT36H"}.

                    """, statusCode: 400);
        });
    }

    static async Task<Move?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync<Move>(http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static DateTimeOffset? Ahead(Move? move, DateTimeOffset now) => move switch
    {
        { To: { } to, By: null } => to,
        { To: null, By: { } text } when Duration(text) is { } by && by < DateTimeOffset.MaxValue - now => now + by,
        _ => null,
    };

    static TimeSpan? Duration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }

    static string Written(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    sealed record Move(DateTimeOffset? To, string? By);
}
