using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Tests.Entries;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Access;

/// <summary>What is told of access is what happens.</summary>
public sealed class AccessExplainerTests : EntryTests
{
    const string Explanation = "{ coordinate outcome decidedBy to as isRecorded because }";

    /// <summary>A caller of each sort, by what it is to the entry.</summary>
    Dictionary<string, Grant?> Callers() => new()
    {
        ["nobody"] = null,
        ["the Chair's office"] = Chair,
        ["the ARF Unit"] = Unit,
        ["the Secretary-General"] = new(CallerRole.Secgen),
        ["her focal point"] = Nominator,
        ["another focal point"] = FocalPoint("SG"),
        ["an office out of term"] = new(CallerRole.Chair, FocalPoint("MY").ParticipantId),
        ["an auditor"] = new(CallerRole.Auditor),
        ["an integrator"] = Stranger,
        ["an integrator for people"] = new(CallerRole.Integrator, Scopes: TokenScope.People),
        ["the person"] = Self,
        ["another person"] = Member(AddCandidate()),
    };

    [Fact]
    public async Task For_every_caller_and_every_field_of_a_person_it_tells_what_the_field_answers()
    {
        await FillAsync();
        var person = (ObjectType)Registry.Services.GetRequiredService<Schema>().Types.Find("Person")!;
        var callers = Callers();
        var empty = new HashSet<string>(person.Fields.Select(f => f.Name));
        foreach (var open in (int[])[0, 0b0101_0101_0101, 0b1010_1010_1011, 0b1111_1111_1111])
        {
            Registry.Register.Run(
                $"""UPDATE "Person" SET "OpenToParticipants" = {open}, "OpenToSignedIn" = {open / 2} WHERE "Id" = """ +
                $"""{Key(Eep)}""");
            var seen = new Dictionary<(string Caller, string Field), string>();
            foreach (var (who, grant) in callers)
            {
                foreach (var field in person.Fields)
                    seen[(who, field.Name)] = await SeenAsync(grant, field);
            }
            foreach (var (who, grant) in callers)
            {
                var explained = await ExplainedAsync(grant, person);
                foreach (var field in person.Fields)
                {
                    var expected = seen[(who, field.Name)];
                    // Where nobody sees anything there is nothing, and to see that is to see nothing.
                    if (callers.Keys.Any(c => seen[(c, field.Name)] is "ALLOWED"))
                        empty.Remove(field.Name);
                    else if (expected is "HIDDEN")
                        continue;
                    explained.GetProperty(field.Name).GetProperty("outcome").GetString()
                        .ShouldBe(expected, $"{who}, {field.Coordinate}, opened {open:b}");
                }
            }
        }
        empty.ShouldBe(["availabilityQuestion", "groupings", "attachments", "invitation"], ignoreOrder: true);

        async Task<string> SeenAsync(Grant? caller, FieldDefinition field)
        {
            var selection = field.Name + (field.Type.Named switch
            {
                ObjectType page when page.Name.EndsWith("Connection", StringComparison.Ordinal) =>
                    " { nodes { __typename } }",
                ObjectType => " { __typename }",
                _ => "",
            });
            var answer = await AnswerAsync(
                caller, $$"""query($id: ID!) { person(id: $id) { {{selection}} } }""", new { id = Eep });
            if (answer.TryGetProperty("errors", out _))
                return "REFUSED";
            var seen = answer.GetProperty("data").GetProperty("person");
            if (seen.ValueKind is not JsonValueKind.Null)
                seen = seen.GetProperty(field.Name);
            if (seen.ValueKind is JsonValueKind.Object && seen.TryGetProperty("nodes", out var nodes))
                seen = nodes;
            return seen.ValueKind is JsonValueKind.Null
                || (seen.ValueKind is JsonValueKind.Array && seen.GetArrayLength() == 0)
                ? "HIDDEN" : "ALLOWED";
        }

        async Task<JsonElement> ExplainedAsync(Grant? caller, ObjectType type)
        {
            var fields = string.Join(' ', type.Fields.Select(f =>
                $$"""{{f.Name}}: explainAccess(id: $id, coordinate: "{{f.Coordinate}}") { outcome }"""));
            return (await AnswerAsync(caller, $$"""query($id: ID!) { {{fields}} }""", new { id = Eep }))
                .GetProperty("data");
        }
    }

    /// <summary>
    /// What is sent is of the right types and names nothing that is there: whoever is let in is refused by something
    /// else than access.
    /// </summary>
    [Fact]
    public async Task For_every_caller_and_every_mutation_it_tells_whether_a_call_is_refused()
    {
        var mutations = Registry.Services.GetRequiredService<Schema>().Mutation!.Fields;
        var explain = string.Join(' ', mutations.Select(m =>
            $$"""{{m.Name}}: explainAccess(coordinate: "{{m.Coordinate}}") { outcome error }"""));
        var met = new HashSet<string>();
        foreach (var (who, caller) in Callers())
        {
            var explained = (await AnswerAsync(caller, $"{{ {explain} }}", new { })).GetProperty("data");
            foreach (var mutation in mutations)
            {
                var type = mutation.Arguments[0].Type;
                var answer = await AnswerAsync(
                    caller, $$"""mutation($input: {{type}}) { {{mutation.Name}}(input: $input) { __typename } }""",
                    new { input = Some(type) });
                var code = answer.TryGetProperty("errors", out var errors)
                    ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
                code.ShouldBeOneOf(null, "FORBIDDEN", "UNAUTHENTICATED", "BAD_ARGUMENT");
                var refused = code is "FORBIDDEN" or "UNAUTHENTICATED" ? code : null;
                var told = explained.GetProperty(mutation.Name);
                told.GetProperty("error").GetString().ShouldBe(refused, $"{who}, {mutation.Coordinate}");
                told.GetProperty("outcome").GetString().ShouldBe(
                    refused is null ? "ALLOWED" : "REFUSED", $"{who}, {mutation.Coordinate}");
                met.Add(refused ?? "ALLOWED");
            }
        }
        met.ShouldBe(["ALLOWED", "FORBIDDEN", "UNAUTHENTICATED"], ignoreOrder: true);

        static object? Some(TypeReference type) => type.Nullable switch
        {
            ListType => Array.Empty<object>(),
            EnumType @enum => @enum.Values[0].Name,
            InputObjectType { IsOneOf: true } one => new Dictionary<string, object?>
            {
                [one.Fields[0].Name] = Some(one.Fields[0].Type),
            },
            InputObjectType input => input.Fields.Where(f => f.IsRequired).ToDictionary(f => f.Name, f => Some(f.Type)),
            ScalarType scalar => scalar.Name switch
            {
                "Int" => 1,
                "Boolean" => false,
                "LocalDate" => "2026-12-01",
                "DateTime" => "2026-12-01T00:00:00Z",
                "CountryCode" => "TH",
                "LanguageTag" => "th",
                "EmailAddress" => "somebody@example.org",
                "URI" => "https://example.org/",
                _ => "x",
            },
            _ => throw new ArgumentException($"No value of {type} is known here.", nameof(type)),
        };
    }

    [Fact]
    public async Task It_names_the_rule_whom_it_lets_in_and_which_of_them_the_caller_is()
    {
        (await ExplainAsync(Nominator, Eep, "Person.contact")).GetRawText().ShouldBe(
            """{"coordinate":"Person.contact","outcome":"ALLOWED","decidedBy":"Person.contact","to":""" +
            """["CHAIR","UNIT","FOCAL_POINT","SELF","OPENED"],"as":["FOCAL_POINT"],"isRecorded":""" +
            """true,"because":"`Person.contact` is for the Chair's office, the ARF Unit, the focal point of the """ +
            """entry's participant, the person and whom the person opened it to. You see it as the focal point of """ +
            """the entry's participant."}""");
        (await ExplainAsync(FocalPoint("SG"), Eep, "Person.contact")).GetProperty("because").GetString()
            .ShouldNotBeNull().ShouldEndWith("Of this Person you are none of them.");
        (await ExplainAsync(Unit, Eep, "Person.conflicts")).GetRawText().ShouldBe(
            """{"coordinate":"Person.conflicts","outcome":"REFUSED","decidedBy":"Person.conflicts","to":""" +
            """["CHAIR","SELF"],"as":[],"isRecorded":true,"because":"`Person.conflicts` is for the Chair's office """ +
            """and the person."}""");
        var name = await ExplainAsync(FocalPoint("SG"), Eep, "Person.fullName");
        name.GetProperty("outcome").GetString().ShouldBe("ALLOWED");
        name.GetProperty("decidedBy").GetString().ShouldBe("Person");
    }

    [Theory]
    [InlineData("Query.people", "ALLOWED", "Query.people")]
    [InlineData("Query.coverage", "ALLOWED", "Query.coverage")]
    [InlineData("Mutation.recordChairTerm", "REFUSED", "Mutation.recordChairTerm")]
    [InlineData("Person", "ALLOWED", "Person")]
    [InlineData("Person.status", "ALLOWED", "Person")]
    [InlineData("Person.contact", "DEPENDS", "Person.contact")]
    [InlineData("Person.conflicts", "REFUSED", "Person.conflicts")]
    [InlineData("PersonConnection.totalCount", "ALLOWED", null)]
    public async Task Without_an_id_it_tells_what_holds_for_all(string coordinate, string outcome, string? decidedBy)
    {
        var explained = await ExplainAsync(FocalPoint("SG"), null, coordinate);

        explained.GetProperty("outcome").GetString().ShouldBe(outcome);
        explained.GetProperty("decidedBy").GetString().ShouldBe(decidedBy);
    }

    [Fact]
    public async Task Of_what_is_hidden_and_of_what_is_not_there_it_says_the_same()
    {
        Registry.Register.Run(
            $"""UPDATE "Person" SET "OpenToParticipants" = 0, "OpenToSignedIn" = 0 WHERE "Id" = {Key(Eep)}""");
        var absent = new NodeId("per", EntityId.New()).ToString();

        foreach (var coordinate in (string[])["Person.contact", "Person.fullName", "Person", "Person.conflicts",
            "Person.calendarFeed"])
        {
            foreach (var caller in (Grant?[])[FocalPoint("SG"), Stranger, new(CallerRole.Secgen), null])
            {
                (await ExplainAsync(caller, Eep, coordinate)).GetRawText()
                    .ShouldBe((await ExplainAsync(caller, absent, coordinate)).GetRawText());
            }
        }
        (await ExplainAsync(Nominator, Eep, "Person")).GetProperty("outcome").GetString().ShouldBe("ALLOWED");
        (await ExplainAsync(Nominator, absent, "Person")).GetProperty("outcome").GetString().ShouldBe("HIDDEN");
    }

    [Fact]
    public async Task To_ask_is_not_to_look()
    {
        await ExplainAsync(Chair, Eep, "Person.contact");

        Read(db => db.Set<EnvoyRegistry.Audit.AuditEntry>().Count(e => e.Kind == EnvoyRegistry.Audit.AuditKind.Reading))
            .ShouldBe(0);
    }

    [Theory]
    [InlineData("Person.contakt", "Person has no field `contakt`. Did you mean `contact`?")]
    [InlineData(
        "Persn",
        "`coordinate` takes an object type, or a field of one such as `Person.contact`; there is no object type " +
        "`Persn`. Did you mean `Person`?")]
    [InlineData(
        "LocalDate",
        "`coordinate` takes an object type, or a field of one such as `Person.contact`; there is no object type " +
        "`LocalDate`.")]
    [InlineData("",
        "`coordinate` takes an object type, or a field of one such as `Person.contact`; there is no object type ``.")]
    public async Task A_coordinate_that_is_none_is_told(string coordinate, string message) =>
        (await FaultAsync(null, coordinate)).ShouldBe($"coordinate: {message}");

    [Fact]
    public async Task An_id_of_something_else_is_told_with_what_to_ask_instead()
    {
        (await FaultAsync(Eep, "PersonContact.email")).ShouldBe(
            "id: `id` is that of a Person, and `PersonContact.email` is none of its fields. "
            + "Ask about `Person.contact`, which leads there.");
        (await FaultAsync(Eep, "Query.people")).ShouldBe(
            "id: `id` is that of a Person, and `Query.people` is none of its fields. Leave it out.");
        (await FaultAsync("nonsense", "Person.contact"))
            .ShouldBe("id: `id` takes an id that this service gave; this is none.");
    }

    async Task<string> FaultAsync(string? id, string coordinate)
    {
        var error = (await AnswerAsync(Unit, Query(Explanation), new { id, coordinate })).GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_ARGUMENT");
        return $"{error.GetProperty("extensions").GetProperty("inputPath")[0]}: {error.GetProperty("message")}";
    }

    async Task<JsonElement> ExplainAsync(Grant? caller, string? id, string coordinate) =>
        (await AnswerAsync(caller, Query(Explanation), new { id, coordinate })).GetProperty("data")
            .GetProperty("explainAccess");

    static string Query(string selection) =>
        $$"""query($id: ID, $coordinate: String!) { explainAccess(id: $id, coordinate: $coordinate) {{selection}} }""";

    async Task<JsonElement> AnswerAsync(Grant? caller, string query, object variables)
    {
        using var response = await Registry.SendAsync(query, variables, caller is null ? null : Registry.Token(caller));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Something in every field that can be stated.</summary>
    async Task FillAsync()
    {
        Changed(await ChangeAsync(Self, "updateProfile", new
        {
            title = "Dr",
            nativeName = "อำไพ",
            gender = "WOMAN",
            yearsOfExperience = 41,
            countriesKnown = new[] { "MM", "LA" },
            timeZone = "Asia/Bangkok",
            formerOffices = new[] { new { kind = "AMBASSADOR", title = "Ambassador to Mongolia" } },
            longestEngagementDays = 90,
            callFromHour = 8,
            callUntilHour = 20,
            contact = new { email = "ampai@example.org" },
        }));
        // The first address counts at once; another one once it is answered.
        Changed(await ChangeAsync(Self, "updateProfile", new { contact = new { email = "second@example.org" } }));
        Changed(
            await ChangeAsync(Self, "setLanguages", new { languages = new[] { new { tag = "th", level = "C2" } } }));
        Changed(await ChangeAsync(
            Self, "declareConflictOfInterest", new { kind = "FAMILY", country = "MM", text = "A cousin." }));
        foreach (var (mutation, input) in ((string, object)[])
        [
            ("setAvailability", new { person = Eep, expectedVersion = 1,
                periods = new[] { new { from = "2026-11-01", until = "2026-12-01", status = "AVAILABLE" } } }),
            ("createCalendarFeed", new { person = Eep }),
        ])
        {
            var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
            var done = await Registry.DataAsync(Self,
                $$"""mutation($input: {{type}}!) { {{mutation}}(input: $input) { errors { message } } }""",
                new { input });
            done.GetProperty(mutation).GetProperty("errors").GetArrayLength().ShouldBe(0, done.ToString());
        }
        using var db = Registry.Register.Open();
        db.Viewer = Viewer.Register;
        db.Set<Person>().Single(p => p.Id == Key(Eep)).Category = PersonCategory.Expert;
        db.Add(new Engagement
        {
            Id = EntityId.New(),
            PersonId = Key(Eep),
            Role = EngagementRole.Mediator,
            Title = "Mediator",
            Summary = "Talked.",
            Certainty = Certainty.Certain,
        });
        var consent = new EntryConsent { PersonId = Key(Eep) };
        consent.Grant(ConsentChannel.Link, textEdition: 1, Registry.Time.GetUtcNow().UtcDateTime);
        db.Add(consent);
        var situation = new Situation
        {
            Id = EntityId.New(),
            Title = "A case",
            AreaKind = AreaKind.Region,
            Area = "A border",
            Scope = DisputeScope.InterState,
            OpenedAt = Registry.Time.GetUtcNow().UtcDateTime,
            OpenedById = db.Set<Participant>().First().Id,
        };
        db.Add(situation);
        db.Add(new Commitment
        {
            Id = EntityId.New(),
            PersonId = Key(Eep),
            From = new(2026, 12, 1),
            Until = new(2026, 12, 2),
            Cause = CommitmentCause.Hold,
            SituationId = situation.Id,
            IsExercise = false,
            MadeAt = situation.OpenedAt,
        });
        db.SaveChanges();
    }
}
