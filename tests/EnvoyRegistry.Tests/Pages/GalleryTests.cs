using System.Text.RegularExpressions;
using EnvoyRegistry.Access;
using Snapshooter.Xunit;

namespace EnvoyRegistry.Tests.Pages;

public sealed partial class GalleryTests(RunningRegistry registry) : IClassFixture<RunningRegistry>
{
    /// <summary>What every page is made of, component by component.</summary>
    [Fact]
    public async Task The_components_are_as_they_were_approved()
    {
        using var client = registry.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", registry.Token(CallerRole.Unit));

        var page = await client.GetStringAsync("/gallery");

        // A section for each component, under its heading.
        var sections = Headings().Split(Once().Replace(StyleSheetAddress().Replace(page, "/style.css"), "once"));
        sections.Length.ShouldBeGreaterThan(8);
        Snapshot.Match(string.Join("\n\n<h2>", sections));
    }

    [GeneratedRegex("<h2>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Headings();

    [GeneratedRegex("/style-[0-9a-f]+\\.css", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StyleSheetAddress();

    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Once();
}
