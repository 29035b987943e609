using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsTests() : RuleTests(nameof(ExecutableDefinitions))
{
    [Fact]
    public void Operations_and_fragments_are_accepted() =>
        Accepts("{ party { ...Named } } fragment Named on Party { name }");

    [Fact]
    public void Definitions_of_the_type_system_are_refused_each_at_its_place()
    {
        Refuses(
            """
            { party { name } }
            type Cat { name: String }
            extend type Villa { pool: Boolean }
            directive @x on FIELD schema { query: Query }
            """,
            "2:1  The definition of `Cat` cannot be executed: only operations and fragments can.",
            "3:1  The definition of `Villa` cannot be executed: only operations and fragments can.",
            "4:1  The definition of `@x` cannot be executed: only operations and fragments can.",
            "4:23  The definition of the schema cannot be executed: only operations and fragments can.");
    }

    [Fact]
    public void A_description_belongs_to_what_it_describes()
    {
        Refuses(
            """
            "Meows" type Cat { name: String }
            """,
            "1:1  The definition of `Cat` cannot be executed: only operations and fragments can.");
    }

    [Fact]
    public void What_they_define_is_not_looked_into()
    {
        Refuses(
            "type Cat { name: Strin @unknown }",
            "1:1  The definition of `Cat` cannot be executed: only operations and fragments can.");
    }
}
