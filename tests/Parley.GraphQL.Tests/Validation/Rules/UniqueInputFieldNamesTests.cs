using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesTests() : RuleTests(nameof(UniqueInputFieldNames))
{
    [Fact]
    public void Different_fields_are_accepted_and_the_same_at_another_level()
    {
        Accepts(
            """
            {
              diplomats(at: { country: "a", near: { country: "b" } }) { id }
              guests(by: { id: 1 }, any: [{ id: 1 }, { id: 2 }]) { __typename }
            }
            """);
    }

    [Fact]
    public void The_same_field_twice_is_refused()
    {
        Refuses(
            """{ diplomats(at: { country: "a", country: "b", near: { city: "", city: "y" }, country: "d" }) { id } }""",
            "1:19 1:33  Input field `country` is given more than once.",
            "1:55 1:65  Input field `city` is given more than once.",
            "1:19 1:78  Input field `country` is given more than once.");
    }

    [Fact]
    public void Defaults_and_unknown_arguments_count_too()
    {
        Refuses(
            """
            query Q($a: PlaceInput = { country: "a", country: "b" }) {
              party { name(of: [{ x: 1, x: 2 }]) @nothing(a: { y: 1, y: 2 }) }
            }
            """,
            "1:28 1:42  Input field `country` is given more than once.",
            "2:23 2:29  Input field `x` is given more than once.",
            "2:52 2:58  Input field `y` is given more than once.");
    }
}
