using System.Text;
using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Tests.Execution;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Planning;

public sealed class PricingTests
{
    [Theory]
    [InlineData("{ __typename size }", 1 + 2, 1 + 2)]
    [InlineData("{ books { title } }", 1 + (10 * 2), 1 + (3 * 2))]
    [InlineData("{ books { a: title b: title c: title } }", 1 + (10 * 4), 1 + (3 * 4))]
    [InlineData("{ a: books { title } b: books { title } }", 1 + 40, 1 + 12)]
    [InlineData("{ shelves { label } }", 1 + 4, 1 + 4)]
    [InlineData("{ shelves { books { title } } }", 1 + (2 * (1 + 20)), 1 + 2 + 6)]
    [InlineData("{ shelves { books { shelf { label } } } }", 1 + (2 * (1 + (10 * 3))), 1 + 2 + 9)]
    [InlineData("{ page(first: 2) { nodes { title } } }", 1 + 1 + 4, 1 + 1 + 4)]
    [InlineData("{ page(last: 1) { nodes { title } } }", 1 + 1 + 2, 1 + 1 + 2)]
    [InlineData("{ page { nodes { title } } }", 1 + 1 + 50, 1 + 1 + 6)]
    [InlineData("{ page(first: 2) { edges { cursor node { title } } } }", 1 + 1 + (2 * 4), 1 + 1 + (2 * 4))]
    [InlineData(
        "{ page(first: 2) { totalCount pageInfo { endCursor } nodes { shelf { label } } } }",
        1 + 1 + 1 + 2 + (2 * 3),
        1 + 1 + 1 + 2 + (2 * 3))]
    [InlineData("{ nodes(ids: [\"b_0000000000001\", \"x\"]) { id ... on Book { shelf { label } } } }", 1 + 8, 1 + 4)]
    [InlineData("{ lend { title } }", 1 + 1 + 2, 1 + 1 + 2)]
    [InlineData("{ lend { words { text } tags } }", 1 + 1 + 1 + 20 + 10, 1 + 1 + 1 + 4 + 1)]
    [InlineData("{ __type(name: \"Book\") { fields { name } } }", 1, 1)]
    public async Task A_cost_is_predicted_from_the_document_and_counted_as_it_is_answered(
        string document, int predicted, int actual) =>
        (await CostAsync(document)).ShouldBe((predicted, actual));

    [Theory]
    [InlineData(1, 1 + 1 + 2)]
    [InlineData(40, 1 + 1 + 80)]
    [InlineData(1_000_000, 1 + 1 + 200)]
    [InlineData(null, 1 + 1 + 50)]
    public async Task A_page_is_priced_by_the_value_of_its_variable(int? first, int predicted)
    {
        const string Document = "query ($n: Int) { page(first: $n) { nodes { title } } }";

        (await CostAsync(Document, new { n = first })).Predicted.ShouldBe(predicted);
        (await CostAsync(Document)).Predicted.ShouldBe(1 + 1 + 50);
    }

    [Fact]
    public async Task Ids_in_a_variable_are_counted() =>
        (await CostAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = new[] { "x", "y", "z" } }))
            .Predicted.ShouldBe(1 + (3 * 2));

    [Fact]
    public async Task A_cost_over_the_limit_is_refused_before_anything_is_done()
    {
        var engine = Engine(new EngineOptions { Plan = new() { MaxCost = 21 } });
        const string Document = "query ($n: Int) { page(first: $n) { nodes { title } } lend { title } }";

        using var allowed = await AskAsync(engine, Document, new { n = 8 });
        using var refused = await AskAsync(engine, Document, new { n = 9 });

        allowed.Status.ShouldBe(ResponseStatus.Ok);
        refused.Status.ShouldBe(ResponseStatus.ValidationError);
        var answer = JsonSerializer.Deserialize<JsonElement>(refused.Body.Span);
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        answer.GetProperty("errors")[0].GetProperty("extensions").GetRawText()
            .ShouldBe("""{"code":"LIMIT_EXCEEDED","limit":"maxCost","allowed":21,"requested":23}""");
    }

    [Fact]
    public async Task An_answer_that_comes_to_more_than_was_priced_is_given_up_at_the_limit()
    {
        // Two books of three were reckoned with.
        var engine = Engine(new EngineOptions { Plan = new() { MaxCost = 7, AssumedListSize = 2 } });

        using var allowed = await AskAsync(engine, "{ books { title } }", extensions: new { });
        using var given = await AskAsync(engine, "{ books { a: title b: title } }", extensions: new { });

        allowed.Status.ShouldBe(ResponseStatus.Ok);
        given.Status.ShouldBe(ResponseStatus.NoData);
        var answer = JsonSerializer.Deserialize<JsonElement>(given.Body.Span);
        answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetRawText()
            .ShouldBe("""{"code":"LIMIT_EXCEEDED","limit":"maxCost","allowed":7}""");
    }

    /// <summary>Over every shape that lists of at most ten can be asked in.</summary>
    [Fact]
    public async Task What_is_predicted_is_never_less_than_what_it_comes_to()
    {
        var random = new Random(7);
        var answered = 0;
        for (var i = 0; i < 500; i++)
        {
            var document = $$"""
                query ($n: Int = {{random.Next(4)}}, $d: Boolean! = {{(random.Next(2) == 0 ? "true" : "false")}}) {
                  p: page(last: $n) { nodes { title } }
                  t: __type(name: "Query") { fields(includeDeprecated: $d) { name args { name } } }
                  ...R
                }
                fragment R on Query {{Selection(random, "Query", 4)}}
                """;
            using var response = await AskAsync(s_library, document);
            // Introspection that goes round in circles is refused.
            if (response.Status is ResponseStatus.ValidationError)
                continue;
            var (predicted, actual) = Cost(response);
            predicted.ShouldBeGreaterThanOrEqualTo(actual, document);
            answered++;
        }
        answered.ShouldBeGreaterThan(250);
    }

    static readonly Engine s_library = Engine();

    static string Selection(Random random, string type, int depth)
    {
        (string Field, string? Of)[] all = type switch
        {
            "Query" =>
            [
                ("size", null), ("books", "Book"), ("shelves", "Shelf"), ("page", "BookConnection"),
                ("page(first: 2)", "BookConnection"), ("page(last: $n)", "BookConnection"), ("lend", "Lent"),
                ("nodes(ids: [\"b_0000000000001\", \"b_0000000000002\", \"x\"])", "Node"),
                ("__schema", "__Schema"), ("__type(name: \"Book\")", "__Type"),
            ],
            "Node" => [("... on Book", "Book"), ("id", null)],
            "Book" => [("id", null), ("title", null), ("shelf", "Shelf")],
            "Shelf" => [("label", null), ("books", "Book")],
            "BookConnection" =>
                [("edges", "BookEdge"), ("nodes", "Book"), ("pageInfo", "PageInfo"), ("totalCount", null)],
            "BookEdge" => [("cursor", null), ("node", "Book")],
            "PageInfo" => [("hasNextPage", null), ("endCursor", null), ("startCursor", null)],
            "Lent" => [("title", null), ("words", "Word"), ("tags", null)],
            "Word" => [("text", null)],
            "__Schema" => [("types", "__Type"), ("directives", "__Directive"), ("queryType", "__Type")],
            "__Directive" => [("name", null), ("locations", null), ("args", "__InputValue")],
            "__Type" =>
            [
                ("name", null), ("fields(includeDeprecated: $d)", "__Field"), ("interfaces", "__Type"),
                ("possibleTypes", "__Type"), ("enumValues(includeDeprecated: $d)", "__EnumValue"),
                ("inputFields", "__InputValue"), ("ofType", "__Type"),
            ],
            "__Field" => [("name", null), ("args", "__InputValue"), ("type", "__Type")],
            _ => [("name", null)],
        };
        var chosen = all.Where(f => (depth > 0 || f.Of is null) && random.Next(2) == 0).ToList();
        return $"{{ __typename {string.Join(' ', chosen.Select(Written))} }}";

        string Written((string Field, string? Of) field, int number)
        {
            var alias = field.Field.StartsWith('.') ? "" : $"f{number}: ";
            return $"{alias}{field.Field} {(field.Of is null ? "" : Selection(random, field.Of, depth - 1))}";
        }
    }

    [Fact]
    public async Task Lists_within_lists_without_end_are_refused_by_default()
    {
        var document = string.Concat(Enumerable.Repeat("shelf { books { ", 15)) + "title"
            + new string('}', 30);

        using var response = await AskAsync(Engine(), $"{{ books {{ {document} }} }}");

        Encoding.UTF8.GetString(response.Body.Span).ShouldContain("\"requested\":1000000000000000");
    }

    [Fact]
    public async Task Who_does_not_ask_for_the_cost_is_not_told_it()
    {
        using var unasked = await AskAsync(Engine(), "{ size }", extensions: new { cost = false });

        Encoding.UTF8.GetString(unasked.Body.Span).ShouldBe("""{"data":{"size":3}}""");
    }

    static async Task<(int Predicted, int Actual)> CostAsync(string document, object? variables = null)
    {
        using var response = await AskAsync(Engine(), document, variables);
        return Cost(response);
    }

    static (int Predicted, int Actual) Cost(GraphQLResponse response)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
        var cost = answer.GetProperty("extensions").GetProperty("cost");
        return (cost.GetProperty("predicted").GetInt32(), cost.GetProperty("actual").GetInt32());
    }

    static ValueTask<GraphQLResponse> AskAsync(
        Engine engine, string document, object? variables = null, object? extensions = null) =>
        engine.ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
                Extensions = JsonSerializer.SerializeToElement(extensions ?? new { cost = true }),
            },
            new Harbour.Services(), CancellationToken.None);

    sealed class Shelf
    {
        public long Id { get; init; }
        public required string Label { get; init; }
    }

    sealed class Book
    {
        public long Id { get; init; }
        public required string Title { get; init; }
        public required Shelf Shelf { get; init; }
        public long ShelfId => Shelf.Id;
    }

    sealed record Lent(string Title, IReadOnlyList<Word> Words, IReadOnlyList<string> Tags);

    sealed record Word(string Text);

    sealed class Library
    {
        public List<Shelf> Shelves { get; } = [new Shelf { Id = 1, Label = "A" }, new Shelf { Id = 2, Label = "B" }];
        public List<Book> Books { get; } = [];

        public Library()
        {
            for (var i = 0; i < 3; i++)
                Books.Add(new Book { Id = i, Title = $"T{i}", Shelf = Shelves[i / 2] });
        }
    }

    static Engine Engine(EngineOptions? options = null)
    {
        var schema = SchemaBuilder.Build([new Source(
            """
            directive @listSize(assumedSize: Int) on FIELD_DEFINITION
            type Query {
              size: Int!
              books: [Book!]!
              shelves: [Shelf!]! @listSize(assumedSize: 2)
              page(first: Int, after: String, last: Int, before: String): BookConnection!
              nodes(ids: [ID!]!): [Node]!
              lend: Lent
            }
            interface Node { id: ID! }
            type Book implements Node { id: ID! title: String! shelf: Shelf! }
            type Shelf { label: String! books: [Book!]! }
            type BookConnection { edges: [BookEdge!]! nodes: [Book!]! pageInfo: PageInfo! totalCount: Int! }
            type BookEdge { cursor: String! node: Book! }
            type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
            type Lent { title: String! words: [Word!]! tags: [String!]! }
            type Word { text: String! }
            """,
            "library.graphql")]);
        var database = new ListDatabase(new Library(), typeof(Book), typeof(Shelf));
        return GraphQL.Engine.Create(schema, database, new Harbour.Services(), binder =>
        {
            binder.Query()
                .Constant("size", 3)
                .Many("books", (Library l) => l.Books.AsQueryable())
                .Many("shelves", (Library l) => l.Shelves.AsQueryable())
                .Page("page", (Library l) => l.Books.AsQueryable(), b => b.Id)
                .Nodes("nodes")
                .Run("lend", (Harbour.Services _, OperationContext _) =>
                    ValueTask.FromResult(new Lent("T", [new Word("a"), new Word("b")], ["x"])));
            binder.Object<Book>("Book")
                .Node("b", b => b.Id, (Library l, long id) => l.Books.AsQueryable().Where(b => b.Id == id))
                .Column("title", b => b.Title)
                .One("shelf", b => b.Shelf);
            binder.Object<Shelf>("Shelf")
                .Column("label", s => s.Label)
                .Many("books", s => s.Id, (Library l, long id) => l.Books.AsQueryable().Where(b => b.ShelfId == id));
            binder.Object<Lent>("Lent").Value("title", l => l.Title).Value("words", l => l.Words)
                .Value("tags", l => l.Tags);
            binder.Object<Word>("Word").Value("text", w => w.Text);
        }, options);
    }
}
