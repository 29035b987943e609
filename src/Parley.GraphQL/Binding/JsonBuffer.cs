using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Parley.GraphQL.Binding;

/// <summary>
/// JSON as UTF-8 in pooled memory. Unlike Utf8JsonWriter it can go back: setting <see cref="Length"/> to an earlier
/// value forgets what was written since, which is how a null takes the place of an object that failed halfway.
/// </summary>
/// <remarks>
/// A long answer lies in many chunks of one size, not in one array that doubles: nothing is copied as it grows, and a
/// burst of long answers leaves no arrays of megabytes with the pool.
/// </remarks>
/// <param name="maxLength">In bytes; what would go over it throws, and <see cref="IsFull"/> stays true.</param>
sealed class JsonBuffer(int capacity = 16 * 1024, int maxLength = int.MaxValue) : IDisposable
{
    const int ChunkSize = 64 * 1024;

    static readonly SearchValues<byte> s_escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    /// <summary>Those that are written to their end, before the one at hand.</summary>
    readonly List<ArraySegment<byte>> _full = [];

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    int _length;
    int _before;

    public int Length
    {
        get => _before + _length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Length);
            while (value < _before)
            {
                ArrayPool<byte>.Shared.Return(_bytes);
                var last = _full[^1];
                _full.RemoveAt(_full.Count - 1);
                (_bytes, _length) = (last.Array!, last.Count);
                _before -= _length;
            }
            _length = value - _before;
        }
    }

    /// <summary>Something did not fit any more: there is nothing sensible left to be written.</summary>
    public bool IsFull { get; private set; }

    /// <summary>A copy of what was written from a place on.</summary>
    public byte[] Copy(int start = 0)
    {
        var copy = new byte[Length - start];
        var end = copy.Length;
        for (var at = _full.Count; at >= 0 && end > 0; at--)
        {
            var chunk = at == _full.Count ? new(_bytes, 0, _length) : _full[at];
            var wanted = Math.Min(chunk.Count, end);
            chunk[(chunk.Count - wanted)..].CopyTo(copy, end - wanted);
            end -= wanted;
        }
        return copy;
    }

    public void Raw(ReadOnlySpan<byte> json)
    {
        while (json.Length > _bytes.Length - _length)
        {
            var part = _bytes.Length - _length;
            json[..part].CopyTo(_bytes.AsSpan(_length));
            _length += part;
            json = json[part..];
            Grow(json.Length, piece: 1);
        }
        json.CopyTo(_bytes.AsSpan(_length));
        _length += json.Length;
    }

    public void Raw(byte json)
    {
        if (_length == _bytes.Length)
            Grow(1);
        _bytes[_length++] = json;
    }

    public void Null() => Raw("null"u8);

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        _length += written;
    }

    /// <param name="value">Finite; JSON has no other.</param>
    public void Number(double value)
    {
        value.TryFormat(Room(32), out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    public void String(ReadOnlySpan<byte> utf8)
    {
        Raw((byte)'"');
        Escaped(utf8);
        Raw((byte)'"');
    }

    public void String(string text)
    {
        const int Piece = 160;
        Span<byte> utf8 = stackalloc byte[Piece * 3]; // of UTF-16 none takes more
        Raw((byte)'"');
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var length = Math.Min(Piece, rest.Length);
            if (length < rest.Length && char.IsHighSurrogate(rest[length - 1]))
                length--; // A pair stays together.
            Escaped(utf8[..Encoding.UTF8.GetBytes(rest[..length], utf8)]);
            rest = rest[length..];
        }
        Raw((byte)'"');
    }

    void Escaped(ReadOnlySpan<byte> utf8)
    {
        var clean = utf8.IndexOfAny(s_escaped);
        while (clean >= 0)
        {
            Raw(utf8[..clean]);
            Escape(utf8[clean]);
            utf8 = utf8[(clean + 1)..];
            clean = utf8.IndexOfAny(s_escaped);
        }
        Raw(utf8);
    }

    /// <summary>
    /// Writes the quotes of a string; what stands between them, in bytes that need no escape, is the caller's to write.
    /// </summary>
    public Span<byte> Quoted(int length)
    {
        var room = Room(length + 2);
        room[0] = room[length + 1] = (byte)'"';
        _length += length + 2;
        return room.Slice(1, length);
    }

    /// <summary>Gives the pooled arrays away, in order; the buffer is of no use afterwards.</summary>
    public ArraySegment<byte>[] Detach()
    {
        ArraySegment<byte>[] chunks = [.. _full, new(_bytes, 0, _length)];
        Forget();
        return chunks;
    }

    /// <summary>Gives back to the pool what was not given away.</summary>
    public void Dispose()
    {
        foreach (var chunk in _full)
            ArrayPool<byte>.Shared.Return(chunk.Array!);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        Forget();
    }

    void Forget()
    {
        _full.Clear();
        (_bytes, _length, _before) = ([], 0, 0);
    }

    void Escape(byte c)
    {
        switch (c)
        {
            case (byte)'"': Raw("\\\""u8); break;
            case (byte)'\\': Raw("\\\\"u8); break;
            case (byte)'\n': Raw("\\n"u8); break;
            case (byte)'\r': Raw("\\r"u8); break;
            case (byte)'\t': Raw("\\t"u8); break;
            default:
                Raw("\\u00"u8);
                Raw(HexDigit(c >> 4));
                Raw(HexDigit(c & 15));
                break;
        }
    }

    /// <summary>In one piece.</summary>
    Span<byte> Room(int size)
    {
        if (_bytes.Length - _length < size)
            Grow(size);
        return _bytes.AsSpan(_length);
    }

    static byte HexDigit(int value) => "0123456789abcdef"u8[value];

    /// <param name="size">Of what is to be written.</param>
    /// <param name="piece">Of it, what must lie in one piece: all of it where nothing is said.</param>
    void Grow(int size, int? piece = null)
    {
        if (size > maxLength - Length)
        {
            IsFull = true;
            throw new InvalidOperationException($"More than {maxLength} bytes were written.");
        }
        _full.Add(new(_bytes, 0, _length));
        _before += _length;
        (_bytes, _length) = (ArrayPool<byte>.Shared.Rent(Math.Max(ChunkSize, piece ?? size)), 0);
    }
}
