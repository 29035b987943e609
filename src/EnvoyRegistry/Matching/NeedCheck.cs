using System.Globalization;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Matching;

/// <summary>Refuses a need that cannot be meant as given: tells each input at fault and what would be right.</summary>
static class NeedCheck
{
    const int LongestList = 100;

    /// <exception cref="GraphQLException">Every fault found.</exception>
    public static void Check(EnvoyNeed need, MatchIndex index, DateOnly today)
    {
        GraphQLError[] faults =
        [
            .. Period(need, today),
            .. Confirmation(need.ConfirmedWithinDays),
            .. Lists(need),
            .. Tags("allExpertise", need.AllExpertise, index.Expertise),
            .. Tags("anyExpertise", need.AnyExpertise, index.Expertise),
        ];
        if (faults.Length > 0)
            throw new GraphQLException(faults);
    }

    /// <exception cref="GraphQLException">
    /// The answer would tell something of people who are not to be known by it.
    /// </exception>
    public static void CheckAnonymous(EnvoyNeed need)
    {
        if (need.ExcludeNationalities is { Count: > 0 })
        {
            throw new GraphQLException(GraphQLError.BadArgument(["need", "excludeNationalities"],
                "`need.excludeNationalities` is for the Chair's office and the ARF Unit: who is left out by it would " +
                "tell "
                + "the nationalities behind skill sets."));
        }
    }

    static IEnumerable<GraphQLError> Period(EnvoyNeed need, DateOnly today)
    {
        if (need.Until < need.From)
        {
            yield return GraphQLError.BadArgument(["need", "until"],
                $"`need.until` is {Iso(need.Until)}, before `need.from`, {Iso(need.From)}; "
                + "it takes the last day of the period, the first one or a later.");
        }
        else if (need.Until < today)
        {
            yield return GraphQLError.BadArgument(["need", "until"],
                $"`need.until` is {Iso(need.Until)}, and that period is over; today is {Iso(today)} (UTC).");
        }
    }

    static IEnumerable<GraphQLError> Confirmation(int? days)
    {
        if (days < 0)
        {
            yield return GraphQLError.BadArgument(["need", "confirmedWithinDays"],
                $"`need.confirmedWithinDays` takes 0, which means today, or more; {days} was asked for.");
        }
    }

    static IEnumerable<GraphQLError> Lists(EnvoyNeed need)
    {
        (string Name, int? Count)[] lists =
        [
            ("allExpertise", need.AllExpertise?.Count),
            ("anyExpertise", need.AnyExpertise?.Count),
            ("allLanguages", need.AllLanguages?.Count),
            ("anyLanguage", need.AnyLanguage?.Count),
            ("knows", need.Knows?.Count),
            ("excludeNationalities", need.ExcludeNationalities?.Count),
        ];
        return lists.Where(list => list.Count > LongestList).Select(list => GraphQLError.BadArgument(
            ["need", list.Name], $"`need.{list.Name}` takes at most {LongestList} entries; {list.Count} were given."));
    }

    static IEnumerable<GraphQLError> Tags(string list, IReadOnlyList<ExpertiseNeed>? needs, SkillIndex vocabulary) =>
        (needs ?? []).Take(LongestList).Index().Where(need => !vocabulary.Has(need.Item.Tag)).Select(need =>
            GraphQLError.BadArgument(["need", list, need.Index, "tag"],
                $"`need.{list}.{need.Index}.tag` takes a code of `expertiseTags`; there is no {Quoted(need.Item.Tag)}."
                + DidYouMean.Suffix(need.Item.Tag, vocabulary.Names.Select(n => n.Code))));

    static string Quoted(string text) => $"\"{(text.Length <= 40 ? text : $"{text[..40]}…")}\"";

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
