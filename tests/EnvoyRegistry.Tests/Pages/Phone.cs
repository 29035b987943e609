using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>
/// A phone of 360 by 640 that shows everything twice as large, so that half as many CSS pixels are left, and runs no
/// JavaScript. What it is shown is looked at: is it the page that was meant, and does it read well?
/// </summary>
sealed partial class Phone : IAsyncDisposable
{
    const int LargestPage = 30_000;
    const int SmallestTarget = 44;
    const int SmallestText = 16;

    readonly IPlaywright _driver;
    readonly IBrowser _browser;

    // axe-core is a script, so it examines a copy of the page where scripts run.
    readonly IPage _examiner;

    Phone(IPlaywright driver, IBrowser browser, IPage page, IPage examiner) =>
        (_driver, _browser, Page, _examiner) = (driver, browser, page, examiner);

    /// <summary>What the person has before her.</summary>
    public IPage Page { get; }

    // By their bytes: the same page need not be examined twice.
    readonly HashSet<string> _examined = [];

    /// <summary>What is wrong with the pages that were looked at, all of them.</summary>
    public HashSet<string> Faults { get; } = [];

    public static async Task<Phone> OpenAsync(IPlaywright driver, IBrowser browser) => new(
        driver, browser,
        await (await browser.NewContextAsync(Screen(javaScript: false))).NewPageAsync(),
        await (await browser.NewContextAsync(Screen(javaScript: true))).NewPageAsync());

    static BrowserNewContextOptions Screen(bool javaScript) => new()
    {
        ViewportSize = new ViewportSize { Width = 180, Height = 320 },
        DeviceScaleFactor = 2,
        JavaScriptEnabled = javaScript,
    };

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _driver.Dispose();
    }

    public async Task VisitAsync(string address, int status, string heading) =>
        await LookAsync((await Page.GotoAsync(address))!, status, heading);

    /// <summary>Presses a button or a link, and looks at what comes of it.</summary>
    public async Task PressAsync(string name, int status, string heading)
    {
        var link = Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });
        var button = Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });
        var response = await Page.RunAndWaitForResponseAsync(
            () => link.Or(button).First.ClickAsync(), answer => answer.Status / 100 != 3);
        await Page.WaitForLoadStateAsync();
        await LookAsync(response, status, heading);
    }

    async Task LookAsync(IResponse response, int status, string heading)
    {
        var title = await Page.Locator("h1").InnerTextAsync();
        Check(title == heading, heading, $"is called \"{title}\"");
        Check(response.Status == status, heading, $"status {response.Status} in place of {status}");
        var html = await response.TextAsync();
        Check(Encoding.UTF8.GetByteCount(html) < LargestPage, heading, $"{Encoding.UTF8.GetByteCount(html)} bytes");
        await MeasureAsync(heading);
        await ExamineAsync(html, heading);
    }

    async Task MeasureAsync(string heading)
    {
        // WCAG 2.5.8: a link within a sentence is as high as its line; a box within its label is as large as the label.
        var seen = await Page.EvaluateAsync<JsonElement>("""
        () => {
          const size = (element) => element.getBoundingClientRect();
          const targets = [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')]
            .filter((e) => e.tagName !== 'A' || getComputedStyle(e).display !== 'inline')
            .map((e) => [e.outerHTML.slice(0, 80), size(e.closest('label') ?? e)]);
          const written = [...document.querySelectorAll('body :not(option, input[type=hidden], input[type=checkbox])')];
          return {
            lang: document.documentElement.lang,
            wide: document.documentElement.scrollWidth - innerWidth,
            targets: targets.map(([name, { width, height }]) => ({ name, size: Math.min(width, height) })),
            text: Math.min(...written.map((e) => parseFloat(getComputedStyle(e).fontSize))),
          };
        }
        """);
        Check(seen.GetProperty("lang").GetString() == "en", heading, $"its language is {seen.GetProperty("lang")}");
        Check(seen.GetProperty("wide").GetDouble() <= 0, heading,
            $"wider than the phone by {seen.GetProperty("wide")}");
        Check(seen.GetProperty("text").GetDouble() >= SmallestText, heading,
            $"text of {seen.GetProperty("text")} pixels");
        foreach (var target in seen.GetProperty("targets").EnumerateArray())
            Check(target.GetProperty("size").GetDouble() >= SmallestTarget, heading,
                $"{target.GetProperty("size")} pixels are few for a finger: {target.GetProperty("name")}");
    }

    async Task ExamineAsync(string html, string heading)
    {
        if (!_examined.Add(html))
            return;
        await _examiner.SetContentAsync(await StyledAsync(html));
        foreach (var (scheme, rules) in new[]
            { (ColorScheme.Light, Axe.Conformance), (ColorScheme.Dark, Axe.Colours) })
        {
            await _examiner.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var fault in await _examiner.ExamineAsync(rules))
                Check(false, heading, $"{scheme}: {fault}");
        }
    }

    /// <summary>The page with its style sheet in it: a copy of it stands at no address to fetch that from.</summary>
    async Task<string> StyledAsync(string html)
    {
        if (StyleSheet().Match(html) is not { Success: true } link)
            return html;
        var sheet = await Page.Context.APIRequest.GetAsync($"{new Uri(new Uri(Page.Url), link.Groups["path"].Value)}");
        return html.Replace(link.Value, $"<style>{await sheet.TextAsync()}</style>");
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(?<path>[^\"]+)\" ?/?>", RegexOptions.None, 1000)]
    private static partial Regex StyleSheet();

    void Check(bool isRight, string heading, string fault)
    {
        if (!isRight)
            Faults.Add($"{heading}: {fault}");
    }
}
