using EnvoyRegistry.Availability;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>Something to look at before relying on a match. It takes nothing off its fit and drops nobody.</summary>
sealed record MatchConcern(MatchConcernKind Kind, string Sentence)
{
    /// <summary>Those that it is with; empty where it is with none.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public static MatchConcern Of(PersonConcern concern) => new(concern.Kind switch
    {
        PersonConcernKind.DeclaredTie => MatchConcernKind.DeclaredTie,
        PersonConcernKind.NoDeclaration => MatchConcernKind.NoDeclaration,
        PersonConcernKind.FormerOffice => MatchConcernKind.FormerOffice,
        _ => MatchConcernKind.NoContact,
    }, concern.Sentence)
    {
        Countries = concern.Countries,
    };

    /// <summary>Those about windows, dates and nationalities.</summary>
    public static IReadOnlyList<MatchConcern> Find(Matcher matcher, int row)
    {
        var concerns = new List<MatchConcern>();
        var time = matcher.TimeOf(row);
        var asked = matcher.Days.Asked(row);
        var daysAgo = matcher.Days.DaysAgo(time.OldestConfirmation);
        if (daysAgo > AvailabilityLetters.DaysUntilOld)
        {
            concerns.Add(new(MatchConcernKind.ConfirmedLongAgo, "Relies on a window that was last confirmed on "
                + $"{Wording.Day(matcher.Days.DayOf(time.OldestConfirmation))}, {daysAgo} days ago."));
        }
        if (time.Limited)
        {
            var days = new List<string>();
            foreach (var window in asked.Touching(matcher.Index.Windows[row]))
            {
                if (window.Status is AvailabilityStatus.Limited)
                    days.Add(Wording.Days(window.From, window.Until));
            }
            concerns.Add(new(MatchConcernKind.LimitedAvailability,
                $"Is available with limits only {Wording.List(days)}."));
        }
        var due = matcher.Index.ConfirmationDueOn[row];
        if (due < matcher.Need.Until.DayNumber)
        {
            concerns.Add(new(MatchConcernKind.YearlyConfirmationDue,
                $"The yearly confirmation of the entry is due on {Wording.Day(due)}, before the period ends."));
        }
        var mostDays = matcher.Index.LongestEngagementDays[row];
        if (mostDays < asked.Days)
        {
            concerns.Add(new(MatchConcernKind.ExceedsLongestEngagement,
                $"Could be sent for {Wording.Count(mostDays, "day")} at most; the period has {asked.Days}."));
        }
        string[] parties = [.. matcher.Parties.Where(country =>
            matcher.Index.Nationals.GetValueOrDefault(country)?.Has(row) is true)];
        if (parties.Length > 0)
        {
            var names = Wording.List([.. parties.Select(matcher.Index.CountryName)]);
            concerns.Add(new(MatchConcernKind.NationalOfParty, $"Is a national of a party to the situation: {names}.")
            {
                Countries = parties,
            });
        }
        return concerns;
    }
}

enum MatchConcernKind
{
    ConfirmedLongAgo = 1,
    LimitedAvailability = 2,
    YearlyConfirmationDue = 3,
    ExceedsLongestEngagement = 4,
    DeclaredTie = 5,
    NoDeclaration = 6,
    FormerOffice = 7,
    NoContact = 8,
    NationalOfParty = 9,
}
