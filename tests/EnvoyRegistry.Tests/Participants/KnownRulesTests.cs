using System.Text.RegularExpressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Host;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Participants;

public sealed partial class KnownRulesTests
{
    /// <summary>Types, their members as <c>Type.member</c>, and the fields of any type by themselves.</summary>
    static readonly HashSet<string> s_names = [.. RegistryEngine.BuildSchema().Types.SelectMany(NamesOf)];

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

    [Theory]
    [MemberData(nameof(Practices))]
    public void What_a_practice_names_is_in_the_contract(string code, string practice)
    {
        foreach (Match name in InBackticks().Matches(practice))
            s_names.ShouldContain(name.Groups["name"].Value, code);
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void A_practice_names_what_keeps_the_rule_or_says_that_nothing_does_yet(string code, string practice) =>
        (code is "R3" or "R19" || InBackticks().IsMatch(practice) || IsOpen(practice)).ShouldBeTrue(code);

    /// <summary>
    /// By the name that would make "not yet" untrue, a type or a field. Whoever brings it into the contract says in
    /// <see cref="KnownRules"/> what is so from then on, and takes the rule out of here.
    /// </summary>
    static readonly Dictionary<string, string> s_awaited = new()
    {
        ["R10"] = "Advice",
        ["R11"] = "ScreeningInput.elsewhere",
        ["R12"] = "ChairContact",
        ["R25"] = "IssuedGuideline",
        ["R29"] = "Meeting",
    };

    [Fact]
    public void What_a_practice_says_there_is_not_yet_is_not_in_the_contract()
    {
        Rules.Where(r => IsOpen(r.Practice)).Select(r => r.Code).ShouldBe(s_awaited.Keys);
        s_awaited.Where(awaited => s_names.Contains(awaited.Value)).Select(awaited => awaited.Key)
            .ShouldBeEmpty("These say \"not yet\" of what there is now.");
    }

    [Fact]
    public void A_register_of_an_earlier_build_is_told_what_is_so_in_this_one()
    {
        using var register = new TemporaryRegister();
        register.Run("""
            UPDATE Rule SET Practice = 'Kept in secret.', Grade = 3 WHERE Code = 'R2';
            DELETE FROM RuleSource WHERE RuleId = (SELECT Id FROM Rule WHERE Code = 'R2');
            UPDATE RegisterState SET CompletedBy = '00000000-0000-0000-0000-000000000000';
            """);

        RegisterStart.Prepare(register.Path);

        using var db = register.Open();
        var rule = db.Set<Rule>().Include(r => r.Sources).Single(r => r.Code == "R2");
        (rule.Practice, rule.Grade).ShouldBe((Rules[1].Practice, SourceGrade.Seen));
        rule.Sources.Select(s => s.Code).ShouldBe(["A1", "B2"], ignoreOrder: true);
    }

    public static TheoryData<string, string> Practices
    {
        get
        {
            var practices = new TheoryData<string, string>();
            Rules.ForEach(r => practices.Add(r.Code, r.Practice));
            return practices;
        }
    }

    static bool IsOpen(string practice) => practice.Contains("yet", StringComparison.Ordinal);

    static IEnumerable<string> NamesOf(NamedType type) => type switch
    {
        ObjectType o => [type.Name, .. o.Fields.Select(f => f.Name), .. o.Fields.Select(f => $"{type.Name}.{f.Name}")],
        InputObjectType i => [type.Name, .. i.Fields.Select(f => $"{type.Name}.{f.Name}")],
        EnumType e => [type.Name, .. e.Values.Select(v => $"{type.Name}.{v.Name}")],
        _ => [type.Name],
    };

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBackticks();
}
