using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesTests() : RuleTests(nameof(UniqueArgumentNames))
{
    [Fact]
    public void Different_names_are_accepted_and_the_same_elsewhere()
    {
        Accepts(
            """
            {
              a: between(from: 1, until: 2)
              b: between(from: 1, until: 2) @note(text: "x", level: 1) @note(text: "y")
            }
            """);
    }

    [Fact]
    public void The_same_twice_is_refused_with_every_place()
    {
        Refuses(
            "{ between(from: 1, until: 2, from: 3, until: 4, from: 5) @skip(if: true, if: false) }",
            "1:11 1:30 1:49  Argument `from` is given more than once.",
            "1:20 1:39  Argument `until` is given more than once.",
            "1:64 1:74  Argument `if` is given more than once.");
    }
}
