using System.Text;
using GraphQL.Language;
using GraphQL.Planning;

namespace GraphQL.Tests.Planning;

public sealed class DocumentCacheTests
{
    [Fact]
    public void A_document_is_found_by_its_exact_bytes()
    {
        var cache = new DocumentCache(10);
        var added = Add(cache, "{ a }");

        cache.Find(Bytes("{ a }")).ShouldBeSameAs(added);
        cache.Find(Bytes("{ a} ")).ShouldBeNull();
    }

    [Fact]
    public void The_key_outlives_the_buffer_it_was_read_from()
    {
        var cache = new DocumentCache(10);
        var buffer = Encoding.UTF8.GetBytes("{ a }");
        cache.Add(buffer, Parser.Parse(new Source("{ a }")));
        Array.Clear(buffer);

        cache.Find(Bytes("{ a }")).ShouldNotBeNull();
        cache.Find(buffer).ShouldBeNull();
    }

    [Fact]
    public void The_longest_unused_go_first_and_there_are_never_more_than_asked()
    {
        var cache = new DocumentCache(10);
        for (var i = 0; i < 10; i++)
            Add(cache, $"{{ a{i} }}");
        cache.Find(Bytes("{ a0 }")).ShouldNotBeNull();

        for (var i = 10; i < 18; i++)
            Add(cache, $"{{ a{i} }}");

        Enumerable.Range(0, 18).Count(i => cache.Find(Bytes($"{{ a{i} }}")) is not null).ShouldBe(10);
        cache.Find(Bytes("{ a1 }")).ShouldBeNull();
        cache.Find(Bytes("{ a0 }")).ShouldNotBeNull();
    }

    [Fact]
    public void Plans_of_a_document_are_kept_up_to_a_number()
    {
        var document = Add(new DocumentCache(1), "{ a }");
        var operation = document.Operations.ShouldHaveSingleItem();
        var plan = new OperationPlan(operation, new ObjectPlan("Query", []), 0);
        var made = 0;

        for (var round = 0; round < 2; round++)
        {
            for (ulong steering = 0; steering < 200; steering++)
            {
                document.Plan(operation, steering, () =>
                {
                    made++;
                    return plan;
                });
            }
        }

        made.ShouldBe(200 + 200 - 64);
    }

    static CachedDocument Add(DocumentCache cache, string text) => cache.Add(Bytes(text), Parser.Parse(new Source(text)));

    static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
