using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class KnownArgumentNamesTests() : RuleTests(nameof(KnownArgumentNames))
{
    [Fact]
    public void Arguments_of_fields_and_directives_are_accepted()
    {
        Accepts(
            """
            {
              party @include(if: true) { shortName(max: 1) }
              embassy(country: "TH") { staff(limit: 1, rank: CONSUL) { id } }
              __type(name: "X") { fields(includeDeprecated: true) { name } }
            }
            """);
    }

    [Fact]
    public void An_unknown_one_on_a_field_is_refused_with_near_ones()
    {
        Refuses(
            """{ party { shortName(mx: 1, zzzzzzzz: 2) name(of: 1) } __type(nam: "X") { name } }""",
            "1:21  `Party.shortName` has no argument `mx`. Did you mean `max`?",
            "1:28  `Party.shortName` has no argument `zzzzzzzz`.",
            "1:46  `Party.name` has no argument `of`.",
            "1:62  `__type` has no argument `nam`. Did you mean `name`?");
    }

    [Fact]
    public void An_unknown_one_on_a_directive_is_refused()
    {
        Refuses(
            """query @note(txt: "x", text: "x") { party @skip(iff: true, unless: 1) { name } }""",
            "1:13  `@note` has no argument `txt`. Did you mean `text`?",
            "1:48  `@skip` has no argument `iff`. Did you mean `if`?",
            "1:59  `@skip` has no argument `unless`.");
    }

    [Fact]
    public void Those_of_unknown_fields_and_directives_are_left_alone() =>
        Accepts("{ nobody(a: 1) @nothing(b: 2) { name } }");
}
