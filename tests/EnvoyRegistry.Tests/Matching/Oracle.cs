using System.Collections.Concurrent;
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
    OracleWindow[] Windows,
    string? TimeZone = null)
{
    public OracleCommitment[] Commitments { get; init; } = [];
    public Gender? Gender { get; init; }

    /// <summary>The participant; 0 for none.</summary>
    public long RegisteredBy { get; init; }
}

sealed record OracleCommitment(DateOnly From, DateOnly Until, long Situation, bool IsExercise, DateTime? ExpiresAt);

/// <param name="Parties">Countries of all parties.</param>
sealed record OracleSituation(long Id, bool IsExercise, string[] Parties, string[] DirectlyInvolved);

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

/// <param name="Place">1 for who lacks time, 2 for who lacks a skill, 3 for who lacks a country.</param>
/// <param name="Short">Days of the period, or levels.</param>
sealed record OracleMiss(long Id, int Fit, string Criterion, string Asked, int Place, int Short);

sealed record OraclePair(string One, string Other, int People);

sealed record OracleAnswer(
    OracleMatch[] Matches, OracleMiss[] NearMisses, OraclePair[] Pairs, int Stale, int Nationality, int NotWilling,
    int NoConsent);

static class Oracle
{
    static readonly string[] Rising = ["STUDIED", "TOOK_PART", "LED"];

    static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    public static OracleAnswer Answer(
        IReadOnlyList<OraclePerson> register, EnvoyNeed need, DateTime now, OracleSituation? situation = null)
    {
        var pairs = new Dictionary<(int, int), OraclePair>();
        var matches = new List<OracleMatch>();
        var misses = new List<OracleMiss>();
        var (stale, nationality, notWilling, noConsent) = (0, 0, 0, 0);
        foreach (var registered in register)
        {
            var person = WithWhatCounts(registered, now, situation);
            if (person.Status is not (PersonStatus.Registered or PersonStatus.Listed or PersonStatus.Stale
                or PersonStatus.ConsentPending))
                continue;
            var assessed = Assess(person, need, now);
            var failed = assessed.Where(c => !c.Met).ToList();
            var excluded = person.Nationalities.Any(n => (need.ExcludeNationalities ?? []).Contains(n)
                || (need.ExcludePartyNationals != false && situation?.DirectlyInvolved.Contains(n) == true));
            var tooStale = person.Status is PersonStatus.Stale && need.IncludeStale is not true;
            var reasons = Reasons(assessed, person, need, now);
            var fit = reasons.Sum(r => r.Points);

            var waits = person.Status is PersonStatus.ConsentPending;
            if (waits || !person.Willing || excluded || tooStale)
            {
                if (failed.Count > 0)
                    continue;
                if (waits)
                    noConsent++;
                else if (!person.Willing)
                    notWilling++;
                else if (excluded)
                    nationality++;
                else
                    stale++;
            }
            else if (failed.Count == 0)
            {
                var concerns = Concerns(person, need, now, situation);
                matches.Add(new OracleMatch(person.Id, fit, reasons, concerns, ReliedOn(person, need)));
            }
            else if (failed.Count == 1)
            {
                var (kind, asked) = (failed[0].Kind, failed[0].Asked);
                var place = kind switch { "PERIOD" or "MODE" or "CONFIRMATION" => 1, "COUNTRY" => 3, _ => 2 };
                misses.Add(new OracleMiss(person.Id, fit, kind, asked, place, place switch
                {
                    1 => DaysShort(person, need, now, kind),
                    2 => LevelsShort(person, need, kind, asked),
                    _ => 0,
                }));
            }
            else if (failed.Count == 2)
            {
                var (one, other) = (assessed.IndexOf(failed[0]), assessed.IndexOf(failed[1]));
                var people = pairs.GetValueOrDefault((one, other))?.People ?? 0;
                pairs[(one, other)] = new OraclePair(
                    $"{failed[0].Kind} {failed[0].Asked}", $"{failed[1].Kind} {failed[1].Asked}", people + 1);
            }
        }
        return new OracleAnswer(
            [.. matches.OrderByDescending(m => m.Fit).ThenBy(m => m.Id)],
            [.. misses.OrderBy(m => m.Place).ThenBy(m => m.Short).ThenByDescending(m => m.Fit).ThenBy(m => m.Id)],
            [.. pairs.OrderByDescending(p => p.Value.People).ThenBy(p => p.Key).Select(p => p.Value)],
            stale, nationality, notWilling, noConsent);
    }

    /// <summary>The points of somebody who may cover but a part, and what of the need that is.</summary>
    public static (int Fit, List<(string Kind, string Asked)> Met) Part(
        OraclePerson registered, EnvoyNeed need, DateTime now, OracleSituation? situation)
    {
        var person = WithWhatCounts(registered, now, situation);
        var assessed = Assess(person, need, now);
        return (Reasons(assessed, person, need, now).Sum(reason => reason.Points),
            [.. assessed.Where(a => a.Met).Select(a => (a.Kind, a.Asked))]);
    }

    static OraclePerson WithWhatCounts(OraclePerson person, DateTime now, OracleSituation? situation) => person with
    {
        Commitments = [.. person.Commitments.Where(c => (c.ExpiresAt is null || c.ExpiresAt > now)
            && (situation is { IsExercise: true } ? c.Situation == situation.Id : !c.IsExercise))],
    };

    sealed record Assessed(string Kind, string Asked, bool Met, decimal Share);

    static List<Assessed> Assess(OraclePerson person, EnvoyNeed need, DateTime now)
    {
        var today = DayAt(Jakarta, now);
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

        var free = Days(need).Where(d => IsFree(person, d, need, now)).Select(d => WindowOn(person, d)!).ToList();
        criteria.Add(new("PERIOD", "", free.Count == Days(need).Count(), 0));
        criteria.Add(new("MODE", "", free.TrueForAll(w => Serves(w, need.Mode)), 0));
        criteria.Add(new("CONFIRMATION", "", free.TrueForAll(w =>
            need.ConfirmedWithinDays is not { } days || DaysAgo(w, today) <= days), 0));
        return criteria;
    }

    static OracleReason[] Reasons(List<Assessed> assessed, OraclePerson person, EnvoyNeed need, DateTime now)
    {
        var today = DayAt(Jakarta, now);
        var reasons = new List<OracleReason>();
        Share(50, "EXPERTISE", assessed.Where(c => c.Kind is "EXPERTISE" or "ANY_EXPERTISE").ToList());
        Share(20, "LANGUAGE", assessed.Where(c => c.Kind is "LANGUAGE" or "ANY_LANGUAGE").ToList());
        var countries = assessed.Where(c => c.Kind is "COUNTRY").ToList();
        var knowsAll = countries.TrueForAll(c => c.Met);
        reasons.Add(new("COUNTRY", string.Join(' ', countries.Select(c => c.Asked)), knowsAll ? 10 : 0));

        var free = Days(need).Where(d => IsFree(person, d, need, now)).Select(d => WindowOn(person, d)!).ToList();
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

    static string[] Concerns(OraclePerson person, EnvoyNeed need, DateTime now, OracleSituation? situation)
    {
        var today = DayAt(Jakarta, now);
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
        if (person.Nationalities.Any(n => situation?.Parties.Contains(n) == true))
            concerns.Add("NATIONAL_OF_PARTY");
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
            if (!IsIn(tag, asked.Tag) || string.CompareOrdinal($"{level}", $"{asked.AtLeast ?? LanguageLevel.A1}") < 0)
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

    static bool IsIn(string tag, string range)
    {
        var (stated, wanted) = (WithoutScript(tag), WithoutScript(range));
        return stated == wanted || stated.StartsWith($"{wanted}-", StringComparison.Ordinal);
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

    static int DaysShort(OraclePerson person, EnvoyNeed need, DateTime now, string criterion)
    {
        var (free, today) = (Days(need).Where(day => IsFree(person, day, need, now)).ToList(), DayAt(Jakarta, now));
        return criterion switch
        {
            "PERIOD" => Days(need).Count() - free.Count,
            "MODE" => free.Count(day => !Serves(WindowOn(person, day)!, need.Mode)),
            _ => free.Count(day => DaysAgo(WindowOn(person, day)!, today) > need.ConfirmedWithinDays),
        };
    }

    /// <summary>From the best that is stated, or none, up to what is asked; in a group by the shortest way.</summary>
    static int LevelsShort(OraclePerson person, EnvoyNeed need, string criterion, string asked)
    {
        int OfTag(ExpertiseNeed one) => 1 + Rank(one.AtLeast ?? ExpertiseLevel.Studied)
            - person.Expertise.Where(e => e.Tag == one.Tag).Select(e => 1 + Rank(e.Level)).Append(0).Max();
        int OfLanguage(LanguageNeed one) => (int)(one.AtLeast ?? LanguageLevel.A1)
            - person.Languages.Where(l => IsIn(l.Tag, one.Tag)).Select(l => (int)l.Level).Append(0).Max();
        return criterion switch
        {
            "EXPERTISE" => need.AllExpertise!.Where(e => e.Tag == asked).Max(OfTag),
            "ANY_EXPERTISE" => need.AnyExpertise!.Min(OfTag),
            "LANGUAGE" => need.AllLanguages!.Where(l => SameTag(l.Tag, asked)).Max(OfLanguage),
            _ => need.AnyLanguage!.Min(OfLanguage),
        };
    }

    static DateOnly DayAt(TimeZoneInfo zone, DateTime instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, zone));

    /// <summary>The first minute that clocks of the zone show on a day.</summary>
    static DateTime Begin(DateOnly day, string? zone)
    {
        var where = zone is null ? Jakarta : TimeZoneInfo.FindSystemTimeZoneById(zone);
        var minute = DateTime.SpecifyKind(day.ToDateTime(default).AddHours(-15), DateTimeKind.Utc);
        while (DayAt(where, minute) < day)
            minute = minute.AddMinutes(1);
        return minute;
    }

    static bool IsFree(OraclePerson person, DateOnly day, EnvoyNeed need, DateTime now) =>
        WindowOn(person, day) is { } window
        && !person.Commitments.Any(c => c.From <= day && day <= c.Until)
        && (window.Status == AvailabilityStatus.Available
            || (window.Status == AvailabilityStatus.Limited && need.IncludeLimited == true))
        && now.AddHours(window.NoticeHours) <= s_begin.GetOrAdd(
            (need.From, person.TimeZone), of => Begin(of.Item1, of.Item2));

    static readonly ConcurrentDictionary<(DateOnly, string?), DateTime> s_begin = [];

    static bool Serves(OracleWindow window, EngagementMode? mode) => mode switch
    {
        EngagementMode.InPerson => window.Mode is AvailabilityMode.InPerson or AvailabilityMode.Both,
        EngagementMode.Remote => window.Mode is AvailabilityMode.Remote or AvailabilityMode.Both,
        _ => true,
    };

    static int DaysAgo(OracleWindow window, DateOnly today) =>
        today.DayNumber - DayAt(Jakarta, window.ConfirmedAt).DayNumber;

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
