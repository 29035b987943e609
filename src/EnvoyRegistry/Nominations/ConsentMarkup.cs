using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Nominations;

/// <summary>A consent text on a page. Of Markdown it has paragraphs, and words in bold.</summary>
static class ConsentMarkup
{
    public static Markup Write(string text) => Markup.From(text.Split("\n\n").Select(Paragraph));

    static Markup Paragraph(string text) => Markup.From($"<p>{Markup.From(text.Split("**").Select((part, i) =>
        i % 2 == 0 ? Markup.From($"{part}") : Markup.From($"<strong>{part}</strong>")))}</p>\n");
}
