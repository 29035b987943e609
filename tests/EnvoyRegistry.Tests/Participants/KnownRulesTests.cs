using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Tests.Participants;

public sealed class KnownRulesTests
{
    static readonly List<Rule> Rules = [.. KnownRules.All(Sources.All.ToDictionary(s => s.Code))];

    [Fact]
    public void Rules_are_numbered_from_1_to_29() =>
        Rules.Select(r => r.Code).ShouldBe(Enumerable.Range(1, 29).Select(n => $"R{n}"));

    [Fact]
    public void Every_rule_has_text_practice_and_source() =>
        Rules.ShouldAllBe(r => r.Text.EndsWith('.') && r.Practice.EndsWith('.') && r.Sources.Count > 0);

    [Fact]
    public void What_is_known_from_the_press_is_graded_so() =>
        Rules.Where(r => r.Grade is SourceGrade.Press).Select(r => r.Code).ShouldBe(["R20", "R21", "R22", "R23"]);

    [Fact]
    public void A_recommendation_is_never_passed_off_as_a_rule() =>
        Rules.Where(r => r.Sources.Any(s => s.Code == "C"))
            .ShouldAllBe(r => r.Text.Contains("A recommendation", StringComparison.Ordinal));
}
