using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

/// <summary>Two documents that use all the grammar has, in the layout of <see cref="Printer"/>.</summary>
static class KitchenSink
{
    public const string Executable =
        """""""
        "Who could go"
        query WhoCouldGo(
          "Both ends included"
          $need: Need! = { tags: ["MEDIATION", "ceasefire"], knows: [], atLeast: 1.50E-3 } @since(version: "2")
          """
          How many,
            at most
          """
          $first: Int = -25
          $deep: [[ID!]]! @a @b
        ) @live @cached(for: [60, null], unless: { stale: true, kinds: [LIMITED, OTHER] }) {
          alias: availableEnvoys(need: $need, first: $first) @include(if: $deep) {
            edges {
              node {
                ...Person @defer(label: "one \"two\" \\ \u0007 three\n")
                ... on Envoy @skip(if: false) {
                  id
                }
                ... @include(if: true) {
                  name
                }
                ... {
                  rank
                }
              }
            }
          }
          long(
            onlyIfThisIsLongEnough: "to need more than eighty columns"
            note: """
              indented
            not indented, with \"""quotes\"""

            and an end "
            """
            empty: ""
            emptyBlock: """"""
            list: [
              "a list that goes on and on"
              "until it does not fit"
              "into a line any more"
              [{}, { a: $first }]
            ]
          )
        }

        """A person"""
        fragment Person on Person @cached {
          name
        }

        {
          short
        }

        mutation {
          appoint(input: { on: true, fragment: null, type: query }) {
            on
            true
            null
          }
        }

        subscription S($on: on = on) {
          on(on: $on)
        }
        """"""";

    public const string TypeSystem =
        """""
        """
        The register,
        and who may read it
        """
        schema @link(url: "https://example.org") {
          query: Query
          mutation: Mutation
          subscription: Subscription
        }

        extend schema @a

        extend schema @b {
          query: Query
        }

        "A day"
        scalar LocalDate @specifiedBy(url: "https://example.org/date")

        scalar Plain

        extend scalar Plain @a

        """
        Ends with a quote: "
        """
        type Person implements Node & Named @key(fields: ["id"]) {
          "Opaque"
          id: ID!
          plain(a: Int, b: [Int!]! = [1, 2] @a): String
          name(
            "How"
            form: Form! = LONG @a
            """
            How
              long
            """
            max: Int = 80
          ): [String!]! @deprecated(reason: "no")
        }

        type Empty

        extend type Empty implements Node

        extend type Empty @a

        extend type Empty implements Node & Named @a {
          id: ID!
        }

        interface Node {
          id: ID!
        }

        "Has a name"
        interface Named implements Node @a {
          id: ID!
          type: String
        }

        interface Bare

        extend interface Bare implements Node

        extend interface Bare @a {
          id: ID!
        }

        union None

        "One of"
        union Some @a = Person | Empty

        extend union None = Person

        extend union None @a

        enum Form

        "Long or short"
        enum Length @a {
          "Long"
          LONG @a @b(c: 1)
          """Short"""
          SHORT
          on
        }

        extend enum Form @a

        extend enum Form {
          LONG
        }

        input Nothing

        "What is needed"
        input Need @a {
          "At least one"
          tags: [String!]! = [] @a
          inner: Need = { tags: ["x"], inner: { tags: [] } }
        }

        extend input Nothing @a

        extend input Nothing {
          a: Int
        }

        directive @a repeatable on FIELD_DEFINITION | ENUM_VALUE

        "Tells how long"
        directive @cached(for: [Int] = [60], unless: Unless) on QUERY | FRAGMENT_DEFINITION

        directive @documented(
          "Why"
          why: String
        ) on ARGUMENT_DEFINITION
        """"";
}
