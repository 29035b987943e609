using System.Globalization;
using EnvoyRegistry.Contract;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Matching;

/// <summary>Refuses a need that cannot be meant as given: tells each input at fault and what would be right.</summary>
static class NeedCheck
{
    /// <exception cref="GraphQLException">Every fault found.</exception>
    /// <param name="situation">That of the need, where the caller sees it.</param>
    public static void Check(EnvoyNeed need, SituationAsked? situation, MatchIndex index, DateOnly today)
    {
        var check = new FilterCheck();
        Collect(check, need, situation, index, today);
        check.Refuse();
    }

    /// <summary>Adds what is wrong to the faults found elsewhere.</summary>
    /// <inheritdoc cref="Check"/>
    public static void Collect(
        FilterCheck check, EnvoyNeed need, SituationAsked? situation, MatchIndex index, DateOnly today)
    {
        Period(check, need, today);
        if (need.ConfirmedWithinDays is { } days and < 0)
            check.Add(["need", "confirmedWithinDays"],
                $"`need.confirmedWithinDays` takes 0, which means today, or more; {days} was asked for.");
        Tags(check, "allExpertise", need.AllExpertise, index.Expertise);
        Tags(check, "anyExpertise", need.AnyExpertise, index.Expertise);
        Languages(check, "allLanguages", need.AllLanguages);
        Languages(check, "anyLanguage", need.AnyLanguage);
        check.Size(["need", "knows"], need.Knows?.Count);
        check.Size(["need", "excludeNationalities"], need.ExcludeNationalities?.Count);
        check.Size(["need", "about"], need.About?.Count);
        if (need.Situation is not null && situation is null)
        {
            check.Add(["need", "situation"],
                "`need.situation` takes the id of a situation that you may see; there is none with this id.");
        }
    }

    /// <exception cref="GraphQLException">
    /// The answer would tell something of people who are not to be known by it.
    /// </exception>
    public static void CheckAnonymous(EnvoyNeed need)
    {
        var check = new FilterCheck();
        if (need.ExcludeNationalities is { Count: > 0 })
        {
            check.Add(["need", "excludeNationalities"],
                "`need.excludeNationalities` is for the Chair's office and the ARF Unit: who is left out by it would "
                + "tell the nationalities behind skill sets.");
        }
        if (need.Situation is not null)
        {
            check.Add(["need", "situation"],
                "`need.situation` is for the Chair's office and the ARF Unit: integrators are shown no situations.");
        }
        check.Refuse();
    }

    /// <exception cref="GraphQLException">Nobody can fail it.</exception>
    public static MatchCriterion? Failable(MatchCriterion? criterion) => criterion is not MatchCriterion.Notice
        ? criterion
        : throw new GraphQLException(GraphQLError.BadArgument(["criterion"],
            "`criterion` takes one that can be failed; `NOTICE` gives points only, and whose notice is too long fails "
            + "`PERIOD`."));

    static void Period(FilterCheck check, EnvoyNeed need, DateOnly today)
    {
        if (need.Until < need.From)
        {
            check.Add(["need", "until"],
                $"`need.until` is {Iso(need.Until)}, before `need.from`, {Iso(need.From)}; "
                + "it takes the last day of the period, the first one or a later.");
        }
        if (need.From < today)
        {
            check.Add(["need", "from"],
                $"`need.from` is {Iso(need.From)}, which is past; it takes today, {Iso(today)} at the ASEAN "
                + "Secretariat, or a later day.");
        }
    }

    static void Tags(FilterCheck check, string list, IReadOnlyList<ExpertiseNeed>? needs, SkillIndex vocabulary)
    {
        check.Size(["need", list], needs?.Count);
        check.Known(
            (needs ?? []).Take(FilterCheck.LongestList)
                .Select((need, i) => ((object[])["need", list, i, "tag"], need.Tag)),
            "a code of `expertiseTags`", () => vocabulary.Names.Select(n => n.Code).AsQueryable());
    }

    static void Languages(FilterCheck check, string list, IReadOnlyList<LanguageNeed>? needs)
    {
        check.Size(["need", list], needs?.Count);
        foreach (var (i, need) in (needs ?? []).Take(FilterCheck.LongestList).Index())
            check.Language(["need", list, i, "tag"], need.Tag);
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
