using System.Text.Json;
using Microsoft.Playwright;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>The pages for offices in Chromium: at the widths of phones and desks, in light and dark.</summary>
public sealed class DeskBrowserTests(Phones browsers, StartedSample sample)
    : IClassFixture<Phones>, IClassFixture<StartedSample>
{
    static readonly (int Width, ColorScheme Scheme)[] s_screens =
    [
        (320, ColorScheme.Light), // 640 pixels at 200 % are as many.
        (390, ColorScheme.Dark),
        (1280, ColorScheme.Light),
    ];

    [SkippableFact]
    public async Task The_pages_are_accessible_and_fit_at_every_width_and_in_the_dark()
    {
        var (driver, browser) = await browsers.LaunchAsync();
        using var _ = driver;
        await using var __ = browser;
        var paths = await PathsAsync();
        var faults = await Task.WhenAll(
        [
            .. paths.Chunk((paths.Count + 1) / 2).Select(half => ExamineAsync(browser, "CHAIR", half)),
            ExamineAsync(browser, "FOCAL_POINT", await PathsOfFocalPointAsync()),
        ]);
        faults.SelectMany(half => half).ShouldBeEmpty();
    }

    async Task<List<string>> ExamineAsync(IBrowser browser, string role, string[] paths)
    {
        // axe-core is a script; the pages have none and allow none.
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true });
        await context.APIRequest.PostAsync($"{new Uri(sample.Endpoint, $"/sign-in/as/{role}")}");
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        foreach (var path in paths)
        {
            await page.GotoAsync($"{new Uri(sample.Endpoint, path)}");
            foreach (var (width, scheme) in s_screens)
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                faults.AddRange(
                    (await page.ExamineAsync(Axe.Conformance)).Select(fault => $"{path} at {width} {scheme}: {fault}"));
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                if (wide > 0)
                    faults.Add($"{path} at {width}: wider by {wide}");
            }
        }
        return faults;
    }

    [SkippableFact]
    public async Task The_office_finds_and_rings_an_envoy_without_script()
    {
        var (driver, browser) = await browsers.LaunchAsync();
        using var _ = driver;
        await using var __ = browser;
        var page = await (await browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false }))
            .NewPageAsync();
        await page.GotoAsync($"{new Uri(sample.Endpoint, "/sign-in/as")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chair's office" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("What waits for you");

        await page.GetByRole(AriaRole.Link, new() { Name = "Who could go?" }).First.ClickAsync();
        await page.GetByLabel("First day").FillAsync(Written(30));
        await page.GetByLabel("Last day").FillAsync(Written(40));
        await page.GetByLabel("Language 1").FillAsync("English");
        await page.GetByLabel("No nationals of 1").FillAsync("Thailand");
        await page.GetByLabel("No nationals of 2").FillAsync("Cambodia");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find who could go" }).ClickAsync();

        page.Url.ShouldContain("language=en.B2&exclude=TH&exclude=KH");
        (await page.Locator("h2").First.InnerTextAsync()).ShouldNotContain("problem");
        var card = page.Locator(".card").First;
        (await card.InnerTextAsync()).ShouldContain("of 100: ");
        (await page.Locator(".card a[href^='tel:']").First.GetAttributeAsync("href")).ShouldStartWith("tel:+");
        (await card.Locator(".call").InnerTextAsync()).ShouldContain("call");
        (await page.Locator("h2").AllInnerTextsAsync()).ShouldContain("Who was left out");

        static string Written(int days) => DateTime.UtcNow.Date.AddDays(days).ToString("d MMMM yyyy");
    }

    [SkippableFact]
    public async Task A_focal_point_replaces_a_nominee_without_script()
    {
        var (driver, browser) = await browsers.LaunchAsync();
        using var _ = driver;
        await using var __ = browser;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{new Uri(sample.Endpoint, "/sign-in/as")}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Focal point" }).ClickAsync();
        var row = page.Locator("tr", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "Replace" }) }).First;
        var replaced = await row.GetByRole(AriaRole.Rowheader).InnerTextAsync();

        await row.GetByRole(AriaRole.Link, new() { Name = "Replace" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe($"Put somebody in the place of {replaced}");
        await page.GetByLabel("Full name").FillAsync("Dayang Baharu");
        await page.GetByLabel("National of").FillAsync("Brunei Darussalam");
        await page.GetByLabel("Mail address").FillAsync("dayang@example.org");
        await page.GetByLabel("Curriculum vitae").FillAsync("Invented. Mediated between villages.");
        await page.GetByLabel("Field 1", new() { Exact = true }).SelectOptionAsync("MED-PROCESS");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save, and go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask for consent" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for consent" }).ClickAsync();
        (await page.Locator(".notice").First.InnerTextAsync()).ShouldContain("asked for consent");

        var nomination = page.Url;
        await page.GotoAsync((await sample.Mail.LinksAsync("dayang@example.org", "nominate"))
            .First(link => link.Contains("/consent/")));
        await page.Locator("button[value=yes]").ClickAsync();
        await page.GotoAsync(nomination);
        await page.GetByRole(AriaRole.Link, new() { Name = "Register", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        (await page.Locator(".notice").First.InnerTextAsync())
            .ShouldBe($"{replaced} ends being one of your EEPs today, and is told so.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes: register" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Nominations" }).First.ClickAsync();
        var experts = await page.Locator("table").First.InnerTextAsync();
        experts.ShouldContain("Dayang Baharu");
        experts.ShouldNotContain(replaced);
    }

    /// <summary>
    /// Makes the pictures of the README anew: <c>RECORD_PICTURES=1 dotnet test --filter
    /// FullyQualifiedName~pictures</c>.
    /// </summary>
    [SkippableFact]
    public async Task The_pictures_of_the_README_are_made_on_request()
    {
        Skip.If(Environment.GetEnvironmentVariable("RECORD_PICTURES") is not "1", "RECORD_PICTURES=1 makes them.");
        var (driver, browser) = await browsers.LaunchAsync();
        using var _ = driver;
        await using var __ = browser;
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1100, Height = 800 } });
        await context.APIRequest.PostAsync($"{new Uri(sample.Endpoint, "/sign-in/as/CHAIR")}");
        var page = await context.NewPageAsync();
        var paths = await PathsAsync();
        foreach (var (name, begin) in ((string, string)[])
            [("who-could-go", "/who-could-go?from=2"), ("appointment", "/appointments/")])
        {
            var path = paths.First(p => p.StartsWith(begin, StringComparison.Ordinal));
            await page.GotoAsync($"{new Uri(sample.Endpoint, path)}");
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(Repository.Root, ".github", "pictures", $"{name}.png"),
            });
        }
    }

    async Task<string[]> PathsOfFocalPointAsync()
    {
        using var office = await Visitor.SignInAsync(new Uri(sample.Endpoint, "/"), "FOCAL_POINT");
        using var begun = await office.SendAsync("/nominations/new", ("nominee.fullName", "Somebody (invented)"));
        var nomination = begun.Headers.Location!.OriginalString.Split('?')[0];
        var expert = (await office.ReadAsync("/nominations")).Split("href=\"/people/")
            .Select(part => part.Split('"')[0]).First(part => part.EndsWith("/confirm", StringComparison.Ordinal));
        var consultation = (await office.ReadAsync("/consultations?exercises=yes")).Split("href=\"/consultations/")[1]
            .Split('"')[0];
        return
        [
            "/", "/nominations", "/nominations/new", nomination, $"{nomination}/edit", $"{nomination}/withdraw",
            $"/people/{expert}", "/candidates/propose", "/consultations?exercises=yes",
            $"/consultations/{consultation}", $"/consultations/{consultation}/reply",
        ];
    }

    async Task<List<string>> PathsAsync()
    {
        using var unit = new StartedClient(sample.Endpoint, sample.Token);
        var read = await unit.AskAsync("""
            { situations(where: { isExercise: true },
                first: 1) { nodes { id appointments(first: 20) { nodes { id status } } } }
              consultations(where: { isExercise: true }, first: 1) { nodes { id } }
              people(where: { kind: [EEP] }, first: 1) { nodes { id } }
              groupings(first: 1) { nodes { id } }
              teams: groupings(where: { isExercise: true, kind: [EXPERT_TEAM] }, first: 1) { nodes { id } }
              guidelines(first: 1) { nodes { id } } }
            """);
        var situation = read.GetProperty("situations").GetProperty("nodes")[0];
        var appointment = situation.GetProperty("appointments").GetProperty("nodes").EnumerateArray()
            .First(a => a.GetProperty("status").GetString() == "CONSULTING");
        var (from, until) = (DateTime.UtcNow.Date.AddDays(30), DateTime.UtcNow.Date.AddDays(43));
        return
        [
            "/", "/gallery", $"/who-could-go?from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}&language=en.C1",
            $"/team?from={from:yyyy-MM-dd}&until={until:yyyy-MM-dd}&language=en.C1&size=2", "/people",
                $"/people/{Id(read, "people")}?reach=yes", "/situations?exercises=yes",
            $"/situations/{situation.GetProperty("id").GetString()}",
            $"/appointments/{appointment.GetProperty("id").GetString()}",
            $"/consultations/{Id(read, "consultations")}", "/groupings", $"/groupings/{Id(read, "groupings")}",
            "/groupings/new", $"/groupings/{Id(read, "teams")}", $"/groupings/{Id(read, "teams")}/seat", "/nominations",
            "/situations/new", $"/situations/{situation.GetProperty("id").GetString()}/party",
            $"/appointments/{appointment.GetProperty("id").GetString()}/terms", "/who-could-go?from=never",
            "/coverage", "/guidance", $"/guidance/{Id(read, "guidelines")}", "/audit", "/rules", "/search?q=thai",
            "/sign-in/as",
        ];

        static string? Id(JsonElement read, string list) =>
            read.GetProperty(list).GetProperty("nodes")[0].GetProperty("id").GetString();
    }
}
