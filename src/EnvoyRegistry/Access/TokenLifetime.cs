using System.Globalization;

namespace EnvoyRegistry.Access;

/// <summary>How long tokens are good for. None is for ever: what is forgotten ends by itself.</summary>
static class TokenLifetime
{
    public static readonly TimeSpan Usual = TimeSpan.FromDays(90);
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Reads <c>12h</c> and <c>90d</c>.</summary>
    public static bool TryParse(string text, out TimeSpan lifetime)
    {
        lifetime = default;
        if (text.Length is < 2 or > 5
            || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        lifetime = char.ToLowerInvariant(text[^1]) switch
        {
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => TimeSpan.Zero,
        };
        return lifetime >= Shortest && lifetime <= Longest;
    }
}
