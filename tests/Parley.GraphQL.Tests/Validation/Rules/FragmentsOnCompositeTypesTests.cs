using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesTests() : RuleTests(nameof(FragmentsOnCompositeTypes))
{
    [Fact]
    public void Objects_interfaces_and_unions_are_accepted()
    {
        Accepts(
            "{ guest { ... on Consul { id } ... on Party { name } ... on Guest { __typename } ... { __typename } } }");
    }

    [Fact]
    public void Scalars_enums_and_input_objects_are_refused()
    {
        Refuses(
            """
            { party { ... on String { length } ...F ...G } }
            fragment F on Rank { name }
            fragment G on PlaceInput { country }
            """,
            "1:18  A fragment cannot be on `String`, which has no fields to select.",
            "2:15  A fragment cannot be on `Rank`, which has no fields to select.",
            "3:15  A fragment cannot be on `PlaceInput`, which has no fields to select.");
    }

    [Fact]
    public void An_unknown_type_is_left_to_another_rule() =>
        Accepts("{ party { ... on Nobody { name } } }");
}
