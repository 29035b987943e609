using System.Diagnostics;
using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Introspection;
using Parley.GraphQL.Language;
using Parley.GraphQL.Planning;
using Parley.GraphQL.Tests.Execution;

namespace Parley.GraphQL.Tests.Planning;

/// <summary>The limits hold by themselves: here nothing is validated first.</summary>
public sealed class PlannerTests
{
    [Fact]
    public void Fields_below_each_other_are_counted()
    {
        static string Nested(int depth) =>
            "{ faults " + string.Concat(
                Enumerable.Repeat("{ self ", depth - 2)) + "{ ok }" + new string('}', depth - 2) + "}";

        Should.NotThrow(() => Plan(Nested(32)));
        Limit(Nested(33)).ShouldBe("maxDepth");
    }

    [Theory]
    [InlineData("a: self { ...F# } b: self { ...F# }", "maxFields")]
    [InlineData("a: manyRequired { ...F# } b: many { ...F# } c: selfRequired { ...F# }", "maxFields")]
    [InlineData("self { ...F# } self { ...F# }", null)]
    [InlineData("...F# ... on Faults { ...F# }", null)]
    public void Fragments_that_spread_each_other_twice_are_refused_or_folded_in_bounded_work(string body, string? limit)
    {
        var document = new StringBuilder("{ faults { ...F0 } }");
        for (var i = 0; i < 30; i++)
            document.Append(
                $" fragment F{i} on Faults {{ ok {body.Replace("#", $"{i + 1}", StringComparison.Ordinal)} }}");
        document.Append(" fragment F30 on Faults { ok }");
        var watch = Stopwatch.StartNew();

        if (limit is null)
            Should.NotThrow(() => Plan(document.ToString()));
        else
            Limit(document.ToString(), new PlanLimits(MaxAliases: int.MaxValue)).ShouldBe(limit);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void One_name_selected_ten_thousand_times_in_a_hundred_places_is_too_much_to_look_at()
    {
        var document = new StringBuilder("{ ");
        for (var i = 0; i < 100; i++)
            document.Append($"a{i}: faults {{ ...F }} ");
        document.Append("} fragment F on Faults { ").Insert(document.Length, "ok ", 10_000).Append('}');

        Limit(document.ToString()).ShouldBe("maxSelections");
    }

    [Fact]
    public void Fields_count_on_every_possible_type()
    {
        static string Names(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"n{i}: name"));

        var limits = new PlanLimits(MaxAliases: int.MaxValue);
        Should.NotThrow(() => Plan($"{{ ships {{ {Names(4_000)} }} }}", limits));
        Limit($"{{ vessels {{ {Names(4_000)} }} }}", limits).ShouldBe("maxFields");
    }

    [Fact]
    public void Aliases_count_wherever_their_fragment_is_spread_and_fields_by_their_own_name_do_not()
    {
        const string Fragment = "fragment F on Faults { a: ok b: ok ok: ok nothing }";
        var four = new PlanLimits(MaxAliases: 4);

        Should.NotThrow(() => Plan($"{{ faults {{ ...F self {{ ...F }} }} }} {Fragment}", four));
        Limit($"{{ faults {{ ...F self {{ ...F c: told }} }} }} {Fragment}", four).ShouldBe("maxAliases");
        Limit($"{{ {string.Join(' ', Enumerable.Range(0, 501).Select(i => $"a{i}: greeting"))} }}")
            .ShouldBe("maxAliases");
    }

    [Fact]
    public void Five_thousand_fragments_in_a_row_do_not_overflow_the_stack()
    {
        var document = new StringBuilder("{ faults { ...F0 } }");
        for (var i = 0; i < 5_000; i++)
            document.Append($" fragment F{i} on Faults {{ ...F{i + 1} }}");
        document.Append(" fragment F5000 on Faults { ok }");

        Should.NotThrow(() => Plan(document.ToString()));
    }

    [Fact]
    public void Limits_can_be_set() =>
        Limit("{ a: greeting b: greeting c: greeting }", new PlanLimits(MaxFields: 2)).ShouldBe("maxFields");

    [Fact]
    public void A_plan_prints_a_line_a_field() =>
        Plan(
            "query Q { t: __typename ships { id crew { name } } vessels { name ... on Buoy { lit } } __type(name: "
            + "\"Ship\") { name } ship(name: \"x\") { name } }")
            .ToString().ShouldBe("""
                query Q
                  t: "Query"
                  ships: value, list of Ship
                    id: value
                    crew: value, list of Sailor
                      name: value
                  vessels: value, list of Vessel
                    on Ship
                      name: value
                    on Buoy
                      name: value
                      lit: value
                  __type: kept value of __Type
                    name: value
                  ship: method of Ship
                    name: value

                """);

    static string? Limit(string document, PlanLimits? limits = null)
    {
        var error = Should.Throw<GraphQLException>(() => Plan(document, limits)).Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
        error.Message.ShouldContain($"{error.Extensions!["allowed"]}");
        return (string?)error.Extensions["limit"];
    }

    static readonly SchemaBindings s_bindings = Bindings();

    static SchemaBindings Bindings()
    {
        var binder = new SchemaBinder(Harbour.Schema, null, new Harbour.Services());
        IntrospectionBinding.Bind(binder, Harbour.Schema);
        Harbour.Bind(binder);
        return binder.Build();
    }

    static OperationPlan Plan(string text, PlanLimits? limits = null)
    {
        var document = Parser.Parse(new Source(text), new ParserLimits(int.MaxValue, 500));
        var operation = document.Definitions.OfType<OperationDefinitionNode>().First();
        return Planner.Plan(s_bindings, document, operation, _ => true, limits ?? new PlanLimits());
    }
}
