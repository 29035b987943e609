namespace EnvoyRegistry.Availability.Calendars;

/// <summary>
/// Unfolds a calendar, RFC 5545 §3.1. It joins octets and not characters, for a line may be folded within a character.
/// Lines end with CRLF, as they must, or with LF alone, as many programs write them; in a file without any LF, with CR.
/// </summary>
ref struct LineReader(ReadOnlySpan<byte> file, int longest)
{
    readonly byte[] _line = new byte[longest];
    readonly byte _lineEnd = file.Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
    ReadOnlySpan<byte> _rest = file;
    int _length;
    int _next = 1;

    /// <summary>The line of the file on which the current content line begins.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the current line went on beyond what is kept of it.</summary>
    public bool IsCut { get; private set; }

    public readonly ReadOnlySpan<byte> Current => _line.AsSpan(0, _length);

    public bool Read()
    {
        if (_rest.IsEmpty)
            return false;

        (Number, _length, IsCut) = (_next, 0, false);
        Take();
        while (!_rest.IsEmpty && _rest[0] is (byte)' ' or (byte)'\t')
        {
            _rest = _rest[1..];
            Take();
        }
        return true;
    }

    void Take()
    {
        var end = _rest.IndexOf(_lineEnd);
        var part = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        _next++;
        if (part.Length > 0 && part[^1] == '\r')
            part = part[..^1];
        if (part.Length > _line.Length - _length)
        {
            IsCut = true;
            part = part[..(_line.Length - _length)];
        }
        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }
}
