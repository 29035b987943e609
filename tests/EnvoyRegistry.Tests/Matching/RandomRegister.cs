using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>
/// Registers and needs by seed. Few words and many thresholds hit exactly, so that matches, near misses and ties are
/// common and every boundary of the contract is stood on.
/// </summary>
sealed class RandomRegister(int seed)
{
    public const int LongestWindow = 60;

    public static readonly DateOnly Today = new(2026, 10, 1);

    /// <summary>Noon in Jakarta.</summary>
    public static readonly Moment Noon = At(new(2026, 10, 1, 5, 0, 0, DateTimeKind.Utc));

    public static readonly string[] Tags = ["ELE-OBSERVE", "MED-PROCESS", "SEC-CEASEFIRE", "SEC-DDR"];

    static readonly string[] Countries = ["KH", "MM", "TH"];
    static readonly string[] Spoken = ["en", "th", "zh", "zh-Hans", "zh-Hant", "zh-hant-TW", "zha"];
    static readonly string[] AskedFor = ["en", "th", "ZH", "zh-Hant", "zh-hant", "zha"];
    static readonly int[] Notices = [0, 1, 24, 25, 48, 72, 73, 168, 169, 240];
    static readonly int[] Ages = [0, 5, 29, 30, 31, 60, 90, 91, 180, 181, 364, 365, 366];
    static readonly int?[] LongestEngagements = [null, 1, 2, 7, 15, 90];
    // Far behind Jakarta and far before it, with half hours, and some that change their clocks in these weeks, Beirut's
    // at midnight.
    static readonly string?[] Zones =
    [
        null, "Asia/Jakarta", "Asia/Manila", "Asia/Yangon", "Asia/Kathmandu", "America/New_York", "Pacific/Honolulu",
        "Pacific/Auckland", "Pacific/Kiritimati", "Australia/Lord_Howe", "America/Asuncion", "Asia/Beirut",
    ];

    static readonly int?[] YearsAgo = [null, 0, 5, 6, 10, 11];

    readonly Random _random = new(seed), _cases = new(~seed);

    // Whose day is to come is stale no longer at the first answer.
    public List<OraclePerson> People(int count) => [.. Enumerable.Range(0, count).Select(_ => Person())
        .Select(person => person.Status is PersonStatus.Stale && person.ConfirmationDueOn is { } due
            ? person with { ConfirmationDueOn = Today.AddDays(-1 - (due.DayNumber - Today.DayNumber)) } : person)];

    OraclePerson Person() => new(
        _random.NextInt64(1, long.MaxValue),
        Chance(75) ? PersonStatus.Listed : Pick(Enum.GetValues<PersonStatus>()),
        Chance(85),
        // Whose day has passed is turned stale before the first answer.
        Chance(80) ? Today.AddDays(_random.Next(0, 60)) : null,
        Pick(LongestEngagements),
        Some(Countries, 60),
        Some(Countries, 70),
        [.. Some(Tags, 80).Select(tag => (tag, Pick(Enum.GetValues<ExpertiseLevel>()), Today.Year - Pick(YearsAgo)))],
        [.. Some(Spoken, 50).Select(tag => (tag, Pick(Enum.GetValues<LanguageLevel>())))],
        Windows(),
        Pick(Zones));

    /// <summary>The same people, some of whom are held, asked or appointed.</summary>
    public List<OraclePerson> Committed(List<OraclePerson> people) => [.. people.Select(person =>
        _cases.Next(3) > 0 ? person : person with
        {
            Commitments = [.. Enumerable.Range(0, _cases.Next(1, 4)).Select(place => Commitment(place * 15))],
        })];

    // Each in two weeks of its own: no day of a person is taken twice.
    OracleCommitment Commitment(int after)
    {
        var situation = Situations[_cases.Next(Situations.Length)];
        var from = Today.AddDays(after + _cases.Next(-10, 0));
        DateTime? expires = _cases.Next(3) switch
        {
            0 => null,
            1 => Noon.Now.AddHours(_cases.Next(-12, 13)),
            _ => Noon.Now.AddHours(_cases.Next(-72, 73)),
        };
        return new(from, from.AddDays(_cases.Next(0, 5)), situation.Id, situation.IsExercise, expires);
    }

    /// <summary>One that is real and two that are exercises, with parties of any country.</summary>
    public static readonly OracleSituation[] Situations =
    [
        new(71, false, ["TH", "KH"], ["TH"]), new(72, true, ["MM"], []), new(73, true, ["KH", "MM"], ["KH", "MM"]),
    ];

    /// <summary>One of them, or none.</summary>
    public OracleSituation? Situation() => _cases.Next(3) == 0 ? null : Situations[_cases.Next(Situations.Length)];

    public static Moment At(DateTime now) => new(now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"));

    /// <summary>An instant of Jakarta's day, often within a minute of where it or another's turns.</summary>
    public Moment Moment()
    {
        var begin = new DateTime(2026, 9, 30, 17, 0, 0, DateTimeKind.Utc);
        return At(Chance(40) ? begin.AddSeconds(_random.Next(24 * 60 * 60))
            : Chance(30) ? begin.AddSeconds(Pick(0, 1, 59, 86_399))
            : begin.AddMinutes(_random.Next(96) * 15).AddSeconds(Pick(0, 1, 59)));
    }

    OracleWindow[] Windows()
    {
        var windows = new List<OracleWindow>();
        var day = Today.AddDays(_random.Next(-15, 5));
        var length = Chance(50) ? LongestWindow : 15;
        OracleWindow? last = null;
        while (day < Today.AddDays(45))
        {
            if (Chance(12))
                day = day.AddDays(_random.Next(1, 6));
            var until = day.AddDays(_random.Next(0, length));
            var window = last is not null && Chance(40) ? last : new OracleWindow(
                day,
                until,
                Chance(75) ? AvailabilityStatus.Available : Pick(Enum.GetValues<AvailabilityStatus>()),
                Chance(60) ? AvailabilityMode.Both : Pick(AvailabilityMode.InPerson, AvailabilityMode.Remote),
                Chance(50) ? Pick(0, 24) : Pick(Notices),
                Today.AddDays(-(Chance(50) ? _random.Next(0, 40) : Pick(Ages)))
                    .ToDateTime(new TimeOnly(_random.Next(24), 0), DateTimeKind.Utc));
            windows.Add(last = window with { From = day, Until = until });
            day = until.AddDays(1);
        }
        return [.. windows];
    }

    public EnvoyNeed Need()
    {
        var from = Today.AddDays(Chance(15) ? 0 : _random.Next(0, 20));
        return new EnvoyNeed(
            from,
            from.AddDays(Chance(30) ? 0 : _random.Next(0, 15)),
            Chance(60) ? List(2, () => new ExpertiseNeed(Pick(Tags), Level(ExpertiseLevel.Studied))) : null,
            Chance(40) ? List(3, () => new ExpertiseNeed(Pick(Tags), Level(ExpertiseLevel.TookPart))) : null,
            Chance(50) ? List(2, () => new LanguageNeed(Pick(AskedFor), Level(LanguageLevel.A1))) : null,
            Chance(40) ? List(3, () => new LanguageNeed(Pick(AskedFor), Level(LanguageLevel.B2))) : null,
            Chance(40) ? Some(Countries, 40) : null,
            Chance(30) ? Some(Countries, 20) : null,
            Chance(50) ? Pick(Enum.GetValues<EngagementMode>()) : null,
            Chance(50) ? 365 : Pick<int?>(null, 0, 30, 90, 180),
            Chance(50) ? Chance(50) : null,
            Chance(50) ? Chance(50) : null);
    }

    TLevel? Level<TLevel>(TLevel likely) where TLevel : struct, Enum =>
        Chance(60) ? likely : Chance(20) ? null : Pick(Enum.GetValues<TLevel>());

    T[] List<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];

    string[] Some(string[] all, int percent) => [.. all.Where(_ => Chance(percent))];

    T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>The index over the people that can ever be sent, facts in no particular order.</summary>
    public static MatchIndex Index(IEnumerable<OraclePerson> people)
    {
        var facts = new MatchFacts(
            Tags.Select(t => new SkillName(t, t)), [new("KH", "Cambodia"), new("TH", "Thailand")]);
        foreach (var person in people)
        {
            if (person.Status is not (PersonStatus.Registered or PersonStatus.Listed or PersonStatus.Stale
                or PersonStatus.ConsentPending))
                continue;
            foreach (var window in person.Windows.Reverse())
                facts.Window(person.Id, Window(window));
            facts.Person(person.Id, person.Willing, person.Status is PersonStatus.Stale, person.ConfirmationDueOn,
                person.LongestEngagementDays, person.TimeZone,
                waits: person.Status is PersonStatus.ConsentPending,
                gender: person.Gender, registeredBy: person.RegisteredBy);
            foreach (var (from, until, situation, isExercise, expires) in person.Commitments.Reverse())
            {
                facts.Commitment(
                    person.Id, new Committed(from.DayNumber, until.DayNumber, situation, isExercise, expires));
            }
            foreach (var country in person.Nationalities)
                facts.Nationality(person.Id, country);
            foreach (var country in person.CountriesKnown)
                facts.CountryKnown(person.Id, country);
            foreach (var (tag, level, lastUsed) in person.Expertise)
                facts.Expertise(person.Id, tag, level, years: null, lastUsed);
            foreach (var (tag, level) in person.Languages)
                facts.Language(person.Id, tag, level);
        }
        return facts.ToIndex();
    }

    static Window Window(OracleWindow window) => new(
        window.From.DayNumber,
        window.Until.DayNumber,
        (uint)new DateTimeOffset(window.ConfirmedAt).ToUnixTimeSeconds(),
        (ushort)window.NoticeHours)
    {
        Status = window.Status,
        Mode = window.Mode,
    };
}
