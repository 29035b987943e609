using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.Tests.Execution;

public sealed class PageCursorTests
{
    const ulong Fingerprint = 0x0123456789abcdef;

    [Fact]
    public void A_cursor_reads_back_its_keys()
    {
        object[] keys = [long.MinValue, "", "Ünïcode \"x\"", 7L];

        PageCursor.TryRead(Cursor(keys), Fingerprint, 4, out var read).ShouldBeTrue();

        read.ShouldBe(keys);
    }

    [Fact]
    public void A_cursor_of_another_question_is_refused()
    {
        var cursor = Cursor([1L, "a"]);

        PageCursor.TryRead(cursor, Fingerprint + 1, 2, out _).ShouldBeFalse();
        PageCursor.TryRead(cursor, Fingerprint, 1, out _).ShouldBeFalse();
        PageCursor.TryRead(cursor, Fingerprint, 3, out _).ShouldBeFalse();
    }

    [Fact]
    public void Whatever_was_done_to_a_cursor_it_is_read_or_refused_and_nothing_worse()
    {
        var random = new Random(1);
        var whole = Base64Url.DecodeFromChars(Cursor([1L, "some text", 2L]));
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = whole[..random.Next(whole.Length + 1)].Concat(new byte[random.Next(4)]).ToArray();
            for (var change = random.Next(4); change > 0 && bytes.Length > 8; change--)
                bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);

            if (PageCursor.TryRead(Base64Url.EncodeToString(bytes), Fingerprint, 3, out var keys))
                keys.ShouldAllBe(k => k is long || k is string);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("a b")]
    [InlineData("+/+/")]
    [InlineData("💥")]
    [InlineData("AAAA")]
    public void Text_that_is_no_cursor_is_refused(string text) =>
        PageCursor.TryRead(text, Fingerprint, 1, out _).ShouldBeFalse();

    [Fact]
    public void A_length_that_lies_is_refused()
    {
        foreach (var length in new[] { -1L, long.MinValue, long.MaxValue, int.MaxValue, 4 })
        {
            var bytes = new List<byte>(BitConverter.GetBytes(Fingerprint).Reverse()) { (byte)CellKind.Text };
            bytes.AddRange(BitConverter.GetBytes(length).Reverse());
            bytes.AddRange("abc"u8);

            PageCursor.TryRead(Base64Url.EncodeToString([.. bytes]), Fingerprint, 1, out _).ShouldBeFalse();
        }
    }

    static string Cursor(object[] keys)
    {
        using var rows = new RowBuffer(keys.Length);
        rows.Add(new Cells(keys));
        var buffer = new JsonBuffer();
        PageCursor.Write(buffer, Fingerprint, rows.At(0), [.. Enumerable.Range(0, keys.Length)]);
        return JsonSerializer.Deserialize<string>(buffer.Copy())!;
    }
}

/// <summary>A row of given cells.</summary>
sealed class Cells(params object?[] cells) : Row
{
    public override CellKind Kind(int column) => cells[column] switch
    {
        null => CellKind.Null,
        long => CellKind.Integer,
        double => CellKind.Real,
        _ => CellKind.Text,
    };

    public override CellFormat Format => null!; // none of these cells needs one

    public override long Int64(int column) => (long)cells[column]!;

    public override double Double(int column) => (double)cells[column]!;

    public override ReadOnlySpan<byte> Utf8(int column) => Encoding.UTF8.GetBytes((string)cells[column]!);
}
