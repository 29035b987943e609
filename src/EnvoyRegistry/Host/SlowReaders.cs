using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EnvoyRegistry.Host;

/// <summary>A client that stops reading is dropped within half a minute, with what is held for it.</summary>
static class SlowReaders
{
    /// <summary>Less than a mobile phone of twenty years ago got.</summary>
    public const double LeastBytesPerSecond = 3 * 1024;

    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Of a long answer the server holds no more than this besides the slice that is being written; for so much the
    /// time of a reader is reckoned.
    /// </summary>
    public const int MostHeld = 32 * 1024;

    public static void DropSlowReaders(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel => Drop(kestrel.Limits, LeastBytesPerSecond));

    public static void Drop(KestrelServerLimits limits, double leastBytesPerSecond)
    {
        limits.MaxResponseBufferSize = MostHeld;
        limits.MinResponseDataRate = new MinDataRate(leastBytesPerSecond, Grace);
    }
}
