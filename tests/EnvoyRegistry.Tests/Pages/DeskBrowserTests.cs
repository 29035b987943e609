using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>The pages for offices in Chromium: at the widths of phones and desks, in light and dark.</summary>
public sealed class DeskBrowserTests(Phones browsers, StartedSample sample)
    : IClassFixture<Phones>, IClassFixture<StartedSample>
{
    static readonly AxeRunOptions s_conformance = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
        ResultTypes = [ResultType.Violations],
    };

    [SkippableFact]
    public async Task The_pages_are_accessible_and_fit_at_every_width_and_in_the_dark()
    {
        var (driver, browser) = await browsers.LaunchAsync();
        using var _ = driver;
        await using var __ = browser;
        var paths = await PathsAsync();
        var faults = new List<string>();
        // 640 pixels at 200 % are 320.
        foreach (var (width, scheme) in ((int, ColorScheme)[])
            [(320, ColorScheme.Light), (390, ColorScheme.Dark), (1280, ColorScheme.Light), (1280, ColorScheme.Dark)])
        {
            // axe-core is a script; the pages have none and allow none.
            await using var context = await browser.NewContextAsync(new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                ColorScheme = scheme,
                BypassCSP = true,
            });
            await context.APIRequest.PostAsync($"{new Uri(sample.Endpoint, "/sign-in/as/CHAIR")}");
            var page = await context.NewPageAsync();
            foreach (var path in paths)
            {
                await page.GotoAsync($"{new Uri(sample.Endpoint, path)}");
                var found = await page.RunAxe(s_conformance);
                faults.AddRange(found.Violations.Select(v => $"{path} at {width} {scheme}: {v.Id} {v.Nodes[0].Html}"));
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                if (wide > 0)
                    faults.Add($"{path} at {width}: wider by {wide}");
            }
        }
        faults.ShouldBeEmpty();
    }

    async Task<List<string>> PathsAsync()
    {
        using var unit = new StartedClient(sample.Endpoint, sample.Token);
        var read = await unit.AskAsync("""
            { situations(where: { isExercise: true },
                first: 1) { nodes { id appointments(first: 20) { nodes { id status } } } }
              consultations(where: { isExercise: true }, first: 1) { nodes { id } }
              people(where: { kind: [EEP] }, first: 1) { nodes { id } }
              groupings(first: 1) { nodes { id } } guidelines(first: 1) { nodes { id } } }
            """);
        var situation = read.GetProperty("situations").GetProperty("nodes")[0];
        var appointment = situation.GetProperty("appointments").GetProperty("nodes").EnumerateArray()
            .First(a => a.GetProperty("status").GetString() == "CONSULTING");
        var (from, until) = (DateTime.UtcNow.Date.AddDays(30), DateTime.UtcNow.Date.AddDays(43));
        return
        [
            "/", "/gallery", $"/who-could-go?from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}&language=en.C1",
            "/people", $"/people/{Id(read, "people")}?reach=yes", "/situations?exercises=yes",
            $"/situations/{situation.GetProperty("id").GetString()}",
            $"/appointments/{appointment.GetProperty("id").GetString()}",
            $"/consultations/{Id(read, "consultations")}", "/groupings", $"/groupings/{Id(read, "groupings")}",
            "/coverage", "/guidance", $"/guidance/{Id(read, "guidelines")}", "/audit", "/rules", "/search?q=thai",
            "/sign-in/as",
        ];

        static string? Id(JsonElement read, string list) =>
            read.GetProperty(list).GetProperty("nodes")[0].GetProperty("id").GetString();
    }
}
