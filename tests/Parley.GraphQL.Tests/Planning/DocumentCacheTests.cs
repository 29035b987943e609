using System.Text;
using Parley.GraphQL.Language;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Tests.Planning;

public sealed class DocumentCacheTests
{
    [Fact]
    public void A_document_is_found_by_its_exact_bytes()
    {
        var cache = new DocumentCache(10, long.MaxValue);
        var added = Add(cache, "{ a }");

        cache.Find(Bytes("{ a }")).ShouldBeSameAs(added);
        cache.Find(Bytes("{ a} ")).ShouldBeNull();
    }

    [Fact]
    public void The_key_outlives_the_buffer_it_was_read_from()
    {
        var cache = new DocumentCache(10, long.MaxValue);
        var buffer = Encoding.UTF8.GetBytes("{ a }");
        cache.Add(buffer, Parser.Parse(new Source("{ a }")));
        Array.Clear(buffer);

        cache.Find(Bytes("{ a }")).ShouldNotBeNull();
        cache.Find(buffer).ShouldBeNull();
    }

    [Fact]
    public void The_longest_unused_go_first_and_there_are_never_more_than_asked()
    {
        var cache = new DocumentCache(10, long.MaxValue);
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
        var document = Add(new DocumentCache(1, long.MaxValue), "{ a }");
        var operation = document.Operations.ShouldHaveSingleItem();
        var plan = new OperationPlan(operation, new ObjectPlan("Query", []), 0, 0);
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

    [Fact]
    public void Large_documents_and_plans_leave_room_for_fewer()
    {
        var cache = new DocumentCache(1_000, 100_000);
        for (var i = 0; i < 100; i++)
            Add(cache, $"{{ a{i} {string.Concat(Enumerable.Repeat("b ", 50))}}}");
        Kept(cache).ShouldBeLessThan(20);
        cache.Find(Bytes(Text(99))).ShouldNotBeNull();

        var planned = cache.Find(Bytes(Text(99)))!;
        planned.Plan(
            planned.Operations[0],
            0,
            () => new OperationPlan(planned.Operations[0], new ObjectPlan("Query", []), 0, 1_000));
        Add(cache, "{ a }");
        Kept(cache).ShouldBe(0);
        cache.Find(Bytes("{ a }")).ShouldNotBeNull();

        static int Kept(DocumentCache cache) =>
            Enumerable.Range(0, 100).Count(i => cache.Find(Bytes(Text(i))) is not null);
        static string Text(int i) => $"{{ a{i} {string.Concat(Enumerable.Repeat("b ", 50))}}}";
    }

    static CachedDocument Add(DocumentCache cache, string text) =>
        cache.Add(Bytes(text), Parser.Parse(new Source(text)));

    static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
