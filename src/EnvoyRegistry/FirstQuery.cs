using System.Text.Json;

namespace EnvoyRegistry;

/// <summary>The question a newcomer is given to paste.</summary>
static class FirstQuery
{
    public static string Text(DateOnly today) =>
        $$"""{ chair(on: "{{today:yyyy-MM-dd}}") { present { participant { name } until } incoming { participant { name } } } }""";

    public static string AsCurl(string address, DateOnly today)
    {
        // Inside a shell's single quotes; the query has none of them, so nothing needs escaping there.
        var body = JsonSerializer.Serialize(new { query = Text(today) }, s_plain);
        return $"curl -s {address}/graphql -H 'Content-Type: application/json' -d '{body}'";
    }

    /// <summary>The address to call from this machine: a server that listens on all interfaces is reached as localhost.</summary>
    public static string Reachable(string url)
    {
        var address = new UriBuilder(url.Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal));
        if (address.Host is "0.0.0.0" or "[::]")
            address.Host = "localhost";
        return address.Uri.GetLeftPart(UriPartial.Authority);
    }

    static readonly JsonSerializerOptions s_plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
