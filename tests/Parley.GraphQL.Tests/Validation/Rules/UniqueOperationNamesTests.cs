using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class UniqueOperationNamesTests() : RuleTests(nameof(UniqueOperationNames))
{
    [Fact]
    public void Different_names_are_accepted()
    {
        Accepts("query A { party { name } } query B { party { name } } mutation C { recall(id: 1) }");
    }

    [Fact]
    public void A_fragment_may_have_the_name_of_an_operation() =>
        Accepts("query A { party { ...A } } fragment A on Party { name }");

    [Fact]
    public void The_same_name_is_refused_also_for_another_type_of_operation()
    {
        Refuses(
            "query A { party { name } } mutation A { recall(id: 1) }",
            "1:7 1:37  There is more than one operation named `A`.");
    }

    [Fact]
    public void Every_further_one_is_reported_with_the_first()
    {
        Refuses(
            "query A { party { name } } query A { party { name } } query A { party { name } }",
            "1:7 1:34  There is more than one operation named `A`.",
            "1:7 1:61  There is more than one operation named `A`.");
    }
}
