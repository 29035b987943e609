using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Validation;
using Parley.GraphQL.Validation.Rules;

namespace Parley.GraphQL.Tests.Validation;

public sealed class ValidatorTests
{
    [Fact]
    public void A_document_with_a_bit_of_everything_is_valid()
    {
        const string document = """
            "Who is at the embassy"
            query Staff(
              $country: String!
              $rank: Rank = CONSUL
              $brief: Boolean! = false
              $at: PlaceInput @onVariable
            ) @onQuery {
              embassy(country: $country) {
                ...Brief
                staff(rank: $rank, limit: 5) {
                  __typename
                  name
                  ... on Ambassador @skip(if: $brief) { residence { country } }
                  ... on Consul { district at: residence { country } }
                  posts(at: $at) { grid }
                }
              }
              guests(by: { place: { country: $country } }, any: [{ id: 1 }, null]) { ... on Party { name } }
              __type(name: "Embassy") { fields { name type { name } } }
            }
            fragment Brief on Embassy @onFragmentDefinition { id country head { ...Who } }
            fragment Who on Diplomat { name }
            """;
        Validate(document).ShouldBeEmpty();
    }

    [Fact]
    public void Errors_come_in_the_order_of_the_document_and_then_of_the_rules()
    {
        const string document = """
            query Q($unused: Int) {
              party { nme @nothing }
              embassy { id { x } }
            }
            fragment Lost on Nowhere { x }
            """;
        Validate(document).Select(error => error.Extensions!["rule"]).ShouldBe(
        [
            nameof(NoUnusedVariables),
            nameof(FieldsOnCorrectType),
            nameof(KnownDirectives),
            nameof(ScalarLeafs),
            nameof(ProvidedRequiredArguments),
            nameof(KnownTypeNames),
            nameof(NoUnusedFragments),
        ]);
    }

    [Theory]
    [InlineData("{ party { nme } }", nameof(FieldsOnCorrectType), "Party.nme")]
    [InlineData("{ party { name { x } } }", nameof(ScalarLeafs), "Party.name")]
    [InlineData("{ embassy { id } }", nameof(ProvidedRequiredArguments), "Query.embassy(country:)")]
    [InlineData("{ node(id: 1, of: 2) { id } }", nameof(KnownArgumentNames), "Query.node(of:)")]
    [InlineData("{ node(id: 1.5) { id } }", nameof(ValuesOfCorrectType), "Query.node(id:)")]
    [InlineData("{ party @skip { name } }", nameof(ProvidedRequiredArguments), "@skip(if:)")]
    [InlineData("{ party @skp(if: true) { name } }", nameof(KnownDirectives), "@skp")]
    [InlineData("{ party { ... on Nobody { name } } }", nameof(KnownTypeNames), "Nobody")]
    [InlineData("{ a: party { name } a: node(id: 1) { id } }", nameof(OverlappingFieldsCanBeMerged), null)]
    public void An_error_says_its_code_its_rule_and_the_coordinate_it_is_about(
        string document, string rule, string? coordinate)
    {
        var error = Validate(document).ShouldHaveSingleItem();
        error.Code.ShouldBe(ErrorCodes.Validation);
        error.Extensions!["rule"].ShouldBe(rule);
        error.Extensions!.GetValueOrDefault("coordinate").ShouldBe(coordinate);
    }

    [Fact]
    public void After_a_hundred_errors_the_rest_is_not_looked_for()
    {
        string Document(int faults) =>
            $"{{ party {{ {string.Join(' ', Enumerable.Range(1, faults).Select(i => $"f{i}"))} }} }}";

        Validate(Document(100)).Count.ShouldBe(100);

        var errors = Validate(Document(5000));
        errors.Count.ShouldBe(101);
        errors[^1].Message.ShouldBe("There are more than 100 errors; the rest was not looked for.");
        errors[^1].Code.ShouldBe(ErrorCodes.LimitExceeded);
        errors[^1].Extensions!["limit"].ShouldBe("maxErrors");
    }

    [Fact]
    public void Long_names_do_not_make_long_errors()
    {
        var name = new string('x', 60_000);
        var document = $"query {name} {{ {name} @{name} ...{name} }} fragment {name}2 on {name} {{ id }}";
        foreach (var error in Validate(document))
            error.Message.Length.ShouldBeLessThan(1100);
    }

    [Fact]
    public void Lines_end_at_any_line_terminator()
    {
        var error = Validate("{\r\n  party {\r    nme\n  }\n}").ShouldHaveSingleItem();
        error.Locations.ShouldBe([new Location(3, 5)]);
    }

    static IReadOnlyList<GraphQLError> Validate(string document) =>
        Validator.Validate(Embassies.Schema, Parser.Parse(new Source(document)));
}
