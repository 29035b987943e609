using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Parley.GraphQL.Binding;

/// <summary>
/// JSON as UTF-8 in pooled memory. Unlike Utf8JsonWriter it can go back: setting <see cref="Length"/> to an earlier
/// value forgets what was written since, which is how a null takes the place of an object that failed halfway.
/// </summary>
/// <param name="maxLength">In bytes; what would go over it throws, and <see cref="IsFull"/> stays true.</param>
sealed class JsonBuffer(int capacity = 16 * 1024, int maxLength = int.MaxValue)
{
    static readonly SearchValues<byte> s_escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    int _length;

    public int Length
    {
        get => _length;
        set => _length = value <= _length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Something did not fit any more: there is nothing sensible left to be written.</summary>
    public bool IsFull { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
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
        var clean = utf8.IndexOfAny(s_escaped);
        while (clean >= 0)
        {
            Raw(utf8[..clean]);
            Escape(utf8[clean]);
            utf8 = utf8[(clean + 1)..];
            clean = utf8.IndexOfAny(s_escaped);
        }
        Raw(utf8);
        Raw((byte)'"');
    }

    public void String(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (length <= 512)
        {
            Span<byte> utf8 = stackalloc byte[512];
            String(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
            return;
        }
        var rented = ArrayPool<byte>.Shared.Rent(length);
        String(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
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

    /// <summary>Gives the pooled array away; the buffer is of no use afterwards.</summary>
    public byte[] Detach(out int length)
    {
        length = _length;
        var bytes = _bytes;
        _bytes = [];
        _length = 0;
        return bytes;
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

    Span<byte> Room(int size)
    {
        if (_bytes.Length - _length < size)
            Grow(size);
        return _bytes.AsSpan(_length);
    }

    static byte HexDigit(int value) => "0123456789abcdef"u8[value];

    void Grow(int size)
    {
        if (size > maxLength - _length)
        {
            IsFull = true;
            throw new InvalidOperationException($"More than {maxLength} bytes were written.");
        }
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(_length + size)));
        Written.CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
