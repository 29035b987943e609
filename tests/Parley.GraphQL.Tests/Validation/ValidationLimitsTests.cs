using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;
using Parley.GraphQL.Validation;

namespace Parley.GraphQL.Tests.Validation;

/// <summary>
/// Documents of up to 15,000 tokens, the most the parser lets through, made to cost as much as they can. What they cost
/// is counted, not timed.
/// </summary>
public sealed class ValidationLimitsTests
{
    [Fact]
    public void Fifteen_thousand_times_the_same_field_is_valid_and_cheap()
    {
        var context = Run(Document("{ party { ", 14_900, _ => "name ", "} }"));
        context.Errors.ShouldBeEmpty();
        context.FieldComparisons.ShouldBeLessThan(100);
    }

    [Fact]
    public void So_is_the_same_field_with_the_same_arguments()
    {
        var context = Run(Document("{ party { ", 2_400, _ => "shortName(max: 1) ", "} }"));
        context.Errors.ShouldBeEmpty();
        context.FieldComparisons.ShouldBeLessThan(100);
    }

    [Fact]
    public void Thousands_of_different_fields_under_one_name_end_after_a_hundred_errors()
    {
        var context = Run(Document("{ party { ", 2_400, i => $"shortName(max: {i}) ", "} }"));
        LastLimit(context).ShouldBe("maxErrors");
        context.FieldComparisons.ShouldBeLessThan(200);
    }

    [Fact]
    public void Thousands_of_the_same_field_with_subfields_are_bounded()
    {
        var context = Run(Document("{ ", 3_700, _ => "party { name } ", "}"));
        LastLimit(context).ShouldBe("maxFieldComparisons");
    }

    [Fact]
    public void Exclusive_fields_are_bounded()
    {
        var context = Run(Document(
            "{ guest { ",
            700,
            i => $"... on Ambassador {{ a: shortName(max: {i}) }} ... on Consul {{ a: district }} ",
            "} }"));
        context.Errors[^1].Code.ShouldBe(ErrorCodes.LimitExceeded);
    }

    [Fact]
    public void A_selection_set_that_spreads_every_fragment_is_bounded()
    {
        var context = Run(Document("{ party { ", 1_400, i => $"...F{i} ", "} } ")
            + Document("", 1_400, i => $"fragment F{i} on Party {{ name }} ", ""));
        LastLimit(context).ShouldBe("maxFieldComparisons");
    }

    /// <summary>Each level spreads the next in two fields: two to the power of sixty ways from top to bottom.</summary>
    [Fact]
    public void A_nest_of_fragments_costs_what_it_is_long_not_the_ways_through_it()
    {
        static string Level(int i) =>
            $"fragment F{i} on Party {{ contact {{ ...F{i + 1} }} a: contact {{ ...F{i + 1} }} }} ";
        var context = Run("{ party { ...F0 } } "
            + Document("", 60, Level, "")
            + "fragment F60 on Party { name }");
        context.Errors.ShouldBeEmpty();
        context.FieldComparisons.ShouldBeLessThan(1_000);
        context.FragmentVisits.ShouldBeLessThan(1_000);
    }

    /// <summary>As above, but every level has two fragments, and each pair of fields is to be merged.</summary>
    [Fact]
    public void A_nest_in_which_every_level_is_to_be_merged_costs_little_too()
    {
        var context = Run("{ party { ...A0 ...B0 } } "
            + Document("", 60, i => $"fragment A{i} on Party {{ contact {{ ...A{i + 1} ...B{i + 1} }} }} ", "")
            + Document("", 60, i => $"fragment B{i} on Party {{ contact {{ ...A{i + 1} ...B{i + 1} }} }} ", "")
            + "fragment A60 on Party { name } fragment B60 on Party { name }");
        context.Errors.ShouldBeEmpty();
        context.FieldComparisons.ShouldBeLessThan(5_000);
    }

    [Fact]
    public void Fragments_that_all_spread_all_are_bounded()
    {
        var spreads = Document("", 70, i => $"...F{i} ", "");
        var context = Run($"{{ party {{ {spreads} }} }} "
            + Document("", 70, i => $"fragment F{i} on Party {{ name contact {{ {spreads} }} }} ", ""));
        context.Errors[^1].Code.ShouldBe(ErrorCodes.LimitExceeded);
        context.FieldComparisons.ShouldBeLessThanOrEqualTo(500_001);
    }

    [Fact]
    public void Operations_that_all_reach_all_fragments_are_bounded()
    {
        var context = Run(Document("", 700, i => $"query Q{i}($a: Int) {{ party {{ ...F0 }} }} ", "")
            + Document("", 200, i => $"fragment F{i} on Party {{ shortName(max: $a) ...F{i + 1} }} ", "")
            + "fragment F200 on Party { name }");
        LastLimit(context).ShouldBe("maxFragmentVisits");
    }

    [Fact]
    public void Subscriptions_that_all_reach_all_fragments_are_bounded()
    {
        var context = Run(Document("", 1_000, i => $"subscription S{i} {{ ...F0 }} ", "")
            + Document("", 200, i => $"fragment F{i} on Subscription {{ left {{ __typename }} ...F{i + 1} }} ", "")
            + "fragment F200 on Subscription { left { __typename } }");
        LastLimit(context).ShouldBe("maxFragmentVisits");
    }

    [Theory]
    [InlineData(1_600, "...")]
    [InlineData(1_200, "contact { ...")]
    [InlineData(700, "contact { contact { ... on Party { ...")]
    public void A_chain_of_fragments_is_as_deep_as_it_is_long(int length, string between)
    {
        var end = string.Concat(between.Where(c => c == '{').Select(_ => " }"));
        var chain = Document("", length, i => $"fragment F{i} on Party {{ {between}F{i + 1}{end} }} ", "")
            + $"fragment F{length} on Party {{ name }}";
        var error = Run($"query Deep {{ party {{ ...F0 }} }} {chain}").Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(ErrorCodes.LimitExceeded);
        error.Extensions!["limit"].ShouldBe("maxSelectionDepth");
        error.Locations.ShouldBe([new Location(1, 1)]);
    }

    [Fact]
    public void A_ring_of_fragments_is_so_too()
    {
        var ring = Document("", 1_500, i => $"fragment F{i} on Party {{ ...F{(i + 1) % 1_500} }} ", "");
        LastLimit(Run($"{{ party {{ ...F0 }} }} {ring}")).ShouldBe("maxSelectionDepth");
    }

    [Fact]
    public void The_depth_that_is_allowed_is_allowed()
    {
        string Nested(int levels) => "{ party { ...F2 } } "
            + Document("", levels - 3, i => $"fragment F{i + 2} on Party {{ ...F{i + 3} }} ", "")
            + $"fragment F{levels - 1} on Party {{ name }}";

        Run(Nested(256)).Errors.ShouldBeEmpty();
        LastLimit(Run(Nested(257))).ShouldBe("maxSelectionDepth");
    }

    [Fact]
    public void Limits_can_be_set()
    {
        const string document = """
            query A { party { ...F } }
            query B { party { ...F a: name } }
            fragment F on Party { name }
            """;
        Run(document).Errors.ShouldBeEmpty();
        LastLimit(Run(document, new ValidationLimits(MaxFragmentVisits: 1))).ShouldBe("maxFragmentVisits");
        LastLimit(Run(document, new ValidationLimits(MaxFieldComparisons: 1))).ShouldBe("maxFieldComparisons");
        LastLimit(Run(document, new ValidationLimits(MaxSelectionDepth: 2))).ShouldBe("maxSelectionDepth");
    }

    static object? LastLimit(ValidationContext context) => context.Errors[^1].Extensions!["limit"];

    static string Document(string start, int times, Func<int, string> part, string end) =>
        start + string.Concat(Enumerable.Range(0, times).Select(part)) + end;

    static ValidationContext Run(string document, ValidationLimits? limits = null) =>
        Validator.Run(Embassies.Schema, Parser.Parse(new Source(document)), limits ?? new ValidationLimits());
}
