using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace EnvoyRegistry.Tests.Pages;

/// <summary>
/// axe-core in a page of ours. Deque's own runner puts its half a megabyte of script into the page, and into a page
/// made for it, at each run, for the sake of frames. Our pages have none: it is put in once, and asked as often as the
/// width or the scheme of the page changes.
/// </summary>
static class Axe
{
    static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    /// <summary>All there is to hold a page to.</summary>
    public static readonly object Conformance = new
    {
        type = "tag",
        values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    };

    /// <summary>All that a scheme can change: it sets colours, and nothing else.</summary>
    public static readonly object Colours = new
    {
        type = "rule",
        values = (string[])["color-contrast", "link-in-text-block"],
    };

    /// <summary>What is wrong with the page as it is shown now: for each rule what it asks, and where.</summary>
    public static async Task<string[]> ExamineAsync(this IPage page, object rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(s_script);
        // Of what passes, an example will do: it shows that there was something to see.
        return await page.EvaluateAsync<string[]>("""
            async (runOnly) => {
              const { passes, violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
              const faults = violations.map(({ id, help, nodes }) =>
                `${id}, ${help}: ${nodes.map((node) => node.html).join(' ')}`);
              return passes.some((rule) => rule.id === 'color-contrast') ? faults : [...faults, 'axe-core saw no text'];
            }
            """, rules);
    }
}
