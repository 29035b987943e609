using System.Buffers;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Language;

/// <summary>A text to parse and, for SDL, the file it came from.</summary>
public sealed class Source(string body, string? file = null)
{
    static readonly SearchValues<char> s_lineTerminators = SearchValues.Create('\n', '\r');

    int[]? _lineStarts;

    internal string Body { get; } = body;
    internal string? File { get; } = file;

    /// <summary>
    /// Line and column of a UTF-16 offset. Lines end at LF, CR or CRLF (spec 2.1.2). The first call goes through the
    /// text, as only errors ask, but a document may be made to have many.
    /// </summary>
    internal Location LocationAt(int offset)
    {
        var starts = _lineStarts ??= LineStarts(Body);
        var line = Array.BinarySearch(starts, offset);
        if (line < 0)
            line = ~line - 1; // the last line that starts before it
        return new Location(line + 1, offset - starts[line] + 1);
    }

    static int[] LineStarts(string text)
    {
        List<int> starts = [0];
        for (var at = 0; text.AsSpan(at).IndexOfAny(s_lineTerminators) is >= 0 and var next;)
        {
            at += next + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            starts.Add(at);
        }
        return [.. starts];
    }
}
