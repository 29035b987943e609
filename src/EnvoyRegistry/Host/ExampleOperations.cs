using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using EnvoyRegistry.Commands.Spreadsheets;

namespace EnvoyRegistry.Host;

/// <summary>A document of the folder <c>Operations</c>, to begin from.</summary>
/// <param name="Name">Of its file and of its operation.</param>
/// <param name="Role">As whom it is meant to be asked.</param>
/// <param name="Purpose">What it answers, in a sentence.</param>
/// <param name="Variables">Null when it has none.</param>
sealed record ExampleOperation(string Name, CallerRole Role, string Purpose, string Query, JsonNode? Variables);

/// <summary>The documents of the folder <c>Operations</c>, which the build copied beside the program.</summary>
static partial class ExampleOperations
{
    /// <param name="today">The day that <c>today+14</c> in variables counts from.</param>
    public static IReadOnlyList<ExampleOperation> Read(DateOnly today) =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Operations"), "*.graphql")
            .Select(file => Read(file, today))
            .OrderBy(operation => operation.Role).ThenBy(operation => operation.Name, StringComparer.Ordinal),
    ];

    static ExampleOperation Read(string file, DateOnly today)
    {
        var query = File.ReadAllText(file);
        var heading = Heading().Match(query);
        var variables = Path.ChangeExtension(file, ".json");
        return new ExampleOperation(
            Path.GetFileNameWithoutExtension(file),
            Words<CallerRole>.Read(heading.Groups["role"].Value)
                ?? throw new InvalidDataException($"The first line of {file} names no role."),
            heading.Groups["purpose"].Value,
            query,
            File.Exists(variables) ? JsonNode.Parse(OnDay(today, File.ReadAllText(variables))) : null);
    }

    static string OnDay(DateOnly today, string variables) => Days().Replace(variables, day => today
        .AddDays(day.Groups["days"] is { Success: true } days ? int.Parse(days.Value, CultureInfo.InvariantCulture) : 0)
        .ToString("O", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^# (?<role>[A-Z_]+): (?<purpose>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<="")today(\+(?<days>\d{1,4}))?(?="")", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Days();
}
