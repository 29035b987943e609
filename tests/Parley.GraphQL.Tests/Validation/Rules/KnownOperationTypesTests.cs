using Parley.GraphQL.Language;
using Parley.GraphQL.Types;
using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class KnownOperationTypesTests() : RuleTests(nameof(KnownOperationTypes))
{
    [Fact]
    public void Operations_that_the_schema_has_a_root_for_are_accepted() =>
        Accepts(
            """
            query Q { party { name } }
            mutation M { recall(id: 1) }
            subscription S { left { __typename } }
            """);

    [Fact]
    public void Operations_that_it_has_none_for_are_refused()
    {
        var queriesOnly = SchemaBuilder.Build([new Source("type Query { name: String }")]);
        RefusesIn(
            queriesOnly,
            "query Q { name } mutation M { rename } subscription S { named }",
            "1:18  The schema has no mutations.",
            "1:40  The schema has no subscriptions.");
    }
}
