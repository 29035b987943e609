using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class KnownFragmentNamesTests() : RuleTests(nameof(KnownFragmentNames))
{
    [Fact]
    public void A_fragment_of_the_document_is_accepted_wherever_it_stands()
    {
        Accepts("fragment A on Party { name } { party { ...A ...B } } fragment B on Party { name }");
    }

    [Fact]
    public void An_unknown_fragment_is_refused_wherever_it_is_spread()
    {
        Refuses(
            """
            { party { ...A ... on Delegation { ...B } } ...C }
            fragment C on Query { party { ...D } }
            """,
            "1:14  There is no fragment `A` in the document.",
            "1:39  There is no fragment `B` in the document.",
            "2:34  There is no fragment `D` in the document.");
    }
}
