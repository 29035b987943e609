using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesTests() : RuleTests(nameof(UniqueFragmentNames))
{
    [Fact]
    public void Different_names_are_accepted()
    {
        Accepts("{ party { ...A ...B ...A } } fragment A on Party { name } fragment B on Party { name }");
    }

    [Fact]
    public void The_same_name_is_refused()
    {
        Refuses(
            """
            { party { ...A } }
            fragment A on Party { name }
            fragment A on Party { shortName }
            fragment A on Party { name }
            """,
            "2:10 3:10  There is more than one fragment named `A`.",
            "2:10 4:10  There is more than one fragment named `A`.");
    }
}
