using EnvoyRegistry.Matching;
using EnvoyRegistry.Teams;
using EnvoyRegistry.Tests.Matching;

namespace EnvoyRegistry.Tests.Teams;

/// <summary>Needs of teams, made of those of envoys.</summary>
static class RandomNeed
{
    public static TeamNeed Of(EnvoyNeed need, Random random) => new(
        random.Next(1, 5),
        need.From,
        need.Until,
        [.. need.AllExpertise ?? [], .. need.AnyExpertise ?? []],
        [.. need.AllLanguages ?? [], .. need.AnyLanguage ?? []],
        random.Next(4) == 0 ? null : new TeamBalance(
            Perhaps(random, 0, 3), Perhaps(random, 0, 3), Perhaps(random, 1, 3), Perhaps(random, 0, 4)),
        need.ExcludeNationalities,
        need.Mode,
        need.ConfirmedWithinDays,
        need.IncludeLimited,
        need.IncludeStale,
        need.Knows,
        ExcludePartyNationals: random.Next(2) == 0);

    static int? Perhaps(Random random, int least, int most) =>
        random.Next(3) == 0 ? random.Next(least, most + 1) : null;

    public static Dictionary<string, object?> Variables(TeamNeed need) => new()
    {
        ["size"] = need.Size,
        ["from"] = need.From,
        ["until"] = need.Until,
        ["allExpertise"] = need.AllExpertise?.Select(e => new { tag = e.Tag, atLeast = Name(e.AtLeast) }),
        ["allLanguages"] = need.AllLanguages?.Select(l => new { tag = l.Tag, atLeast = Name(l.AtLeast) }),
        ["balance"] = need.Balance is { } b
            ? new
            {
                women = b.Women,
                men = b.Men,
                mostOfOneParticipant = b.MostOfOneParticipant,
                subRegions = b.SubRegions,
            }
            : null,
        ["excludeNationalities"] = need.ExcludeNationalities,
        ["mode"] = Name(need.Mode),
        ["confirmedWithinDays"] = need.ConfirmedWithinDays,
        ["includeLimited"] = need.IncludeLimited,
        ["includeStale"] = need.IncludeStale,
        ["about"] = need.About,
        ["excludePartyNationals"] = need.ExcludePartyNationals,
    };

    static string? Name<TEnum>(TEnum? value) where TEnum : struct, Enum =>
        value is { } given ? Agreement.Screaming(given) : null;
}
