using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>What is neither number nor text is written as the answer has it, however the database keeps it.</summary>
public sealed class CellFormatTests
{
    [Fact]
    public async Task Days_instants_and_lists_of_a_row_are_written_as_the_answer_has_them() =>
        (await DataAsync("{ fleet { built launched hulls flags weekday } }")).ShouldBe(
            """{"fleet":[{"built":"1815-04-01","launched":"1815-05-02T03:04:05Z","hulls":[1,2],"flags":""" +
            """["DEEP_BLUE","RED"],"weekday":"Saturday"},"""
            + """{"built":null,"launched":"1820-01-01T00:00:00Z","hulls":[],"flags":[],"weekday":null}]}""");

    [Fact]
    public async Task So_are_those_of_a_page_and_its_cursors_begin_beyond_them()
    {
        (await DataAsync("{ launches(first: 1) { nodes { built launched } pageInfo { hasNextPage } } }")).ShouldBe(
            """{"launches":{"nodes":[{"built":"1815-04-01","launched":"1815-05-02T03:04:05Z"}],"pageInfo":""" +
            """{"hasNextPage":true}}}""");
        var first = await Harbour.AskAsync(s_engine, "{ launches(first: 1) { pageInfo { endCursor } } }");
        var cursor = first.GetProperty("data").GetProperty("launches").GetProperty("pageInfo").GetProperty("endCursor");

        (await DataAsync($$"""{ launches(after: {{cursor.GetRawText()}}) { nodes { launched } } }"""))
            .ShouldBe("""{"launches":{"nodes":[{"launched":"1820-01-01T00:00:00Z"}]}}""");
    }

    sealed record Ship(DateOnly? Built, DateTime Launched, List<int> Hulls, List<Harbour.Colour> Flags);

    sealed class Yard
    {
        public IQueryable<Ship> Ships { get; } = new List<Ship>
        {
            new(new DateOnly(1815, 4, 1), new DateTime(1815, 5, 2, 3, 4, 5, DateTimeKind.Utc), [1, 2],
                [Harbour.Colour.DeepBlue, Harbour.Colour.Red]),
            new(null, new DateTime(1820, 1, 1, 0, 0, 0, DateTimeKind.Utc), [], []),
        }.AsQueryable();
    }

    static readonly Engine s_engine = Engine.Create(
        SchemaBuilder.Build([new Source(
            """
            type Query { fleet: [Ship!]! launches(first: Int, after: String): ShipConnection! }
            type Ship { built: Day launched: Instant! hulls: [Int!]! flags: [Colour!]! weekday: String }
            enum Colour { RED DEEP_BLUE GREY }
            scalar Day
            scalar Instant
            type ShipConnection { edges: [ShipEdge!]! nodes: [Ship!]! pageInfo: PageInfo! }
            type ShipEdge { cursor: String! node: Ship! }
            type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
            """,
            "yard.graphql")]),
        new ListDatabase(new Yard(), typeof(Ship)), new Harbour.Services(), binder =>
        {
            binder.Query()
                .Many("fleet", (Yard yard) => yard.Ships)
                .Page("launches", (Yard yard) => yard.Ships, s => s.Launched);
            binder.Object<Ship>("Ship").Column("weekday", s => s.Built, day => day?.DayOfWeek.ToString());
        });

    static async Task<string> DataAsync(string document)
    {
        var answer = await Harbour.AskAsync(s_engine, document);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data").GetRawText();
    }
}
