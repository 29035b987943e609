using EnvoyRegistry.Availability;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Matching;

// What the contract says, as plainly as it can be said: every person, every day, no index, no shared code with the
// implementation but the records of the input.

sealed record OraclePerson(
    long Id,
    PersonStatus Status,
    bool Willing,
    DateOnly? ConfirmationDueOn,
    int? LongestEngagementDays,
    string[] Nationalities,
    string[] CountriesKnown,
    (string Tag, ExpertiseLevel Level, int? LastUsedYear)[] Expertise,
    (string Tag, LanguageLevel Level)[] Languages,
    OracleWindow[] Windows);

sealed record OracleWindow(
    DateOnly From,
    DateOnly Until,
    AvailabilityStatus Status,
    AvailabilityMode Mode,
    int NoticeHours,
    DateTime ConfirmedAt)
{
    public bool SaysTheSameAs(OracleWindow? other) =>
        other is not null && other with { From = From, Until = Until } == this;
}

sealed record OracleReason(string Criterion, string Asked, int Points);

sealed record OracleMatch(long Id, int Fit, OracleReason[] Reasons, string[] Concerns, OracleWindow[] Windows);

sealed record OracleMiss(long Id, int Fit, string Criterion, string Asked, int FreeDays);

sealed record OracleAnswer(OracleMatch[] Matches, OracleMiss[] NearMisses, int Stale, int Nationality, int NotWilling);

static class Oracle
{
    static readonly string[] Rising = ["STUDIED", "TOOK_PART", "LED"];

    public static OracleAnswer Answer(IReadOnlyList<OraclePerson> register, EnvoyNeed need, DateOnly today)
    {
        var matches = new List<OracleMatch>();
        var misses = new List<OracleMiss>();
        var (stale, nationality, notWilling) = (0, 0, 0);
        foreach (var person in register)
        {
            if (person.Status is not (PersonStatus.Registered or PersonStatus.Listed or PersonStatus.Stale))
                continue;
            var assessed = Assess(person, need, today);
            var failed = assessed.Where(c => !c.Met).ToList();
            var excluded = person.Nationalities.Any(n => (need.ExcludeNationalities ?? []).Contains(n));
            var tooStale = person.Status is PersonStatus.Stale && need.IncludeStale is not true;
            var reasons = Reasons(assessed, person, need, today);
            var fit = reasons.Sum(r => r.Points);

            if (!person.Willing || excluded || tooStale)
            {
                if (failed.Count > 0)
                    continue;
                if (!person.Willing)
                    notWilling++;
                else if (excluded)
                    nationality++;
                else
                    stale++;
            }
            else if (failed.Count == 0)
            {
                var concerns = Concerns(person, need, today);
                matches.Add(new OracleMatch(person.Id, fit, reasons, concerns, ReliedOn(person, need)));
            }
            else if (failed.Count == 1)
            {
                var freeDays = Days(need).Count(day => IsFree(person, day, need, today));
                misses.Add(new OracleMiss(person.Id, fit, failed[0].Kind, failed[0].Asked, freeDays));
            }
        }
        return new OracleAnswer(
            [.. matches.OrderByDescending(m => m.Fit).ThenBy(m => m.Id)],
            [.. misses.OrderByDescending(m => m.Fit).ThenByDescending(m => m.FreeDays).ThenBy(m => m.Id)],
            stale, nationality, notWilling);
    }

    sealed record Assessed(string Kind, string Asked, bool Met, decimal Share);

    static List<Assessed> Assess(OraclePerson person, EnvoyNeed need, DateOnly today)
    {
        var criteria = new List<Assessed>();
        foreach (var tag in (need.AllExpertise ?? []).Select(e => e.Tag).Distinct())
        {
            var level = need.AllExpertise!.Where(e => e.Tag == tag).Max(e => e.AtLeast ?? ExpertiseLevel.Studied);
            var share = ShareOf(person, new ExpertiseNeed(tag, level), today);
            criteria.Add(new("EXPERTISE", tag, share > 0, share));
        }
        if (need.AnyExpertise is { Count: > 0 } anyExpertise)
        {
            var share = anyExpertise.Max(e => ShareOf(person, e, today));
            criteria.Add(new("ANY_EXPERTISE", string.Join(' ', anyExpertise.Select(e => e.Tag)), share > 0, share));
        }
        foreach (var tag in (need.AllLanguages ?? []).Select(l => l.Tag).DistinctBy(WithoutScript))
        {
            var level = need.AllLanguages!.Where(l => SameTag(l.Tag, tag)).Max(l => l.AtLeast ?? LanguageLevel.A1);
            var share = ShareOf(person, new LanguageNeed(tag, level));
            criteria.Add(new("LANGUAGE", tag, share > 0, share));
        }
        if (need.AnyLanguage is { Count: > 0 } anyLanguage)
        {
            var share = anyLanguage.Max(l => ShareOf(person, l));
            criteria.Add(new("ANY_LANGUAGE", string.Join(' ', anyLanguage.Select(l => l.Tag)), share > 0, share));
        }
        foreach (var country in (need.Knows ?? []).Distinct())
            criteria.Add(new("COUNTRY", country, person.CountriesKnown.Contains(country), 0));

        var free = Days(need).Where(d => IsFree(person, d, need, today)).Select(d => WindowOn(person, d)!).ToList();
        criteria.Add(new("PERIOD", "", free.Count == Days(need).Count(), 0));
        criteria.Add(new("MODE", "", free.TrueForAll(w => Serves(w, need.Mode)), 0));
        criteria.Add(new("CONFIRMATION", "", free.TrueForAll(w =>
            need.ConfirmedWithinDays is not { } days || DaysAgo(w, today) <= days), 0));
        return criteria;
    }

    static OracleReason[] Reasons(List<Assessed> assessed, OraclePerson person, EnvoyNeed need, DateOnly today)
    {
        var reasons = new List<OracleReason>();
        Share(50, "EXPERTISE", assessed.Where(c => c.Kind is "EXPERTISE" or "ANY_EXPERTISE").ToList());
        Share(20, "LANGUAGE", assessed.Where(c => c.Kind is "LANGUAGE" or "ANY_LANGUAGE").ToList());
        var countries = assessed.Where(c => c.Kind is "COUNTRY").ToList();
        var knowsAll = countries.TrueForAll(c => c.Met);
        reasons.Add(new("COUNTRY", string.Join(' ', countries.Select(c => c.Asked)), knowsAll ? 10 : 0));

        var free = Days(need).Where(d => IsFree(person, d, need, today)).Select(d => WindowOn(person, d)!).ToList();
        var confirmed = assessed.Single(c => c.Kind == "CONFIRMATION").Met;
        reasons.Add(new("CONFIRMATION", "", free.Count == 0 || !confirmed ? 0 : free.Max(w => DaysAgo(w, today)) switch
        {
            > 180 => 1,
            > 90 => 4,
            > 30 => 7,
            _ => 10,
        }));
        reasons.Add(new("NOTICE", "", free.Count == 0 ? 0 : free.Max(w => w.NoticeHours) switch
        {
            > 168 => 1,
            > 72 => 4,
            > 24 => 8,
            _ => 10,
        }));
        return [.. reasons];

        void Share(int points, string kind, List<Assessed> criteria)
        {
            if (criteria.Count == 0)
                reasons.Add(new(kind, "", points));
            foreach (var (part, asked, _, share) in criteria)
                reasons.Add(new(part, asked, (int)Math.Floor(points * share / criteria.Count)));
        }
    }

    static string[] Concerns(OraclePerson person, EnvoyNeed need, DateOnly today)
    {
        var windows = ReliedOn(person, need);
        var concerns = new List<string>();
        if (windows.Any(w => DaysAgo(w, today) > 90))
            concerns.Add("CONFIRMED_LONG_AGO");
        if (windows.Any(w => w.Status == AvailabilityStatus.Limited))
            concerns.Add("LIMITED_AVAILABILITY");
        if (person.ConfirmationDueOn < need.Until)
            concerns.Add("YEARLY_CONFIRMATION_DUE");
        if (Days(need).Count() > person.LongestEngagementDays)
            concerns.Add("EXCEEDS_LONGEST_ENGAGEMENT");
        return [.. concerns];
    }

    static decimal ShareOf(OraclePerson person, ExpertiseNeed asked, DateOnly today)
    {
        var best = 0m;
        foreach (var (tag, level, lastUsed) in person.Expertise)
        {
            if (tag != asked.Tag || Rank(level) < Rank(asked.AtLeast ?? ExpertiseLevel.Studied))
                continue;
            var depth = level switch { ExpertiseLevel.Led => 1m, ExpertiseLevel.TookPart => 0.7m, _ => 0.4m };
            var age = today.Year - lastUsed;
            best = Math.Max(best, depth * (age is null or > 10 ? 0.6m : age > 5 ? 0.8m : 1m));
        }
        return best;
    }

    static int Rank(ExpertiseLevel level) => Array.IndexOf(Rising, level switch
    {
        ExpertiseLevel.Led => "LED",
        ExpertiseLevel.TookPart => "TOOK_PART",
        _ => "STUDIED",
    });

    static decimal ShareOf(OraclePerson person, LanguageNeed asked)
    {
        var best = 0m;
        foreach (var (tag, level) in person.Languages)
        {
            var (stated, wanted) = (WithoutScript(tag), WithoutScript(asked.Tag));
            var inRange = stated == wanted || stated.StartsWith($"{wanted}-", StringComparison.Ordinal);
            if (!inRange || string.CompareOrdinal($"{level}", $"{asked.AtLeast ?? LanguageLevel.A1}") < 0)
                continue;
            best = Math.Max(best, level switch
            {
                LanguageLevel.C2 => 1m,
                LanguageLevel.C1 => 0.9m,
                LanguageLevel.B2 => 0.75m,
                LanguageLevel.B1 => 0.5m,
                LanguageLevel.A2 => 0.25m,
                _ => 0.1m,
            });
        }
        return best;
    }

    /// <summary>The script, four letters after the language, says nothing of speech.</summary>
    static string WithoutScript(string tag)
    {
        var parts = tag.ToUpperInvariant().Split('-').ToList();
        parts.RemoveAll(part => part.Length == 4 && part.All(char.IsLetter));
        return string.Join('-', parts);
    }

    static bool SameTag(string one, string other) => WithoutScript(one) == WithoutScript(other);

    static IEnumerable<DateOnly> Days(EnvoyNeed need)
    {
        for (var day = need.From; day <= need.Until; day = day.AddDays(1))
            yield return day;
    }

    static OracleWindow? WindowOn(OraclePerson person, DateOnly day) =>
        person.Windows.SingleOrDefault(w => w.From <= day && day <= w.Until);

    static bool IsFree(OraclePerson person, DateOnly day, EnvoyNeed need, DateOnly today) =>
        WindowOn(person, day) is { } window
        && (window.Status == AvailabilityStatus.Available
            || (window.Status == AvailabilityStatus.Limited && need.IncludeLimited == true))
        && today.ToDateTime(default).AddHours(window.NoticeHours) <= need.From.ToDateTime(default);

    static bool Serves(OracleWindow window, EngagementMode? mode) => mode switch
    {
        EngagementMode.InPerson => window.Mode is AvailabilityMode.InPerson or AvailabilityMode.Both,
        EngagementMode.Remote => window.Mode is AvailabilityMode.Remote or AvailabilityMode.Both,
        _ => true,
    };

    static int DaysAgo(OracleWindow window, DateOnly today) =>
        (today.ToDateTime(default) - window.ConfirmedAt.Date).Days;

    /// <summary>The windows of the days, each with the neighbours that say the same.</summary>
    static OracleWindow[] ReliedOn(OraclePerson person, EnvoyNeed need) => [.. Days(need)
        .Select(day => WindowOn(person, day)!)
        .Select(window =>
        {
            var (from, until) = (window.From, window.Until);
            while (window.SaysTheSameAs(WindowOn(person, from.AddDays(-1))))
                from = from.AddDays(-1);
            while (window.SaysTheSameAs(WindowOn(person, until.AddDays(1))))
                until = until.AddDays(1);
            return window with { From = from, Until = until };
        })
        .Distinct()];
}
