using System.Globalization;
using System.Text.Json;

namespace EnvoyRegistry.Host;

/// <summary>The question a newcomer is given to paste.</summary>
static class FirstQuery
{
    /// <summary>Who could go for two weeks, a fortnight from now, to mediate in English.</summary>
    public static string AboutPeople(DateOnly today) => $$"""
        { availableEnvoys(first: 3, need: {
            from: "{{Day(today.AddDays(14))}}", until: "{{Day(today.AddDays(27))}}",
            anyExpertise: [{ tag: "MED-GOODOFFICES" }, { tag: "MED-PROCESS" }],
            allLanguages: [{ tag: "en", atLeast: C1 }] }) {
          totalCount
          nodes { fit person { fullName languages { tag level } } reasons { sentence } concerns { sentence } }
          nearMisses(first: 2) { person { fullName } wouldFitIf } } }
        """;

    /// <summary>What may be asked where people are not answered.</summary>
    public static string AboutTheChair(DateOnly today) => $$"""
        { chair(on: "{{Day(today)}}") {
          present { participant { name } until }
          incoming { participant { name } }
          note } }
        """;

    static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <param name="token">What the caller is known by; null for a caller that need not be known.</param>
    public static string AsCurl(string address, string query, string? token = null)
    {
        var caller = token is null ? "" : $" -H 'Authorization: Bearer {token}'";
        // Inside a shell's single quotes; these queries have none of them, so nothing needs escaping there.
        var body = JsonSerializer.Serialize(new { query = OnOneLine(query) }, s_plain);
        return $"curl -s {address}/graphql -H 'Content-Type: application/json'{caller} -d '{body}'";
    }

    static string OnOneLine(string query) =>
        string.Join(' ', query.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    static readonly JsonSerializerOptions s_plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
