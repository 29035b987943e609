using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation.Rules;

public sealed class KnownDirectivesTests() : RuleTests(nameof(KnownDirectives))
{
    [Fact]
    public void Directives_at_their_places_are_accepted()
    {
        Accepts(
            """
            query Q($a: Int @onVariable) @onQuery {
              party @onField {
                ...F @onFragmentSpread @include(if: true)
                ... @onInlineFragment @skip(if: false) { name }
              }
            }
            fragment F on Party @onFragmentDefinition { name }
            mutation M @onMutation { recall(id: 1) }
            subscription S @onSubscription { left { __typename } }
            """);
    }

    [Fact]
    public void An_unknown_directive_is_refused_with_near_ones()
    {
        Refuses(
            "{ party @inclde(if: true) { name @zzzzzzz } }",
            "1:9  There is no directive `@inclde`. Did you mean `include`?",
            "1:34  There is no directive `@zzzzzzz`.");
    }

    [Fact]
    public void A_directive_out_of_place_is_refused()
    {
        Refuses(
            """
            query Q($a: Int @onField) @include(if: true) {
              party @onQuery { ...F @onInlineFragment ... @onFragmentSpread { name } name @deprecated }
            }
            fragment F on Party @skip(if: true) { name }
            mutation M @onQuery { recall(id: 1) }
            subscription S @onQuery { left { __typename } }
            """,
            "1:17  Directive `@onField` cannot stand on VARIABLE_DEFINITION; it can on FIELD.",
            "1:27  Directive `@include` cannot stand on QUERY; it can on FIELD, FRAGMENT_SPREAD, INLINE_FRAGMENT.",
            "2:9  Directive `@onQuery` cannot stand on FIELD; it can on QUERY.",
            "2:25  Directive `@onInlineFragment` cannot stand on FRAGMENT_SPREAD; it can on INLINE_FRAGMENT.",
            "2:47  Directive `@onFragmentSpread` cannot stand on INLINE_FRAGMENT; it can on FRAGMENT_SPREAD.",
            "2:79  Directive `@deprecated` cannot stand on FIELD; it can on FIELD_DEFINITION, "
            + "ARGUMENT_DEFINITION, INPUT_FIELD_DEFINITION, ENUM_VALUE.",
            "4:21  Directive `@skip` cannot stand on FRAGMENT_DEFINITION; it can on FIELD, FRAGMENT_SPREAD, "
            + "INLINE_FRAGMENT.",
            "5:12  Directive `@onQuery` cannot stand on MUTATION; it can on QUERY.",
            "6:16  Directive `@onQuery` cannot stand on SUBSCRIPTION; it can on QUERY.");
    }
}
