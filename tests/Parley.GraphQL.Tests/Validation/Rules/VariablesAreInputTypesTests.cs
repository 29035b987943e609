using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesTests() : RuleTests(nameof(VariablesAreInputTypes))
{
    [Fact]
    public void Scalars_enums_and_input_objects_are_accepted()
    {
        Accepts("query Q($a: Int, $b: [Rank!]!, $c: [[PlaceInput]], $d: Date!) { party { name } }");
    }

    [Fact]
    public void Objects_interfaces_and_unions_are_refused()
    {
        Refuses(
            "query Q($a: Villa, $b: [[Guest!]]!, $c: Party!) { party { name } }",
            "1:13  Variable `$a` cannot be of output type `Villa`.",
            "1:24  Variable `$b` cannot be of output type `[[Guest!]]!`.",
            "1:41  Variable `$c` cannot be of output type `Party!`.");
    }

    [Fact]
    public void An_unknown_type_is_left_to_another_rule() =>
        Accepts("query Q($a: Nobody!) { party { name } }");
}
