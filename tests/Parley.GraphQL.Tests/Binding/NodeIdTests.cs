using System.Text;
using System.Text.Json;
using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Tests.Binding;

public sealed class NodeIdTests
{
    static readonly long[] s_keys = [0, 1, 31, 32, 1L << 59, 1L << 60, 1L << 62, long.MaxValue - 1, long.MaxValue];

    [Fact]
    public void An_id_reads_back_and_is_the_same_in_JSON()
    {
        foreach (var key in s_keys)
        {
            var id = new NodeId("per", key);
            var buffer = new JsonBuffer();
            NodeId.Write(buffer, "per"u8, key);

            NodeId.TryParse(id.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(id);
            JsonSerializer.Deserialize<string>(buffer.Copy()).ShouldBe(id.ToString());
        }
    }

    [Fact]
    public void The_key_is_told_for_the_type_that_is_asked_for()
    {
        var id = new NodeId("per", 12).ToString();

        NodeId.KeyOf("per", id).ShouldBe(12);
        NodeId.KeyOf("par", id).ShouldBeNull();
        NodeId.KeyOf("per", "per_12").ShouldBeNull();
    }

    [Fact]
    public void Ids_sort_like_their_keys()
    {
        var random = new Random(1);
        var keys = Enumerable.Range(0, 1_000).Select(_ => random.NextInt64()).Concat(s_keys).ToList();

        keys.Select(k => new NodeId("per", k).ToString()).Order(StringComparer.Ordinal)
            .ShouldBe(keys.Order().Select(k => new NodeId("per", k).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("per_")]
    [InlineData("_0000000000001")]
    [InlineData("per_000000000001")]
    [InlineData("per_00000000000001")]
    [InlineData("per-0000000000001")]
    [InlineData("per_000000000000A")]
    [InlineData("per_000000000000i")]
    [InlineData("per_000000000000 ")]
    [InlineData("per_8000000000000")]
    [InlineData("per_zzzzzzzzzzzzz")]
    [InlineData("per_000000000000\u0661")]
    public void Anything_else_is_no_id(string text) => NodeId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void One_key_has_one_spelling()
    {
        var random = new Random(2);
        for (var i = 0; i < 10_000; i++)
        {
            var text = new StringBuilder("per_");
            for (var digit = 0; digit < 13; digit++)
                text.Append("0123456789abcdefghjkmnpqrstvwxyz"[random.Next(32)]);
            if (NodeId.TryParse(text.ToString(), out var id))
                id.ToString().ShouldBe(text.ToString());
        }
    }
}
