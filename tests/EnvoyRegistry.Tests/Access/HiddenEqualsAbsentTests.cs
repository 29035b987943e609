using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.People.Sample;
using EnvoyRegistry.Tests.Search;

namespace EnvoyRegistry.Tests.Access;

/// <summary>
/// To each caller the register answers as one from which everything was deleted that this caller may not see: the same
/// bytes, by the same statements, which give as many rows.
/// </summary>
public sealed class HiddenEqualsAbsentTests(HiddenEqualsAbsentTests.Registers registers)
    : IClassFixture<HiddenEqualsAbsentTests.Registers>
{
    const int Seed = 20261001;
    const int Filters = 30;

    public static TheoryData<string> Callers => [.. s_callers.Keys.Except(s_allSeeing)];

    public static TheoryData<string> AllSeeing => [.. s_allSeeing];

    // Of these nothing is cut: two registers of the same bytes would be held against each other.
    static readonly string[] s_allSeeing = ["the Chair's office", "the ARF Unit"];

    static readonly Dictionary<string, Func<Registers, Grant?>> s_callers = new()
    {
        ["anonymous"] = _ => null,
        ["the Chair's office"] = _ => new(CallerRole.Chair, KnownParticipants.IdOf("PH")),
        ["an office out of term"] = _ => new(CallerRole.Chair, KnownParticipants.IdOf("MY")),
        ["the ARF Unit"] = _ => new(CallerRole.Unit),
        ["the Secretary-General"] = _ => new(CallerRole.Secgen),
        ["a focal point"] = _ => new(CallerRole.FocalPoint, KnownParticipants.IdOf("SG")),
        ["another focal point"] = _ => new(CallerRole.FocalPoint, KnownParticipants.IdOf("TH")),
        ["a member"] = of => new(CallerRole.Member, PersonId: of.Members[0]),
        ["another member"] = of => new(CallerRole.Member, PersonId: of.Members[1]),
        ["an auditor"] = _ => new(CallerRole.Auditor),
        ["an integrator"] = _ => new(CallerRole.Integrator),
        ["an integrator for people"] = _ => new(CallerRole.Integrator, Scopes: TokenScope.People),
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task What_a_caller_may_not_see_is_as_if_it_were_not_there(string who)
    {
        var grant = s_callers[who](registers);
        var caller = Registers.Caller(grant);
        var full = registers.Full;
        var cut = registers.Without(registers.Closed.Cut(caller));
        var (asked, told) = (0, 0);
        foreach (var each in (RunningRegistry[])[full, cut])
            await each.DataAsync("{ rules { code } }"); // The first answer of a day does more.
        using var reads = new TracedReads(full.Services);
        using var readsOfCut = new TracedReads(cut.Services);

        foreach (var (query, variables) in registers.Operations(caller))
        {
            var answer = await SameAsync(query, variables);
            // From page to page, there and back.
            for (var page = 0; page < 2 && Connection(answer) is { } info; page++)
            {
                if (info.GetProperty("hasNextPage").GetBoolean())
                {
                    var after = info.GetProperty("endCursor").GetString();
                    answer = await SameAsync(query, new(variables) { ["after"] = after });
                }
                else if (info.GetProperty("startCursor").GetString() is { } before)
                {
                    answer = await SameAsync(
                        query, new(variables) { ["before"] = before, ["first"] = null, ["last"] = 7 });
                }
            }
        }
        asked.ShouldBeGreaterThan(Filters);
        if (grant is not null)
            told.ShouldBeGreaterThan(asked / 2, "Most answers must tell something, or little is compared.");

        async Task<JsonElement> SameAsync(string query, Dictionary<string, object?> variables)
        {
            var (expected, actual) = (await AskAsync(cut), await AskAsync(full));
            if (expected != actual)
            {
                var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
                Assert.Fail($"""
                    As {who}, of seed {Seed}, without what is hidden:
                    {Around(expected, at)}
                    with it:
                    {Around(actual, at)}
                    to {JsonSerializer.Serialize(variables)}
                    {query}
                    """);
            }
            asked++;
            var parsed =
                JsonSerializer.Deserialize<JsonElement>(expected[..expected.IndexOf('\n', StringComparison.Ordinal)]);
            told += parsed.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object ? 1 : 0;
            return parsed;

            async Task<string> AskAsync(RunningRegistry of)
            {
                var token = grant is null ? null : of.Token(grant);
                var traced = of == cut ? readsOfCut : reads;
                traced.Begin();
                using var response = await of.SendAsync(query, variables, token);
                var answer = new StringBuilder(await response.Content.ReadAsStringAsync());
                answer.Append('\n').Append((int)response.StatusCode);
                foreach (var (sql, rows) in traced.End())
                    answer.Append('\n').Append(rows).Append(" rows: ").Append(sql);
                return answer.ToString();
            }
        }

        static string Around(string text, int at) =>
            text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 300)];
    }

    [Theory]
    [MemberData(nameof(AllSeeing))]
    public async Task Who_sees_everything_is_told_of_everybody(string who)
    {
        var grant = s_callers[who](registers)!;
        registers.Closed.Cut(Registers.Caller(grant)).ShouldBeEmpty();

        using var response = await registers.Full.SendAsync(
            "{ people { totalCount } }", token: registers.Full.Token(grant));

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("data").GetProperty("people").GetProperty("totalCount").GetInt32()
            .ShouldBe(registers.Closed.People().Count);
    }

    static JsonElement? Connection(JsonElement answer)
    {
        if (!answer.TryGetProperty("data", out var data) || data.ValueKind is not JsonValueKind.Object)
            return null;
        foreach (var field in data.EnumerateObject())
        {
            if (field.Value.ValueKind is JsonValueKind.Object && field.Value.TryGetProperty("pageInfo", out var info))
                return info;
        }
        return null;
    }

    /// <summary>The register with everything in it, and what is asked of it.</summary>
    public sealed class Registers : IAsyncLifetime, IDisposable
    {
        readonly List<(string Query, Dictionary<string, object?> Variables)> _filters = [];
        readonly List<string> _ids = [];
        readonly Dictionary<string, Copy> _cut = [];

        internal ClosedRegister Closed { get; } = new(Seed, SampleRegistry.Today);

        internal Copy Full { get; private set; } = null!;

        /// <summary>EEPs, of different participants.</summary>
        internal IReadOnlyList<long> Members { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Full = new Copy(Closed.Bytes, "");
            Members = [.. Closed.People().Where(p => p.ParticipantId is not null)
                .DistinctBy(p => p.ParticipantId).Select(p => p.Id).Take(2)];
            var people = await NodesAsync(
                "people",
                """
                id fullName kind category status gender willingToServe nationalities countriesKnown
                yearsOfExperience participant { code } confirmedOn confirmationDueOn updatedAt
                formerOffices { kind } languages { tag level }
                expertise { tag { code group { code } } level years lastUsedYear }
                engagements(first: 100) { nodes { id role countries participant { code } certainty from } }
                availability { id status mode from until noticeHours confirmedAt }
                registrations { id } biography
                """);
            var random = new Random(Seed);
            await MakeFiltersAsync(random, people);

            List<string> Ids(IEnumerable<JsonElement> of) => [.. of.Select(n => n.GetProperty("id").GetString()!)];
            List<string> Write(string list) => Ids(people.SelectMany(p => p.GetProperty(list).Items()));
            foreach (var ids in (List<string>[])
                [Ids(people), Write("engagements"), Write("registrations"), Write("availability"),
                    Ids(await NodesAsync("groupings", "id")), Ids(await NodesAsync("guidelines", "id"))])
                _ids.AddRange(ids.OrderBy(_ => random.Next()).Take(40));
        }

        public Task DisposeAsync() => Task.CompletedTask;

        /// <summary>
        /// A register from which something was cut: one for all callers from whom the same is hidden.
        /// </summary>
        internal Copy Without(string cut)
        {
            if (!_cut.TryGetValue(cut, out var copy))
                _cut.Add(cut, copy = new Copy(Closed.Bytes, cut));
            return copy;
        }

        public void Dispose()
        {
            foreach (var copy in _cut.Values)
                copy.Dispose();
            Full.Dispose();
            Closed.Dispose();
        }

        internal static Caller Caller(Grant? grant) => grant is null
            ? EnvoyRegistry.Access.Caller.Anonymous
            : new Caller(
                grant.RoleUnder(KnownParticipants.IdOf("PH")), "a test", grant.ParticipantId, grant.PersonId,
                grant.Scopes);

        internal IEnumerable<(string Query, Dictionary<string, object?> Variables)> Operations(Caller caller)
        {
            var select = new EveryField(Full.Services, caller);
            var person = select.Write("Person", depth: 2);
            foreach (var (query, variables) in _filters)
                yield return (query.Replace("PERSON", person, StringComparison.Ordinal), variables);

            // By id, one after the other and together, with some that were never given out.
            foreach (var some in _ids.Append("per_AAAAAAAAAAA").Append("nonsense").Chunk(10))
            {
                yield return ($$"""
                    query($ids: [ID!]!) { nodes(ids: $ids) { id __typename {{select.Fragments()}} } }
                    """, new() { ["ids"] = some });
                yield return ("query($id: ID!) { node(id: $id) { id __typename } }", new() { ["id"] = some[0] });
                yield return ($$"""
                    query($id: ID!) { person(id: $id) { {{person}} } }
                    """, new() { ["id"] = some[^1] });
                yield return ("query($id: ID!) { grouping(id: $id) { name members { person { id } } } }",
                    new() { ["id"] = some[^1] });
            }

            yield return ($$"""
                query($first: Int = 40, $last: Int, $after: String, $before: String) {
                  engagements(first: $first, last: $last, after: $after, before: $before) {
                    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                    edges { cursor node { {{select.Write("Engagement", 2)}} } }
                  }
                }
                """, []);
            foreach (var where in (string[])
                ["{}", "{ kind: EXPERT_TEAM }", "{ status: PROPOSED }", "{ participant: \"TH\" }",
                    "{ activeOn: \"2026-10-01\" }"])
            {
                yield return ($$"""
                    query($first: Int = 5, $last: Int, $after: String, $before: String) {
                      groupings(where: {{where}}, first: $first, last: $last, after: $after, before: $before) {
                        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                        edges { cursor node { {{select.Write("Grouping", 2)}} } }
                      }
                    }
                    """, []);
            }
            yield return ($$"""
                query($first: Int = 5, $last: Int, $after: String, $before: String) {
                  guidelines(first: $first, last: $last, after: $after, before: $before) {
                    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                    edges { cursor node { {{select.Write("Guideline", 2)}} } }
                  }
                }
                """, []);
            yield return ($$"""{ participants { {{select.Write("Participant", 2)}} } }""", []);
            yield return (
                "{ chair { current { participant { code } } } friendsSeats { seats { seat } } rules { code } }",
                []);
            if (select.MayAsk("coverage"))
                yield return ($$"""{ coverage { {{select.Write("Coverage", 4)}} } }""", []);

            // What is refused is refused in the same words.
            yield return ("{ people(first: 3, after: \"nothing\") { nodes { id } } }", []);
            yield return ("{ people(where: { participant: [\"XX\"] }) { totalCount } }", []);
            yield return ("{ coverage { on } nominations { totalCount } }", []);
            yield return ("{ a: people(first: 1) { totalCount } b: people(first: 2) { nodes { biography x: biography " +
                "} } }", []);
        }

        /// <summary>One question of each sort: who is asked for, in which order, with which words.</summary>
        async Task MakeFiltersAsync(Random random, List<JsonElement> people)
        {
            var filters = new RandomFilter(random, people);
            var orders = (await Full.DataAsync("""{ __type(name: "PersonOrderField") { enumValues { name } } }"""))
                .GetProperty("__type").GetProperty("enumValues").EnumerateArray()
                .Select(v => v.GetProperty("name").GetString()!).Where(name => name is not "RELEVANCE").ToList();
            var words = people.SelectMany(p => $"{p.GetProperty("fullName")} {p.GetProperty("biography")}".Split(' '))
                .Where(word => word.Length > 3 && word.All(char.IsAsciiLetter)).Distinct().ToList();
            for (var i = 0; i < Filters; i++)
            {
                var search = i % 3 == 0 ? words[random.Next(words.Count)] : i % 3 == 1 ? Common[i / 3 % Common.Length]
                    : null;
                var order = search is not null && i % 2 == 0 ? "RELEVANCE" : orders[i % orders.Count];
                _filters.Add(("""
                    query($where: PersonFilter, $search: String, $orderBy: PersonOrder,
                        $first: Int, $last: Int, $after: String, $before: String) {
                      people(where: $where, search: $search, orderBy: $orderBy,
                          first: $first, last: $last, after: $after, before: $before) {
                        totalCount
                        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
                        edges { cursor highlights { field parts { text isMatch } } node { PERSON } }
                      }
                    }
                    """, new()
                {
                    ["where"] = i % 4 == 3 ? null : filters.Person(depth: i % 3).Json,
                    ["search"] = search,
                    ["orderBy"] = new
                    {
                        field = order,
                        direction = i % 5 > 2 && order is not "RELEVANCE" ? "DESCENDING" : null,
                    },
                    ["first"] = 9,
                }));
            }
        }

        // Words that many have, in every sort of text.
        static readonly string[] Common = ["ambassador", "invented", "talks", "a", "minister", "ceasefire", "2014",
            "observer"];

        async Task<List<JsonElement>> NodesAsync(string field, string selection)
        {
            var nodes = new List<JsonElement>();
            for (string? after = null; ;)
            {
                var page = (await Full.DataAsync($$"""
                    query($after: String) {
                      {{field}}(first: 50, after: $after) {
                        nodes { {{selection}} } pageInfo { hasNextPage endCursor }
                      }
                    }
                    """, new { after })).GetProperty(field);
                nodes.AddRange(page.GetProperty("nodes").EnumerateArray());
                if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                    return nodes;
                after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            }
        }
    }

    /// <summary>The program over a copy of a register from which something was cut.</summary>
    internal sealed class Copy : RunningRegistry
    {
        public Copy(byte[] bytes, string cut) : base(new TemporaryRegister(bytes))
        {
            _ = Services; // The first start gives papers to people: to the same in each, and not to others instead.
            // Cases have tests of their own; who is cut may hold an appointment of the exercise.
            Register.Run("""
                DELETE FROM "Appointment"; DELETE FROM "Commitment"; DELETE FROM "Grouping" WHERE "IsExercise";
                DELETE FROM "Consultation"; DELETE FROM "Situation";
                """);
            if (cut.Length == 0)
                return;
            Register.Run(cut);
            using var db = Register.Open();
            db.SaveChanges(); // What is searched follows.
        }
    }
}
