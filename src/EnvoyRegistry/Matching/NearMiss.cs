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
        if (miss.Failed is { } failed)
        {
            var lack = failed is SkillCriterion skill
                ? SkillLacking(skill, miss.Row)
                : CountryLacking(matcher.Index, failed);
            return new NearMiss(person, miss.Fit, failed.Kind, failed.Asked, lack);
        }

        var windows = matcher.WindowsOf(miss.Row);
        var (criterion, sentence) = miss.Time.Missed switch
        {
            Missed.Mode => (MatchCriterion.Mode, ModeLacking(matcher, miss.Row, windows)),
            Missed.Confirmation => (MatchCriterion.Confirmation, ConfirmationLacking(matcher, miss.Time)),
            _ => (MatchCriterion.Period, DaysLacking(matcher, miss.Row, windows)),
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

    static string ModeLacking(Matcher matcher, int row, ReadOnlySpan<Window> windows)
    {
        ref readonly var asked = ref matcher.Days.Asked(row);
        var days = new List<string>();
        foreach (ref readonly var window in asked.Touching(windows))
        {
            if (asked.IsFree(window) && !asked.Serves(window))
                days.Add(Wording.Days(window.From, window.Until));
        }
        var (serves, needs) = matcher.Need.Mode is EngagementMode.Remote
            ? ("in person", "REMOTE")
            : ("remotely", "IN_PERSON");
        return $"serves only {serves} {Wording.List(days)}, needs {needs}";
    }

    static string ConfirmationLacking(Matcher matcher, FreeTime time)
    {
        var ago = Wording.Count(matcher.Days.DaysAgo(time.OldestConfirmation), "day");
        var most = Wording.Count(matcher.Need.ConfirmedWithinDays ?? 0, "day");
        var day = Wording.Day(matcher.Days.DayOf(time.OldestConfirmation));
        return $"confirmed on {day}, {ago} ago, needs {most} or less";
    }

    static string DaysLacking(Matcher matcher, int row, ReadOnlySpan<Window> windows)
    {
        var asked = matcher.Days.Asked(row);
        if (Covers(windows, asked, w => w.Status is not AvailabilityStatus.Unavailable && asked.LeavesTime(w)))
            return "free with limits, needs includeLimited";
        if (Covers(windows, asked, w => asked.HasStatus(w)))
            return NoticeLacking(matcher, row, windows);

        var gaps = Gaps(windows, asked);
        return gaps switch
        {
            [var (from, until)] when from == asked.From && until == asked.Until =>
                FreeOnNone(matcher, row, windows),
            [var (from, until)] when from == asked.From => $"free from {Wording.Day(until + 1)}",
            [var (from, until)] when until == asked.Until => $"free until {Wording.Day(from - 1)}",
            [var (from, _), var (_, until)] when from == asked.From && until == asked.Until =>
                $"free {Wording.Days(gaps[0].Until + 1, gaps[1].From - 1)}",
            { Count: <= GapsWorthListing } =>
                $"free but {Wording.List([.. gaps.Select(g => Wording.Days(g.From, g.Until))])}",
            _ => $"free on {Wording.Count(asked.Days - gaps.Sum(g => g.Until - g.From + 1), "day")} of {asked.Days}",
        };
    }

    static string NoticeLacking(Matcher matcher, int row, ReadOnlySpan<Window> windows)
    {
        var asked = matcher.Days.Asked(row);
        var hours = 0;
        foreach (var window in asked.Touching(windows))
            hours = Math.Max(hours, window.NoticeHours);
        return (FirstStart(matcher, row, windows) ?? NextFree(matcher, row, windows, asked.Until + 1)?.Day) is { } day
            ? $"{Needs(hours)}, could start on {Wording.Day(day)}"
            : Needs(hours);
    }

    static string FreeOnNone(Matcher matcher, int row, ReadOnlySpan<Window> windows)
    {
        var asked = matcher.Days.Asked(row);
        return NextFree(matcher, row, windows, asked.From) switch
        {
            var (day, notice) when day <= asked.Until => $"{Needs(notice)}, could start on {Wording.Day(day)}",
            var (day, _) => $"not free on any of these days, next free from {Wording.Day(day)}",
            null when asked.Touching(windows).IsEmpty => "says nothing about these days",
            null => "not free on any of these days",
        };
    }

    static string Needs(int noticeHours) =>
        noticeHours == 0 ? "the first day has begun" : $"needs {Wording.Notice(noticeHours)}";

    /// <summary>
    /// The first day of the period from which on somebody who lacks but the notice could serve what is left of it.
    /// </summary>
    static int? FirstStart(Matcher matcher, int row, ReadOnlySpan<Window> windows)
    {
        var asked = matcher.Days.Asked(row);
        for (var left = asked.Touching(windows); !left.IsEmpty; left = left[1..])
        {
            var hours = 0;
            foreach (var window in left)
                hours = Math.Max(hours, window.NoticeHours);
            var day = Math.Max(
                Math.Max(left[0].From, asked.From), matcher.Days.FirstDay(row, hours));
            if (day <= Math.Min(left[0].Until, asked.Until))
                return day;
        }
        return null;
    }

    /// <summary>The first day, not before another, that lies in a window which serves from that day on.</summary>
    static (int Day, int NoticeHours)? NextFree(
        Matcher matcher, int row, ReadOnlySpan<Window> windows, int notBefore)
    {
        var asked = matcher.Days.Asked(row);
        foreach (var window in windows)
        {
            if (!asked.HasStatus(window) || !asked.Serves(window) || !asked.IsConfirmed(window))
                continue;
            var day = Math.Max(
                Math.Max(window.From, notBefore), matcher.Days.FirstDay(row, window.NoticeHours));
            if (day <= window.Until)
                return (day, window.NoticeHours);
        }
        return null;
    }

    static bool Covers(ReadOnlySpan<Window> windows, PeriodAsked asked, Func<Window, bool> counts)
    {
        var days = 0;
        foreach (var window in asked.Touching(windows))
        {
            if (counts(window) && asked.Serves(window) && asked.IsConfirmed(window))
                days += asked.DaysOf(window);
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
