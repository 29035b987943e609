using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Matching;

/// <summary>Somebody who fails exactly one criterion, and what it would take.</summary>
sealed record NearMiss(long PersonId, int Fit, MatchCriterion Criterion, IReadOnlyList<string> Asked, string WouldFitIf)
{
    const int GapsWorthListing = 3;

    public static NearMiss Describe(Matcher matcher, RankedMiss miss)
    {
        var person = matcher.Index.PersonIds[miss.Row];
        if (Array.Find(matcher.Criteria.All, c => !c.IsMet(miss.Row)) is { } failed)
        {
            var lack = failed is SkillCriterion skill
                ? SkillLacking(skill, miss.Row)
                : CountryLacking(matcher.Index, failed);
            return new NearMiss(person, miss.Fit, failed.Kind, failed.Asked, lack);
        }

        var windows = matcher.Index.Windows[miss.Row];
        var (criterion, sentence) = miss.Time.Missed switch
        {
            Missed.Mode => (MatchCriterion.Mode, ModeLacking(matcher, windows)),
            Missed.Confirmation => (MatchCriterion.Confirmation, ConfirmationLacking(matcher, miss.Time)),
            _ => (MatchCriterion.Period, DaysLacking(matcher, windows)),
        };
        return new NearMiss(person, miss.Fit, criterion, [], sentence);
    }

    /// <summary>"B2 in Thai, needs C1".</summary>
    static string SkillLacking(SkillCriterion criterion, int row)
    {
        var isLanguage = criterion.Kind is MatchCriterion.Language or MatchCriterion.AnyLanguage;
        string Level(byte level) => isLanguage ? Wording.LanguageLevel(level) : Wording.ExpertiseLevel(level);

        var has = new List<string>();
        foreach (var skill in criterion.Skills.OfPerson[row])
        {
            if (criterion.AsksFor(skill))
                has.Add($"{Level(skill.Level)} in {criterion.Skills.Names[skill.Number].Name}");
        }
        if (criterion.Members is [var only] && has.Count > 0)
            return $"{Wording.List(has)}, needs {Level(only.AtLeast)}";

        var needs = criterion.Members.Select(m =>
            $"{Level(m.AtLeast)} in {NameOf(criterion.Skills, m.Code, isLanguage)}");
        return $"{(has.Count > 0 ? Wording.List(has) : "states none")}, needs {Wording.List([.. needs], "or")}";
    }

    static string NameOf(SkillIndex skills, string code, bool isLanguage) =>
        isLanguage ? LanguageNames.Find(code) : skills.Names.FirstOrDefault(n => n.Code == code).Name ?? code;

    static string CountryLacking(MatchIndex index, Criterion country) =>
        $"states none, needs experience of {index.CountryName(country.Asked[0])}";

    static string ModeLacking(Matcher matcher, ReadOnlySpan<Window> windows)
    {
        var days = new List<string>();
        foreach (var window in matcher.Period.Touching(windows))
        {
            if (!matcher.Period.Serves(window))
                days.Add(Wording.Days(window.From, window.Until));
        }
        var (serves, needs) = matcher.Need.Mode is EngagementMode.Remote
            ? ("in person", "REMOTE")
            : ("remotely", "IN_PERSON");
        return $"serves only {serves} {Wording.List(days)}, needs {needs}";
    }

    static string ConfirmationLacking(Matcher matcher, FreeTime time)
    {
        var ago = Wording.Count(matcher.Today.DayNumber - time.OldestConfirmedOn, "day");
        var most = Wording.Count(matcher.Need.ConfirmedWithinDays ?? 0, "day");
        return $"confirmed on {Wording.Day(time.OldestConfirmedOn)}, {ago} ago, needs {most} or less";
    }

    static string DaysLacking(Matcher matcher, ReadOnlySpan<Window> windows)
    {
        var asked = matcher.Period;
        if (Covers(windows, asked, w => w.Status is not AvailabilityStatus.Unavailable && asked.LeavesTime(w)))
            return "free with limits, needs includeLimited";
        if (Covers(windows, asked, w => asked.HasStatus(w)))
            return NoticeLacking(matcher, windows);

        var gaps = Gaps(windows, asked);
        return gaps switch
        {
            [var (from, until)] when from == asked.From && until == asked.Until => NextFree(matcher, windows),
            [var (from, until)] when from == asked.From => $"free from {Wording.Day(until + 1)}",
            [var (from, until)] when until == asked.Until => $"free until {Wording.Day(from - 1)}",
            [var (from, _), var (_, until)] when from == asked.From && until == asked.Until =>
                $"free {Wording.Days(gaps[0].Until + 1, gaps[1].From - 1)}",
            { Count: <= GapsWorthListing } =>
                $"free but {Wording.List([.. gaps.Select(g => Wording.Days(g.From, g.Until))])}",
            _ => $"free on {Wording.Count(asked.Days - gaps.Sum(g => g.Until - g.From + 1), "day")} of {asked.Days}",
        };
    }

    static string NoticeLacking(Matcher matcher, ReadOnlySpan<Window> windows)
    {
        var hours = 0;
        foreach (var window in matcher.Period.Touching(windows))
            hours = Math.Max(hours, window.NoticeHours);
        var start = matcher.Today.DayNumber + ((hours + 23) / 24);
        return $"needs {Wording.Notice(hours)}, could start on {Wording.Day(start)}";
    }

    static string NextFree(Matcher matcher, ReadOnlySpan<Window> windows)
    {
        var asked = matcher.Period;
        foreach (var window in windows)
        {
            var from = Math.Max(window.From, matcher.Today.DayNumber + ((window.NoticeHours + 23) / 24));
            if (window.Until > asked.Until && from <= window.Until
                && asked.HasStatus(window) && asked.Serves(window) && asked.IsConfirmed(window))
                return $"not free on any of these days, next free from {Wording.Day(from)}";
        }
        return asked.Touching(windows).IsEmpty
            ? "says nothing about these days"
            : "not free on any of these days";
    }

    static bool Covers(ReadOnlySpan<Window> windows, PeriodAsked asked, Func<Window, bool> counts)
    {
        var days = 0;
        foreach (var window in asked.Touching(windows))
        {
            if (counts(window) && asked.Serves(window) && asked.IsConfirmed(window))
                days += Math.Min(window.Until, asked.Until) - Math.Max(window.From, asked.From) + 1;
        }
        return days == asked.Days;
    }

    /// <summary>Runs of days on which no window is free.</summary>
    static List<(int From, int Until)> Gaps(ReadOnlySpan<Window> windows, PeriodAsked asked)
    {
        var gaps = new List<(int From, int Until)>();
        var next = asked.From;
        foreach (var window in asked.Touching(windows))
        {
            if (!asked.IsFree(window))
                continue;
            if (window.From > next)
                gaps.Add((next, window.From - 1));
            next = window.Until + 1;
        }
        if (next <= asked.Until)
            gaps.Add((next, asked.Until));
        return gaps;
    }
}
