using System.Text;

namespace EnvoyRegistry.Commands.Spreadsheets;

/// <summary>
/// Several items in one cell, separated by <c>;</c>. A backslash takes the character after it for what it is, so
/// <c>\;</c> is a semicolon within an item.
/// </summary>
static class ListText
{
    public static List<string> Split(string text)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
            if (text[at] is ';')
                End();
            else
                item.Append(text[at] is '\\' && at + 1 < text.Length ? text[++at] : text[at]);

        End();
        return items;

        void End()
        {
            var whole = item.ToString().Trim();
            if (whole.Length > 0)
                items.Add(whole);
            item.Clear();
        }
    }

    public static string Join(IEnumerable<string> items) => string.Join(';', items.Select(item => item
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)));
}
