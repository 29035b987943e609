using System.Globalization;
using System.Text.RegularExpressions;
using EnvoyRegistry.Matching;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>Holds what near misses say of days against what the person stated.</summary>
static partial class Promises
{
    /// <summary>Every day that somebody is said to be free on is one of her or his windows, and in good time.</summary>
    public static int Check(
        IReadOnlyList<OraclePerson> people, Matcher matcher, DateTime now, OracleSituation? situation, string because)
    {
        var days = 0;
        foreach (var miss in new NearMisses(matcher, MatchCriterion.Period).Best(100)
            .Select(m => NearMiss.Describe(matcher, m)))
        {
            var person = people.Single(p => p.Id == miss.PersonId);
            var said = $"{because}: {miss.WouldFitIf}";
            miss.WouldFitIf.Length.ShouldBeGreaterThan(5, said);
            if (Start().Match(miss.WouldFitIf) is not { Success: true } start)
                continue;
            days++;
            var day = DateOnly.ParseExact(start.Groups["day"].Value, "d MMMM yyyy", CultureInfo.InvariantCulture);
            var need = matcher.Need with { From = day, Until = day };
            Oracle.Answer([person], need, now, situation).Matches.ShouldHaveSingleItem(said);
            if (miss.WouldFitIf == start.Value && miss.WouldFitIf.StartsWith("free from", StringComparison.Ordinal)
                && !start.Groups["end"].Success)
                Oracle.Answer([person], need with { Until = matcher.Need.Until }, now, situation).Matches
                    .ShouldHaveSingleItem(said);
        }
        return days;
    }

    [GeneratedRegex("(start on|free from|free on) (?<day>[0-9]+ [A-Z][a-z]+ [0-9]{4})(?<end> until .+)?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();
}
