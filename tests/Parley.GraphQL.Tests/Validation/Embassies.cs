using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Tests.Validation;

/// <summary>The schema that every test of validation asks.</summary>
static class Embassies
{
    public const string Sdl = """
        directive @onQuery on QUERY
        directive @onMutation on MUTATION
        directive @onSubscription on SUBSCRIPTION
        directive @onField on FIELD
        directive @onFragmentDefinition on FRAGMENT_DEFINITION
        directive @onFragmentSpread on FRAGMENT_SPREAD
        directive @onInlineFragment on INLINE_FRAGMENT
        directive @onVariable on VARIABLE_DEFINITION
        directive @note(text: String!, level: Int! = 1, place: PlaceInput) repeatable on
          | QUERY | MUTATION | SUBSCRIPTION | FIELD
          | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION

        scalar Date

        enum Rank { AMBASSADOR CONSUL ATTACHE }

        interface Node { id: ID! }

        interface Party {
          name: String!
          shortName(max: Int = 8): String
          contact: Party
        }

        interface Diplomat implements Party & Node {
          id: ID!
          name: String!
          shortName(max: Int = 8): String
          contact: Diplomat
          rank: Rank
          posts(first: Int, at: PlaceInput): [Post!]
        }

        type Ambassador implements Diplomat & Party & Node {
          id: ID!
          name: String!
          shortName(max: Int = 8): String
          contact: Diplomat
          rank: Rank
          posts(first: Int, at: PlaceInput): [Post!]
          title: String!
          seniority: Int
          decorated: Boolean!
          residence: Embassy
          former: [Post!]
        }

        type Consul implements Diplomat & Party & Node {
          id: ID!
          name: String!
          shortName(max: Int = 8): String
          contact: Consul
          rank: Rank
          posts(first: Int, at: PlaceInput): [Post!]
          title: String
          seniority: Float
          decorated: Boolean
          residence: [Embassy]
          former: [Embassy!]
          district: String
        }

        type Delegation implements Party {
          name: String!
          shortName(max: Int = 8): String
          contact: Party
          members: [Party!]!
          title: Rank
        }

        type Embassy implements Node {
          id: ID!
          country: String!
          head: Ambassador
          staff(rank: Rank, ranks: [Rank!], limit: Int! = 10): [Diplomat!]!
          opened: Date
          twin: Embassy
          guest: Guest
        }

        type Villa {
          rooms: Int!
          country: String
          twin: Villa
          rent(in: Currency!, months: Int = 1): Float
        }

        enum Currency { EUR IDR }

        type Post {
          place: String!
          since: Int
          embassy: Embassy
          grid: [[Int!]]
        }

        union Guest = Ambassador | Consul | Delegation
        union Building = Embassy | Villa

        input PlaceInput {
          country: String!
          city: String = "capital"
          codes: [Int!]
          near: PlaceInput
          quiet: Boolean! = false
          opened: Date
        }

        input FindInput @oneOf {
          id: ID
          name: String
          rank: Rank
          place: PlaceInput
        }

        type Query {
          node(id: ID!): Node
          party: Party
          embassy(country: String!): Embassy
          building(ids: [[ID!]!]): Building
          guest(by: FindInput): Guest
          guests(by: FindInput!, all: [FindInput!], any: [FindInput]): [Guest!]!
          diplomats(
            ranks: [Rank!] = [CONSUL]
            at: PlaceInput
            min: Float
            active: Boolean! = true
            on: Date
          ): [Diplomat]
          between(from: Int!, until: Int!, step: Int = 1): Int
        }

        type Mutation {
          appoint(name: String!, to: PlaceInput): Ambassador
          recall(id: ID!): Boolean
        }

        type Subscription {
          appointed(rank: Rank): Ambassador
          arrived: Guest
          left: Guest
        }
        """;

    public static Schema Schema { get; } = SchemaBuilder.Build([new Source(Sdl, "embassies.graphql")]);
}
