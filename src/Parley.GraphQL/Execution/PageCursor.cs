using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Execution;

/// <summary>
/// An opaque cursor: the sort keys of a row, behind a fingerprint of the question they answer, so that a cursor of
/// another question is refused instead of giving a page of nonsense.
/// </summary>
static class PageCursor
{
    const int FingerprintBytes = 8;

    public static void Write(JsonBuffer buffer, ulong fingerprint, Row row, IReadOnlyList<int> columns)
    {
        var bytes = Pack(fingerprint, row, columns);
        Base64Url.EncodeToUtf8(bytes, buffer.Quoted(Base64Url.GetEncodedLength(bytes.Length)));
    }

    /// <param name="keys">Each a long or a string, as the cells were.</param>
    public static bool TryRead(string cursor, ulong fingerprint, int count, [NotNullWhen(true)] out object[]? keys)
    {
        keys = null;
        if (cursor.Length > 4096 || !Base64Url.IsValid(cursor))
            return false;
        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < FingerprintBytes || BinaryPrimitives.ReadUInt64BigEndian(bytes) != fingerprint)
            return false;
        bytes = bytes[FingerprintBytes..];
        var read = new object[count];
        for (var i = 0; i < count; i++)
        {
            if (bytes.Length < 9)
                return false;
            var number = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
            var kind = (CellKind)bytes[0];
            bytes = bytes[9..];
            if (kind == CellKind.Integer)
            {
                read[i] = number;
            }
            else
            {
                if (number < 0 || number > bytes.Length)
                    return false;
                read[i] = Encoding.UTF8.GetString(bytes[..(int)number]);
                bytes = bytes[(int)number..];
            }
        }
        if (!bytes.IsEmpty)
            return false;
        keys = read;
        return true;
    }

    static byte[] Pack(ulong fingerprint, Row row, IReadOnlyList<int> columns)
    {
        var size = FingerprintBytes;
        foreach (var column in columns)
            size += 9 + (row.Kind(column) == CellKind.Text ? row.Utf8(column).Length : 0);
        var bytes = new byte[size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, fingerprint);
        var rest = bytes.AsSpan(FingerprintBytes);
        foreach (var column in columns)
        {
            var kind = row.Kind(column);
            rest[0] = (byte)kind;
            if (kind == CellKind.Integer)
            {
                BinaryPrimitives.WriteInt64BigEndian(rest[1..], row.Int64(column));
                rest = rest[9..];
                continue;
            }
            var text = row.Utf8(column);
            BinaryPrimitives.WriteInt64BigEndian(rest[1..], text.Length);
            text.CopyTo(rest[9..]);
            rest = rest[(9 + text.Length)..];
        }
        return bytes;
    }
}
