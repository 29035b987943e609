using Microsoft.Playwright;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>Phones with the Chromium of this machine.</summary>
public sealed class Phones(IMessageSink console)
{
    /// <summary>A new one; where there is no Chromium, or no driver for it, the test is skipped and says so.</summary>
    internal async Task<Phone> OpenAsync()
    {
        var (driver, browser) = await LaunchAsync();
        return await Phone.OpenAsync(driver, browser);
    }

    /// <summary>The browser alone, for pages that are not for a phone. Both are the caller's to dispose of.</summary>
    internal async Task<(IPlaywright Driver, IBrowser Browser)> LaunchAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine)
            .FirstOrDefault(File.Exists);
        console.SkipIf(path is null, "Chromium is needed to use the pages as a person does.");
        var driver = await DriverAsync();
        return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        }));
    }

    async Task<IPlaywright> DriverAsync()
    {
        try
        {
            return await Playwright.CreateAsync();
        }
        catch (PlaywrightException fault)
        {
            console.SkipIf(true, $"Playwright has no driver for this machine: {fault.Message}");
            throw;
        }
    }
}
