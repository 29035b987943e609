using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace EnvoyRegistry.Pages;

/// <summary>
/// HTML that is safe to show. It is written as an interpolated string: what stands in the braces is text and encoded,
/// unless it is markup itself.
/// </summary>
sealed class Markup
{
    readonly string _html;

    Markup(string html) => _html = html;

    public static Markup None { get; } = new("");

    public static Markup From(Handler html) => new(html.ToString());

    /// <summary>As it stands: for what the program itself wrote.</summary>
    public static Markup Trusted(string html) => new(html);

    public static Markup From(IEnumerable<Markup> parts) => new(string.Concat(parts));

    /// <summary>Each beginning on a line of its own, as where they are written below one another.</summary>
    public static Markup Lines(IEnumerable<Markup> parts) => new(string.Join('\n', parts));

    public override string ToString() => _html;

    [InterpolatedStringHandler]
    public readonly ref struct Handler(int literalLength, int formattedCount)
    {
        readonly StringBuilder _html = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(Markup? html) => _html.Append(html?._html);

        public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? ""));

        public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable =>
            AppendFormatted(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture));

        public override string ToString() => _html.ToString();
    }
}
