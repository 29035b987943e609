using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnvoyRegistry.Data;

/// <summary>Instants are UTC in whole seconds, so that all stored ones have the same width and sort as text.</summary>
sealed class UtcSeconds() : ValueConverter<DateTime, DateTime>(
    instant => Truncated(instant),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
{
    public static DateTime Truncated(DateTime instant) => instant.Kind is DateTimeKind.Utc
        ? new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc)
        : throw new ArgumentException($"{instant:s} is {instant.Kind}; instants are kept in UTC.", nameof(instant));

    /// <summary>How instants are stored; they are compared as text.</summary>
    public static string Stored(DateTime instant) =>
        instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
