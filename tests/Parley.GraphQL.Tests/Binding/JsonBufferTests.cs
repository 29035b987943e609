using System.Text;
using System.Text.Json;
using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Tests.Binding;

public sealed class JsonBufferTests
{
    [Fact]
    public void Any_string_reads_back_as_it_was()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var text = RandomText(random);
            var buffer = new JsonBuffer(16);
            if (i % 2 == 0)
                buffer.String(text);
            else
                buffer.String(Encoding.UTF8.GetBytes(text));

            JsonSerializer.Deserialize<string>(buffer.Copy()).ShouldBe(text);
        }
    }

    [Fact]
    public void Half_a_surrogate_becomes_the_replacement_character()
    {
        var buffer = new JsonBuffer();
        buffer.String("a\ud83d");

        JsonSerializer.Deserialize<string>(buffer.Copy()).ShouldBe("a\ufffd");
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Whole_numbers_read_back(long number)
    {
        var buffer = new JsonBuffer(1);
        buffer.Number(number);

        JsonSerializer.Deserialize<long>(buffer.Copy()).ShouldBe(number);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(1e21)]
    [InlineData(5e-324)]
    [InlineData(double.MaxValue)]
    public void Numbers_read_back(double number)
    {
        var buffer = new JsonBuffer(1);
        buffer.Number(number);

        JsonSerializer.Deserialize<double>(buffer.Copy()).ShouldBe(number);
    }

    [Fact]
    public void A_long_text_lies_in_many_chunks_and_is_whole_from_wherever_it_is_copied()
    {
        using var buffer = new JsonBuffer(10);
        var expected = new StringBuilder();
        var random = new Random(3);
        var marks = new List<int>();
        while (expected.Length < 400_000)
        {
            marks.Add(buffer.Length);
            var piece = $"{random.Next()}{new string('y', random.Next(30_000))}";
            if (random.Next(4) == 0)
            {
                buffer.Raw(Encoding.ASCII.GetBytes(new string('z', random.Next(200_000))));
                buffer.Length = marks[^1];
            }
            buffer.Raw(Encoding.ASCII.GetBytes(piece));
            expected.Append(piece);
        }

        var whole = expected.ToString();
        Encoding.ASCII.GetString(buffer.Copy()).ShouldBe(whole);
        foreach (var mark in marks)
            Encoding.ASCII.GetString(buffer.Copy(mark)).ShouldBe(whole[mark..]);
        buffer.Length = marks[3];
        var chunks = buffer.Detach();
        string.Concat(chunks.Select(c => Encoding.ASCII.GetString(c))).ShouldBe(whole[..marks[3]]);
    }

    [Fact]
    public void Going_back_forgets_what_was_written_since()
    {
        var buffer = new JsonBuffer(1);
        buffer.Raw("[1"u8);
        var at = buffer.Length;
        buffer.String(new string('x', 100_000));
        buffer.Length = at;
        buffer.Raw((byte)']');

        Encoding.UTF8.GetString(buffer.Copy()).ShouldBe("[1]");
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Length = 4);
    }

    static string RandomText(Random random)
    {
        var text = new StringBuilder();
        var length =
            random.Next(new[] { 4, 20, 180, 600 }[random.Next(4)]);
        for (var i = 0; i < length; i++)
        {
            _ = random.Next(5) switch
            {
                0 => text.Append((char)random.Next(0x20)),
                1 => text.Append("\"\\/\u2028\u007f"[random.Next(5)]),
                2 => text.Append((char)random.Next(0x80, 0xD800)),
                3 => text.Append(char.ConvertFromUtf32(random.Next(0x10000, 0x10FFFF))),
                _ => text.Append((char)random.Next(0x20, 0x7F)),
            };
        }
        return text.ToString();
    }
}
