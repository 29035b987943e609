using EnvoyRegistry.Contract;
using EnvoyRegistry.Matching;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Teams;

/// <summary>Refuses a need that cannot be meant as given, as <see cref="NeedCheck"/> does.</summary>
static class TeamNeedCheck
{
    public const int MostMembers = 7, MostExpertise = 20, MostLanguages = 10;

    static readonly int s_subRegions = Enum.GetValues<SubRegion>().Length;

    /// <inheritdoc cref="NeedCheck.Check"/>
    public static void Check(TeamNeed need, SituationAsked? situation, MatchIndex index, DateOnly today)
    {
        var check = new FilterCheck();
        Number(check, ["need", "size"], need.Size, 1, MostMembers);
        NeedCheck.Collect(check, need.OfOne, situation, index, today);
        Most(check, ["need", "allExpertise"], need.AllExpertise?.Count, MostExpertise);
        Most(check, ["need", "allLanguages"], need.AllLanguages?.Count, MostLanguages);
        var balance = need.Balance ?? TeamBalance.None;
        Number(check, ["need", "balance", "women"], balance.Women, 0, MostMembers);
        Number(check, ["need", "balance", "men"], balance.Men, 0, MostMembers);
        Number(check, ["need", "balance", "mostOfOneParticipant"], balance.MostOfOneParticipant, 1, MostMembers);
        Number(check, ["need", "balance", "subRegions"], balance.SubRegions, 0, s_subRegions);
        check.Refuse();
    }

    static void Number(FilterCheck check, object[] at, int? number, int least, int most)
    {
        if (number < least || number > most)
            check.Add(at, $"`{FilterCheck.Name(at)}` takes a number from {least} to {most}; {number} was given.");
    }

    // Of more than the longest list the check of the list tells.
    static void Most(FilterCheck check, object[] at, int? count, int most)
    {
        if (count > most && count <= FilterCheck.LongestList)
            check.Add(at, $"`{FilterCheck.Name(at)}` takes at most {most} entries; {count} were given.");
    }
}
