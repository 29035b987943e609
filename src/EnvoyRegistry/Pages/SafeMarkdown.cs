using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EnvoyRegistry.Pages;

/// <summary>
/// Text that somebody wrote in Markdown, as markup that does nothing: HTML in it is text, links lead only to where a
/// reader expects, and nothing is fetched.
/// </summary>
static class SafeMarkdown
{
    // The heading of the page and those of its sections are above whatever a text begins with.
    const int HeadingsBelow = 2;
    const int LowestHeading = 6;

    static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static Markup Render(string text)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, s_pipeline);
        }
        catch (ArgumentException)
        {
            // Nested more deeply than Markdig follows: nobody's prose.
            return Markup.From($"<p>{text}</p>");
        }
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(heading.Level + HeadingsBelow, LowestHeading);
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.IsImage || !IsSafe(l.Url)).ToList())
            link.ReplaceBy(new ContainerInline());
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !IsSafe(l.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return Markup.Trusted(document.ToHtml(s_pipeline));
    }

    /// <summary>Whether an address leads to a page or a mailbox; a script is an address too.</summary>
    public static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto";
}
