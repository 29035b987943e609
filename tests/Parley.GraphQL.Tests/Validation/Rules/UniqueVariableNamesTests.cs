using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class UniqueVariableNamesTests() : RuleTests(nameof(UniqueVariableNames))
{
    [Fact]
    public void Different_names_are_accepted_and_the_same_in_another_operation()
    {
        Accepts("query X($a: Int, $b: Int) { party { name } } query Y($a: Int) { party { name } }");
    }

    [Fact]
    public void The_same_name_is_refused_with_every_place()
    {
        Refuses(
            "query X($a: Int, $b: Int, $a: String, $a: Int, $b: Int) { party { name } }",
            "1:10 1:28 1:40  There is more than one variable named `$a`.",
            "1:19 1:49  There is more than one variable named `$b`.");
    }
}
