using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Execution;
using Parley.GraphQL.Language;
using Parley.GraphQL.Tests.Execution;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests;

public sealed class EngineTests
{
    [Fact]
    public async Task What_a_resolver_did_not_mean_to_tell_is_masked_and_logged_under_a_reference()
    {
        var logged = new List<(Exception Exception, string Where)>();
        var engine = Harbour.Engine(unexpected: (exception, where) => logged.Add((exception, where)));

        var answer = await Harbour.AskAsync(engine, "{ faults { thrown told } }");

        answer.GetRawText().ShouldNotContain("secret");
        var (masked, told) = (answer.GetProperty("errors")[0], answer.GetProperty("errors")[1]);
        var (exception, where) = logged.ShouldHaveSingleItem();
        exception.Message.ShouldBe("secret");
        var reference = masked.GetProperty("extensions").GetProperty("reference").GetString()!;
        where.ShouldBe($"Faults.thrown ({reference})");
        masked.GetProperty("message").GetString()!.ShouldContain(reference);
        masked.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(ErrorCodes.Internal);
        told.GetProperty("message").GetString().ShouldBe("The tide is out.");
        told.GetProperty("extensions").GetRawText().ShouldBe("""{"code":"TIDE","coordinate":"Faults.told"}""");
    }

    [Theory]
    [InlineData("{ greeting }", null, ResponseStatus.Ok)]
    [InlineData("{ faults { thrown } }", null, ResponseStatus.Partial)]
    [InlineData("{ faultsRequired { nothingRequired } }", null, ResponseStatus.NoData)]
    [InlineData("{ greeting", null, ResponseStatus.SyntaxError)]
    [InlineData("{ greetin }", null, ResponseStatus.ValidationError)]
    [InlineData("query ($t: String!) { echo(text: $t) }", null, ResponseStatus.VariableError)]
    [InlineData("query A { greeting } query B { greeting }", null, ResponseStatus.OperationError)]
    [InlineData("query A { greeting }", "B", ResponseStatus.OperationError)]
    public async Task A_response_says_how_far_the_request_came(
        string document, string? operationName, ResponseStatus status)
    {
        using var response = await Harbour.ResponseAsync(Harbour.Engine(), document, operationName: operationName);

        response.Status.ShouldBe(status);
        var body = JsonSerializer.Deserialize<JsonElement>(response.Body.Span);
        body.TryGetProperty("data", out _).ShouldBe(
            status is ResponseStatus.Ok or ResponseStatus.Partial or ResponseStatus.NoData);
        body.TryGetProperty("errors", out _).ShouldBe(status is not ResponseStatus.Ok);
    }

    [Fact]
    public async Task A_read_only_request_reads_and_does_not_change()
    {
        var engine = Harbour.Engine();
        const string Document = "query Q { greeting } mutation M { add(by: 1) { total } }";

        using var query = await Harbour.ResponseAsync(engine, Document, operationName: "Q", readOnly: true);
        using var mutation = await Harbour.ResponseAsync(engine, Document, operationName: "M", readOnly: true);
        using var allowed = await Harbour.ResponseAsync(engine, Document, operationName: "M");

        query.Status.ShouldBe(ResponseStatus.Ok);
        mutation.Status.ShouldBe(ResponseStatus.MutationNotAllowed);
        allowed.Status.ShouldBe(ResponseStatus.Ok);
    }

    [Fact]
    public async Task A_subscription_is_refused_not_answered_as_a_query()
    {
        var schema = SchemaBuilder.Build(
            [new Source("type Query { a: Int } type Subscription { a: Int }", "s.graphql")]);
        var engine = Engine.Create(schema, null, new Harbour.Services(), binder =>
        {
            binder.Query().Constant("a", 1);
            binder.Subscription().Stream("a", (Harbour.Services _, OperationContext _) => AsyncEnumerable.Repeat(1, 1));
        });

        using var response = await Harbour.ResponseAsync(engine, "subscription { a }");

        response.Status.ShouldBe(ResponseStatus.OperationError);
    }

    [Fact]
    public async Task One_document_answers_for_each_of_its_operations_and_steering_values()
    {
        var engine = Harbour.Engine();
        const string Document =
            "query A($x: Boolean!) { a: greeting @include(if: $x) t: __typename } query B($x: Boolean!) { b: greeting "
            + "@skip(if: $x) t: __typename }";

        for (var round = 0; round < 2; round++)
        {
            (await DataAsync("A", true)).ShouldBe("""{"a":"Ahoy","t":"Query"}""");
            (await DataAsync("B", true)).ShouldBe("""{"t":"Query"}""");
            (await DataAsync("A", false)).ShouldBe("""{"t":"Query"}""");
            (await DataAsync("B", false)).ShouldBe("""{"b":"Ahoy","t":"Query"}""");
        }

        async Task<string> DataAsync(string name, bool x) =>
            (await Harbour.AskAsync(engine, Document, new { x }, name)).GetProperty("data").GetRawText();
    }

    [Fact]
    public async Task All_faults_of_the_arguments_of_one_field_are_one_error()
    {
        var answer = await Harbour.AskAsync(
            "query ($n: Int, $c: Colour = GREY) { find(where: { and: [{ colours: [RED, $c] }, { colours: [$c] }] }) "
            + "required(number: $n, text: \"x\") }",
            new { n = (int?)null, c = (string?)null });

        answer.GetProperty("data").GetRawText().ShouldBe("""{"find":null,"required":null}""");
        var errors = answer.GetProperty("errors").EnumerateArray().ToList();
        errors.Select(e => e.GetProperty("path").GetRawText()).ShouldBe(["[\"find\"]", "[\"required\"]"]);
        errors[0].GetProperty("message").GetString().ShouldBe(
            "2 faults; `extensions.faults` has each. The first: Argument `Query.find(where:)` at "
            + "`where.and[0].colours[1]`: variable `$c` is null, but the type here is `Colour!`.");
        var extensions = errors[0].GetProperty("extensions");
        extensions.GetProperty("code").GetString().ShouldBe(ErrorCodes.BadArgument);
        extensions.GetProperty("coordinate").GetString().ShouldBe("Query.find");
        extensions.TryGetProperty("inputPath", out _).ShouldBeFalse();
        extensions.GetProperty("faults").GetRawText().ShouldBe("""
            [{"message":"Argument `Query.find(where:)` at `where.and[0].colours[1]`: variable `$c` is null, but the type
             here is `Colour!`.","code":"BAD_ARGUMENT","inputPath":["where","and",0,"colours",1],
            "coordinate":"Filter.colours"},
            {"message":"Argument `Query.find(where:)` at `where.and[1].colours[0]`: variable `$c` is null, but the type
             here is `Colour!`.","code":"BAD_ARGUMENT","inputPath":["where","and",1,"colours",0],
            "coordinate":"Filter.colours"}]
            """.ReplaceLineEndings(""));
        errors[1].GetProperty("extensions").GetRawText().ShouldBe(
            """{"code":"BAD_ARGUMENT","inputPath":["number"],"coordinate":"Query.required(number:)"}""");
    }

    [Fact]
    public async Task Null_neither_skips_nor_includes_also_after_the_plan_for_false_is_kept()
    {
        var engine = Harbour.Engine();
        const string Document = "query ($x: Boolean = true) {\n  a: greeting @skip(if: $x) b: greeting }";

        (await Harbour.AskAsync(engine, Document, new { x = false })).TryGetProperty("errors", out _).ShouldBeFalse();
        var answer = await Harbour.AskAsync(engine, Document, new { x = (bool?)null });

        answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("locations").GetRawText().ShouldBe("""[{"line":2,"column":25}]""");
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe(
            ErrorCodes.BadVariable);
    }

    [Fact]
    public async Task More_steering_variables_than_a_key_has_bits_still_steer()
    {
        var engine = Harbour.Engine();
        var names = Enumerable.Range(0, SteeringCount).Select(i => $"v{i}").ToList();
        var document =
            $"query ({string.Join(' ', names.Select(n => $"${n}: Boolean!"))}) {{ "
            + $"{string.Join(' ', names.Select(n => $"{n}: greeting @include(if: ${n})"))} }}";

        for (var last = 0; last < 3; last++)
        {
            var included = names[^(last + 1)];
            var data = (
                await Harbour.AskAsync(
                    engine, document, names.ToDictionary(n => n, n => n == included))).GetProperty("data");
            data.GetRawText().ShouldBe($$"""{"{{included}}":"Ahoy"}""");
        }
    }

    const int SteeringCount = 70;

    [Fact]
    public async Task The_id_of_another_type_is_refused_before_the_resolver_sees_it()
    {
        var engine = Harbour.Engine();

        (await Harbour.AskAsync(engine, "{ oneShip(id: \"shp_0000000000002\") }")).GetProperty("data")
            .GetProperty("oneShip").GetString().ShouldBe("2");
        foreach (var id in new[] { "buo_0000000000002", "2", "", new string('x', 1000) })
        {
            var error = (
                await Harbour.AskAsync(
                    engine, "query ($id: ID!) { oneShip(id: $id) }", new { id })).GetProperty("errors")[0];
            error.GetProperty("extensions").GetRawText()
                .ShouldBe("""{"code":"BAD_ARGUMENT","inputPath":["id"],"coordinate":"Query.oneShip"}""");
            error.GetProperty("message").GetString()!.Length.ShouldBeLessThan(200);
        }
    }

    [Fact]
    public async Task A_guard_stands_before_every_way_to_its_type_and_is_asked_once_an_operation()
    {
        var asked = 0;
        var open = false;
        var engine = Harbour.Engine(more: schema => schema.Access(new FaultsOnly(_ =>
        {
            asked++;
            return open ? null : new GraphQLError("Not for you.") { Code = "FORBIDDEN" };
        })));

        var refused = await Harbour.AskAsync(engine, "{ greeting a: faults { ok } b: faults { ok } }");
        refused.GetProperty("data").GetRawText().ShouldBe("""{"greeting":"Ahoy","a":null,"b":null}""");
        refused.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetRawText())
            .ShouldBe(["""["a"]""", """["b"]"""]);
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()
            .ShouldBe("FORBIDDEN");
        asked.ShouldBe(1);

        (await Harbour.AskAsync(engine, "{ faultsRequired { ok } greeting }")).GetProperty("data")
            .ValueKind.ShouldBe(JsonValueKind.Null);

        (open, asked) = (true, 0);
        (await Harbour.AskAsync(engine, "{ faults { many { ok self { ok } } } }")).TryGetProperty("errors", out _)
            .ShouldBeFalse();
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_goes_away_ends_the_operation()
    {
        using var cancellation = new CancellationTokenSource();
        var schema = SchemaBuilder.Build([new Source("type Query { a: Int b: Int }", "s.graphql")]);
        var ranOn = false;
        var engine = Engine.Create(schema, null, new Harbour.Services(), binder => binder.Query()
            .Run("a", async (Harbour.Services _, OperationContext operation) =>
            {
                await cancellation.CancelAsync();
                operation.Cancellation.ThrowIfCancellationRequested();
                return (int?)1;
            })
            .Run("b", (Harbour.Services _, OperationContext _) =>
            {
                ranOn = true;
                return ValueTask.FromResult((int?)1);
            }));

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            using var response = await Harbour.ResponseAsync(engine, "{ a b }", cancellation: cancellation.Token);
        });
        ranOn.ShouldBeFalse();
    }

    [Fact]
    public async Task An_exception_of_a_resolvers_own_time_out_is_its_fields_error()
    {
        var schema = SchemaBuilder.Build([new Source("type Query { a: Int b: Int }", "s.graphql")]);
        var engine = Engine.Create(schema, null, new Harbour.Services(), binder => binder.Query()
            .Run(
                "a",
                (Harbour.Services _, OperationContext _) => ValueTask.FromException<int?>(new TaskCanceledException()))
            .Constant("b", 1));

        var answer = await Harbour.AskAsync(engine, "{ a b }");

        answer.GetProperty("data").GetRawText().ShouldBe("""{"a":null,"b":1}""");
    }

    sealed class FaultsOnly(Guard guard) : AccessPolicy
    {
        public override Guard? FindGuard(ObjectType type) => type.Name == "Faults" ? guard : null;

        public override FieldAccess? FindAccess(ObjectType type, FieldDefinition field, Type? row) => null;
    }
}
