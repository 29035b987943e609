using GraphQL.Errors;

namespace GraphQL.Language;

/// <summary>A text to parse and, for SDL, the file it came from.</summary>
public sealed record Source(string Body, string? File = null)
{
    /// <summary>
    /// Line and column of a UTF-16 offset. Lines end at LF, CR or CRLF (spec 2.1.2).
    /// Linear in the offset: meant for errors, not for the hot path.
    /// </summary>
    public Location LocationAt(int offset)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset && i < Body.Length; i++)
        {
            var c = Body[i];
            if (c != '\n' && c != '\r')
                continue;
            if (c == '\r' && i + 1 < Body.Length && Body[i + 1] == '\n')
                i++;
            // An offset inside a CRLF still belongs to the line that the pair ends.
            if (i >= offset)
                break;
            line++;
            lineStart = i + 1;
        }
        return new Location(line, offset - lineStart + 1);
    }
}
