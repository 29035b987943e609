using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Nominations;

/// <summary>A consent text on a page. Of Markdown it has paragraphs, and words in bold.</summary>
static class ConsentMarkup
{
    public static Markup Of(string text) => Markup.Of(text.Split("\n\n").Select(Paragraph));

    static Markup Paragraph(string text) => Markup.Of($"<p>{Markup.Of(text.Split("**").Select((part, i) =>
        i % 2 == 0 ? Markup.Of($"{part}") : Markup.Of($"<strong>{part}</strong>")))}</p>\n");
}
