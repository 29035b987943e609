using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationTests() : RuleTests(nameof(LoneAnonymousOperation))
{
    [Fact]
    public void One_operation_may_have_no_name()
    {
        Accepts("{ party { name } }");
        Accepts("{ party { ...Named } } fragment Named on Party { name }");
    }

    [Fact]
    public void Several_operations_with_names_are_accepted() =>
        Accepts("query A { party { name } } query B { party { name } }");

    [Fact]
    public void One_without_a_name_beside_others_is_refused()
    {
        Refuses(
            "{ party { name } } query B { party { name } }",
            "1:1  An operation without a name must be the only one in its document.");
        Refuses(
            "{ party { name } } mutation { recall(id: 1) }",
            "1:1  An operation without a name must be the only one in its document.",
            "1:20  An operation without a name must be the only one in its document.");
    }
}
