using System.Text;
using System.Text.Json;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Reading;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Data;

/// <summary>
/// A register with the sample, asked through a schema of this test's own that reaches what the provider must do: the
/// register's own schema may change without a word here.
/// </summary>
sealed class SqliteRegister : IDisposable
{
    const string Sdl = """
        scalar Day
        scalar Instant
        interface Node { id: ID! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }

        type Query {
          node(id: ID!): Node
          nodes(ids: [ID!]!): [Node]!
          tag(code: String!): Tag
          tagById(id: ID!): Tag
          tags(
            group: String, since: Int, includeDeprecated: Boolean! = false, of: ID, age: Age, prefix: String
          ): [Tag!]!
          tagPage(group: String, first: Int, after: String, last: Int, before: String): TagConnection!
          tagsByName(first: Int, after: String, last: Int, before: String): TagConnection!
          windows(first: Int, after: String, last: Int, before: String): WindowConnection!
          people: [Person!]!
          person(reference: String!): Person
          terms(on: Day): [Term!]!
          participant(code: String!): Participant
          slow: [Tag!]!
        }

        type TagConnection { edges: [TagEdge!]! nodes: [Tag!]! pageInfo: PageInfo! totalCount: Int! }
        type TagEdge { cursor: String! node: Tag! }
        type WindowConnection { edges: [WindowEdge!]! nodes: [Window!]! pageInfo: PageInfo! totalCount: Int! }
        type WindowEdge { cursor: String! node: Window! }

        type Tag implements Node {
          id: ID!
          code: String!
          loud: String!
          name: String!
          since: Int!
          deprecatedSince: Int
          isDeprecated: Boolean!
          groupId: ID!
          group: Group!
          successor: Tag
          predecessors: [Tag!]!
          siblings: [Tag!]!
          initial: String!
          report: String!
        }
        type Group {
          id: ID!
          code: String!
          firstTag: Tag
          tags(since: Int): [Tag!]!
          tagPage(first: Int, after: String): TagConnection!
        }
        type Person {
          name: String!
          title: String
          kind: Kind!
          category: Category
          willing: Boolean!
          nationalities: [String!]!
          confirmedOn: Day
          participant: Participant
          participantCode: String
          windows: [Window!]!
          titleParts: [Part!]
          titleLength: Part
          titlePartsNeeded: [Part!]!
        }
        type Part { text: String! length: Int! }
        type Participant { code: String! name: String! arfSince: Int! years: Float! people: [Person!]! }
        type Window { from: Day! until: Day! status: Status! confirmedAt: Instant! personName: String! days: Int }
        type Term { code: String! from: Day! until: Day! participant: Participant! }
        enum Age { OLD RECENT }
        enum Kind { EEP CANDIDATE FORMER HISTORICAL }
        enum Category { EMINENT EXPERT }
        enum Status { AVAILABLE LIMITED UNAVAILABLE }
        """;

    sealed record Part(string Text);

    sealed record ByCode(string Code);

    sealed record ByReference(string Reference);

    sealed record ById(Id<ExpertiseTag> Id);

    sealed record Filter(
        string? Group, int? Since, bool IncludeDeprecated, Id<ExpertiseTag>? Of, Age? Age, string? Prefix);

    enum Age { Old, Recent }

    sealed record InGroup(string? Group);

    sealed record Newer(int? Since);

    sealed record OnDay(DateOnly? On);

    readonly TemporaryRegister _file = new(FirstStart.Sample(new(2026, 3, 1)));

    public SqliteRegister()
    {
        Database = new SqliteDatabase(_file.Path, new Contexts(_file), new RegisterViewers());
        Engine = Engine.Create(
            SchemaBuilder.Build(
                [new(Sdl, "sqlite.graphql")],
                new Dictionary<string, ScalarCoercion> { ["Day"] = Scalars.All["LocalDate"] }),
            Database, new NoServices(), Bind, unexpected: (exception, where) =>
                Unexpected.Add($"{where}: {exception}"));
    }

    public SqliteDatabase Database { get; }

    public Engine Engine { get; }

    public List<string> Unexpected { get; } = [];

    public RegistryDb Open() => _file.Open();

    public void Run(string sql) => _file.Run(sql);

    public void Dispose()
    {
        Database.Dispose();
        _file.Dispose();
    }

    /// <summary>The answer's <c>data</c>; the answer must be without errors.</summary>
    public async Task<JsonElement> DataAsync(string document, object? variables = null)
    {
        var answer = await AskAsync(document, variables);
        Unexpected.ShouldBeEmpty();
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{errors}");
        return answer.GetProperty("data");
    }

    public async Task<JsonElement> AskAsync(
        string document, object? variables = null, CancellationToken cancellation = default)
    {
        using var response = await Engine.ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables),
            },
            new NoServices(), cancellation);
        return JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
    }

    static void Bind(SchemaBinder schema)
    {
        schema.Query()
            .Node("node").Nodes("nodes")
            .One("tag", (RegistryDb db, ByCode args) => db.Set<ExpertiseTag>().Where(t => t.Code == args.Code))
            .One("tagById", (RegistryDb db, ById args) => db.Set<ExpertiseTag>().Where(t => t.Id == args.Id.Key))
            .Many("tags", (RegistryDb db, Filter args) => db.Set<ExpertiseTag>()
                .Where(t => (args.Group == null || t.Group.Code == args.Group)
                    && (args.Since == null || t.Since >= args.Since)
                    && (args.IncludeDeprecated || t.DeprecatedSince == null)
                    && (args.Of == null || t.Id == args.Of.Value.Key)
                    && (args.Age != Age.Recent || t.Since > 1)
                    && (args.Prefix == null || string.Compare(t.Code, args.Prefix + "-") > 0))
                .OrderBy(t => t.Code))
            .Page("tagPage", (RegistryDb db, InGroup args) => db.Set<ExpertiseTag>()
                .Where(t => args.Group == null || t.Group.Code == args.Group), t => t.Id)
            .Page(
                "tagsByName",
                (RegistryDb db) => db.Set<ExpertiseTag>(),
                t => t.Since,
                t => t.Group.Name,
                t => t.Name,
                t => t.Id)
            .Page(
                "windows",
                (RegistryDb db) => db.Set<AvailabilityWindow>(),
                w => w.Status,
                w => w.From,
                w => w.ConfirmedAt,
                w => w.Id)
            .Many("people", (RegistryDb db) => db.Set<Person>().OrderBy(p => p.FullName).ThenBy(p => p.Id))
            .One(
                "person",
                (RegistryDb db, ByReference args) => db.Set<Person>().Where(p => p.ExternalReference == args.Reference))
            .Many("terms", (RegistryDb db, OnDay args) => db.Set<ChairTerm>()
                .Where(t => args.On == null || (t.From <= args.On && args.On <= t.Until)).OrderBy(t => t.From))
            .One("participant", (RegistryDb db, ByCode args) => db.Set<Participant>().Where(p => p.Code == args.Code))
            .Many("slow", (RegistryDb db) => db.Set<ExpertiseTag>()
                .Where(t => db.Set<ExpertiseTag>()
                    .SelectMany(_ => db.Set<ExpertiseTag>()).SelectMany(_ => db.Set<Person>())
                    .SelectMany(_ => db.Set<Person>()).Count(p => p.FullName.Length > t.Name.Length) > 0));

        schema.Object<ExpertiseTag>("Tag")
            .Node("tag", t => t.Id, (RegistryDb db, long id) => db.Set<ExpertiseTag>().Where(t => t.Id == id))
            .Column("code", t => t.Code)
            .Column("loud", t => t.Code, code => $"{code}!")
            .Column("name", t => t.Name)
            .Column("since", t => t.Since)
            .Column("deprecatedSince", t => t.DeprecatedSince)
            .Column("isDeprecated", t => t.DeprecatedSince != null)
            .Column("groupId", t => t.GroupId.ToString())
            .One("group", t => t.Group)
            .One("successor", t => t.Successor)
            .Many("predecessors", t => t.Id, (RegistryDb db, long id) =>
                db.Set<ExpertiseTag>().Where(t => t.SuccessorId == id).OrderBy(t => t.Code))
            .Many("siblings", t => t.GroupId, (RegistryDb db, long id) =>
                db.Set<ExpertiseTag>().Where(t => t.GroupId == id).OrderBy(t => t.Code).Take(2))
            .Column("initial", t => t.Name.Substring(0, 1))
            .Batch("report", t => t.Code, (NoServices _, Batch<string, string> asked, OperationContext _) =>
            {
                foreach (var code in asked.Keys)
                    asked.Answer(code, $"{code}, one of {asked.Keys.Count}");
                return ValueTask.CompletedTask;
            });

        schema.Object<Part>("Part")
            .Value("text", p => p.Text)
            .Value("length", p => p.Text.Length);

        schema.Object<ExpertiseGroup>("Group")
            .Column("id", g => g.Id.ToString())
            .Column("code", g => g.Code)
            .One(
                "firstTag",
                g => g.Id,
                (RegistryDb db, long id) =>
                    db.Set<ExpertiseTag>().Where(t => t.GroupId == id).OrderBy(t => t.Code).Take(1))
            .Many("tags", g => g.Id, (RegistryDb db, long id, Newer args) => db.Set<ExpertiseTag>()
                .Where(t => t.GroupId == id && (args.Since == null || t.Since >= args.Since)).OrderBy(t => t.Code))
            .Page(
                "tagPage",
                g => g.Id,
                (RegistryDb db, long id) => db.Set<ExpertiseTag>().Where(t => t.GroupId == id),
                new PageOrder<ExpertiseTag>().By(t => t.Code));

        schema.Object<Person>("Person")
            .Column("name", p => p.FullName)
            .Column("title", p => p.Title)
            .Column("kind", p => p.Kind)
            .Column("category", p => p.Category)
            .Column("willing", p => p.WillingToServe)
            .Column("nationalities", p => p.Nationalities)
            .Column("confirmedOn", p => p.ConfirmedOn)
            .One("participant", p => p.Participant)
            .Column("participantCode", p => p.Participant!.Code)
            .Many(
                "windows",
                p => p.Id,
                (RegistryDb db, long id) =>
                    db.Set<AvailabilityWindow>().Where(w => w.PersonId == id).OrderBy(w => w.From))
            .Value("titleParts", p => p.Title, Parts)
            .Value("titleLength", p => p.Title, title => new Part(title ?? "none"))
            .Value("titlePartsNeeded", p => p.Title, Parts);

        static IEnumerable<Part>? Parts(string? title) => title?.Split(' ').Select(part => new Part(part));

        schema.Object<Participant>("Participant")
            .Column("code", p => p.Code)
            .Column("name", p => p.Name)
            .Column("arfSince", p => p.ArfSince)
            .Column("years", p => (2026 - p.ArfSince) / 2.0)
            .Many(
                "people",
                p => p.Id,
                (RegistryDb db, long id) =>
                    db.Set<Person>().Where(p => p.ParticipantId == id).OrderBy(p => p.FullName));

        schema.Object<AvailabilityWindow>("Window")
            .Column("from", w => w.From)
            .Column("until", w => w.Until)
            .Column("status", w => w.Status)
            .Column("confirmedAt", w => w.ConfirmedAt)
            .Column("personName", w => "never null")
            .Column("days", w => (int?)w.NoticeHours);

        schema.Object<ChairTerm>("Term")
            .Column("code", t => t.Code)
            .Column("from", t => t.From)
            .Column("until", t => t.Until)
            .One("participant", t => t.Participant);
    }

    sealed class Contexts(TemporaryRegister file) : IDbContextFactory<RegistryDb>
    {
        public RegistryDb CreateDbContext() => file.Open();
    }

    sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(NoServices) ? this : null;
    }
}
