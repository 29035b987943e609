using System.Linq.Expressions;
using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>Letters in drawers: some sealed, some confidential, one drawer locked.</summary>
public sealed class FieldAccessTests
{
    readonly List<string> _read = [];
    readonly Rules _rules = new();

    [Fact]
    public async Task A_guard_is_asked_once_an_operation_and_refuses_by_whatever_name()
    {
        _rules.Locked = true;

        var answer =
            await AskAsync("{ letters { id a: text ...L } more: letters { text } } fragment L on Letter { b: text }");

        answer.ShouldContain("\"a\":null");
        answer.ShouldContain("\"b\":null");
        answer.ShouldNotContain("Ahoy");
        answer.ShouldContain("LOCKED");
        _rules.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_told_once_for_each_column_at_its_first_row_with_the_number_of_rows()
    {
        _rules.Locked = true;

        (await AskAsync("{ letters { id text } more: letters { t: text } found(id: 1) { text } }")).ShouldBe("""
            {"data":{"letters":[{"id":1,"text":null},{"id":2,"text":null}],"more":[{"t":null},{"t":null}],
            "found":{"text":null}},"errors":[
            {"message":"The drawer is locked.","locations":[{"line":1,"column":16}],"path":["letters",0,"text"],
            "extensions":{"code":"LOCKED","coordinate":"Letter.text","rows":2}},
            {"message":"The drawer is locked.","locations":[{"line":1,"column":39}],"path":["more",0,"t"],
            "extensions":{"code":"LOCKED","coordinate":"Letter.text","rows":2}},
            {"message":"The drawer is locked.","locations":[{"line":1,"column":64}],"path":["found","text"],
            "extensions":{"code":"LOCKED","coordinate":"Letter.text"}}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_refusal_of_what_may_not_be_null_takes_its_list_along_and_is_told_once()
    {
        _rules.Locked = true;

        (await AskAsync("{ found(id: 1) { id } letters { number: required } }")).ShouldBe("""
            {"data":null,"errors":[{"message":"The drawer is locked.","locations":[{"line":1,"column":33}],
            "path":["letters",0,"number"],"extensions":{"code":"LOCKED","coordinate":"Letter.required"}}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_guard_that_lets_in_is_asked_once_too()
    {
        (await AskAsync("{ letters { text x: text } more: letters { text } }")).ShouldContain("Ahoy");

        _rules.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_row_hides_is_null_or_an_empty_list_without_an_error_and_nothing_behind_it_is_read()
    {
        var answer = await AskAsync("{ letters { id sealed pages { number } } }");

        answer.ShouldBe("""
            {"data":{"letters":[{"id":1,"sealed":"one","pages":[{"number":1}]},{"id":2,"sealed":null,"pages":[]}]}}
            """);
        _read.ShouldBe(["pages of 1"]);
    }

    [Fact]
    public async Task A_page_that_the_row_hides_is_one_of_none_and_nothing_of_it_is_read()
    {
        var answer = await AskAsync(
            "{ letters { bound { edges { node { number } } pageInfo { hasNextPage startCursor } totalCount } } }");

        answer.ShouldContain(
            """{"bound":{"edges":[],"pageInfo":{"hasNextPage":false,"startCursor":null},"totalCount":0}}""");
        answer.ShouldContain("\"totalCount\":1");
        _read.ShouldAllBe(read => read == "pages of 1");
    }

    [Fact]
    public async Task Bad_arguments_of_a_page_are_told_alike_where_it_is_hidden()
    {
        foreach (var id in (int[])[1, 2])
            (await AskAsync($"{{ found(id: {id}) {{ bound(first: -1) {{ totalCount }} }} }}"))
                .ShouldStartWith("""{"data":{"found":null},"errors":[{"message":"`first` takes a number from 0""");
    }

    [Fact]
    public async Task What_a_method_hands_over_hides_the_same()
    {
        (await AskAsync("{ found(id: 1) { sealed pages { number } } }"))
            .ShouldBe("""{"data":{"found":{"sealed":"one","pages":[{"number":1}]}}}""");
        (await AskAsync("{ found(id: 2) { sealed pages { number } } }"))
            .ShouldBe("""{"data":{"found":{"sealed":null,"pages":[]}}}""");

        _read.ShouldBe(["pages of 1"]);
    }

    [Fact]
    public async Task What_is_to_be_noted_is_reported_once_with_whose_it_is()
    {
        await AskAsync("{ letters { noted } more: letters { again: noted } }");

        _rules.Reports.ShouldHaveSingleItem()
            .ShouldBe([("Letter.noted", 10L), ("Letter.noted", 20L)], ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_is_reported_of_an_operation_that_looked_at_nothing()
    {
        await AskAsync("{ letters { id } }");

        _rules.Reports.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_gets_an_answer_that_could_not_be_put_on_record()
    {
        _rules.Fails = true;

        var answer = await AskAsync("{ letters { id noted } }");

        answer.ShouldStartWith("""{"data":null,"errors":[{"message":"The operation failed for a reason""");
        answer.ShouldNotContain("secret");
    }

    async Task<string> AskAsync(string document)
    {
        using var response = await Engine().ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document) }, new Harbour.Services(),
            CancellationToken.None);
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    Engine Engine() => GraphQL.Engine.Create(
        SchemaBuilder.Build([new Source("""
            type Query { letters: [Letter!]! found(id: Int!): Letter }
            type Letter {
              id: Int! text: String required: String! sealed: String noted: String pages: [Page!]!
              bound(first: Int, after: String, last: Int, before: String): PageConnection!
            }
            type PageConnection { edges: [PageEdge!]! nodes: [Page!]! pageInfo: PageInfo! totalCount: Int! }
            type PageEdge { cursor: String! node: Page! }
            type PageInfo {
              hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String
            }
            type Page { number: Int! }
            """, "letters.graphql")]),
        new ListDatabase(new Drawer(_read), typeof(Letter), typeof(Page)),
        new Harbour.Services(),
        schema =>
        {
            schema.Access(_rules);
            schema.Query()
                .Many("letters", (Drawer d) => d.Letters.AsQueryable())
                .Run("found", (Harbour.Services _, Wanted wanted, OperationContext _) =>
                    ValueTask.FromResult(new Drawer(_read).Letters.FirstOrDefault(l => l.Id == wanted.Id)));
            schema.Object<Letter>("Letter")
                .Column("id", l => (int)l.Id)
                .Column("text", l => l.Text)
                .Column("required", l => l.Text)
                .Column("sealed", l => l.Secret)
                .Column("noted", l => l.Secret)
                .Many("pages", l => l.Id, (Drawer d, long id) => d.PagesOf(id))
                .Page("bound", l => l.Id, (Drawer d, long id) => d.PagesOf(id),
                    new PageOrder<Page>().By(p => p.Number));
            schema.Object<Page>("Page").Column("number", p => p.Number);
        },
        unexpected: (_, _) => { });

    sealed record Letter(long Id, string Text, string Secret, bool IsOpen);

    sealed record Page(int Number);

    sealed record Wanted(int Id);

    sealed class Drawer(List<string> read)
    {
        public Letter[] Letters { get; } = [new(1, "Ahoy", "one", true), new(2, "Ahoy", "secret", false)];

        public IQueryable<Page> PagesOf(long id)
        {
            read.Add($"pages of {id}");
            return new[] { new Page(1) }.AsQueryable();
        }
    }

    sealed class Rules : AccessPolicy
    {
        public bool Locked { get; set; }

        public bool Fails { get; set; }

        public int Asked { get; private set; }

        public List<(string, long)[]> Reports { get; } = [];

        public override Guard? FindGuard(ObjectType type) => null;

        public override FieldAccess? FindAccess(ObjectType type, FieldDefinition field, Type? row)
        {
            Expression<Func<Letter, bool>> isOpen = l => l.IsOpen;
            Expression<Func<Letter, long>> owner = l => l.Id * 10;
            return field.Coordinate switch
            {
                "Letter.text" or "Letter.required" => new FieldAccess { Guard = Refusal },
                "Letter.sealed" or "Letter.pages" or "Letter.bound" => new FieldAccess
                {
                    Visible = isOpen,
                    VisibleInMemory = (row, _) => ((Letter)row).IsOpen,
                },
                "Letter.noted" => new FieldAccess { Noted = owner },
                _ => null,
            };
        }

        public override ValueTask LookedAsync(OperationContext operation)
        {
            if (Fails)
                throw new InvalidOperationException("The disk is full.");
            if (operation.Looked.Count > 0)
                Reports.Add([.. operation.Looked]);
            return ValueTask.CompletedTask;
        }

        GraphQLError? Refusal(IServiceProvider services)
        {
            Asked++;
            return Locked ? new GraphQLError("The drawer is locked.") { Code = "LOCKED" } : null;
        }
    }
}
