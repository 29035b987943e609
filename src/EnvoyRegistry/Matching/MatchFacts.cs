using System.Collections.Frozen;
using System.Runtime.InteropServices;
using EnvoyRegistry.Contract;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>
/// Takes facts in, in any order, and makes a <see cref="MatchIndex"/> of them. Only people who could ever be sent
/// belong in it: those whose status is REGISTERED, LISTED or STALE, and those who wait for consent, to be counted.
/// Facts about others are passed over.
/// </summary>
/// <param name="tags">The whole vocabulary of expertise, deprecated tags included.</param>
/// <param name="countryNames">Names of the participants, by country code.</param>
sealed class MatchFacts(IEnumerable<SkillName> tags, IEnumerable<KeyValuePair<string, string>> countryNames)
{
    const int ExpertiseLevels = 3, LanguageLevels = 6;

    readonly List<(long Id, bool Willing, bool Stale, bool Waits, int DueOn, int MostDays, string? Zone,
        PersonFields OpenToParticipants, PersonFields OpenToSignedIn, Gender? Gender, long RegisteredBy,
        CallingHours Calling)> _people = [];
    readonly List<(long Person, string Country)> _nationalities = [], _countriesKnown = [];
    readonly List<(long Person, string Tag, Skill Skill)> _expertise = [], _languages = [];
    readonly List<(long Person, Window Window)> _windows = [];
    readonly List<(long Person, Committed Committed)> _commitments = [];

    /// <param name="zone">An IANA name; null where nobody said.</param>
    /// <param name="waits">For consent (R3): never to be proposed.</param>
    /// <param name="registeredBy">The participant; 0 for none.</param>
    public void Person(
        long id, bool willing, bool stale, DateOnly? confirmationDueOn, int? longestEngagementDays, string? zone,
        PersonFields openToParticipants = default, PersonFields openToSignedIn = default, bool waits = false,
        Gender? gender = null, long registeredBy = 0, int? callFromHour = null, int? callUntilHour = null) =>
        _people.Add((id, willing, stale, waits, confirmationDueOn?.DayNumber ?? int.MaxValue,
            longestEngagementDays ?? int.MaxValue, zone, openToParticipants, openToSignedIn, gender, registeredBy,
            new CallingHours(callFromHour, callUntilHour)));

    public void Nationality(long person, string country) => _nationalities.Add((person, country));

    public void CountryKnown(long person, string country) => _countriesKnown.Add((person, country));

    public void Expertise(long person, string tag, ExpertiseLevel level, int? years, int? lastUsedYear) =>
        _expertise.Add((person, tag, new Skill((byte)level, years, lastUsedYear)));

    public void Language(long person, string tag, LanguageLevel level) =>
        _languages.Add((person, tag, new Skill((byte)level)));

    public void Window(long person, Window window) => _windows.Add((person, window));

    public void Commitment(long person, Committed committed) => _commitments.Add((person, committed));

    public MatchIndex ToIndex()
    {
        _people.Sort((a, b) => a.Id.CompareTo(b.Id));
        var count = _people.Count;
        var rows = new Dictionary<long, int>(count);
        var everyone = new Bitset(count);
        var willing = new Bitset(count);
        var stale = new Bitset(count);
        var (toParticipants, toSignedIn) = (new Bitset(count), new Bitset(count));
        var waiting = new Bitset(count);
        var (women, men) = (new Bitset(count), new Bitset(count));
        foreach (var person in CollectionsMarshal.AsSpan(_people))
        {
            var row = rows.Count;
            rows.Add(person.Id, row);
            everyone.Add(row);
            if (person.Willing)
                willing.Add(row);
            if (person.Stale)
                stale.Add(row);
            if (person.OpenToParticipants.HasFlag(MatchIndex.Told))
                toParticipants.Add(row);
            if (person.OpenToSignedIn.HasFlag(MatchIndex.Told))
                toSignedIn.Add(row);
            if (person.Waits)
                waiting.Add(row);
            if (person.Gender is Gender.Woman)
                women.Add(row);
            if (person.Gender is Gender.Man)
                men.Add(row);
        }

        var zones = new ZoneList();
        return new MatchIndex
        {
            PersonIds = [.. _people.Select(p => p.Id)],
            Everyone = everyone,
            Willing = willing,
            Stale = stale,
            OpenToParticipants = toParticipants,
            OpenToSignedIn = toSignedIn,
            Waiting = waiting,
            Women = women,
            Men = men,
            RegisteredBy = [.. _people.Select(p => p.RegisteredBy)],
            ZoneOf = [.. _people.Select(p => zones.Number(p.Zone))],
            Zones = zones.ToArray(),
            Calling = [.. _people.Select(p => p.Calling)],
            ConfirmationDueOn = [.. _people.Select(p => p.DueOn)],
            LongestEngagementDays = [.. _people.Select(p => p.MostDays)],
            Expertise = Skills(tags, ExpertiseLevels, _expertise, rows),
            Languages = Skills(
                _languages.Select(l => l.Tag).Distinct()
                    .Select(tag => new SkillName(tag, LanguageNames.Find(tag), LanguageTags.Spoken(tag))),
                LanguageLevels, _languages, rows),
            Nationals = Sets(_nationalities, rows),
            Experienced = Sets(_countriesKnown, rows),
            Windows = new Rows<Window>(count, Joined(rows), (a, b) => a.From - b.From),
            Commitments = new Rows<Committed>(count, [.. _commitments.Where(c => rows.ContainsKey(c.Person))
                .Select(c => (rows[c.Person], c.Committed))], (a, b) => a.From - b.From),
            CountryNames = countryNames.ToFrozenDictionary(),
        };
    }

    static SkillIndex Skills(
        IEnumerable<SkillName> names,
        int levels,
        List<(long Person, string Tag, Skill Skill)> facts,
        Dictionary<long, int> rows)
    {
        var ordered = names.OrderBy(n => n.Code, StringComparer.Ordinal).ToList();
        var numbers = ordered.Select((n, i) => (n.Code, i)).ToDictionary(n => n.Code, n => n.i);
        return new SkillIndex(ordered, levels, rows.Count, [.. facts
            .Where(f => rows.ContainsKey(f.Person))
            .Select(f => (rows[f.Person], f.Skill with { Number = numbers[f.Tag] }))]);
    }

    static FrozenDictionary<string, Bitset> Sets(List<(long Person, string Country)> facts, Dictionary<long, int> rows)
    {
        var sets = new Dictionary<string, Bitset>();
        foreach (var (person, country) in facts)
        {
            if (!rows.TryGetValue(person, out var row))
                continue;
            ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(sets, country, out _);
            (set ??= new Bitset(rows.Count)).Add(row);
        }
        return sets.ToFrozenDictionary();
    }

    /// <summary>The windows by row, each stretched over the neighbours that only go on with what it says.</summary>
    List<(int Row, Window Window)> Joined(Dictionary<long, int> rows)
    {
        _windows.Sort((a, b) => a.Person == b.Person ? a.Window.From - b.Window.From : a.Person.CompareTo(b.Person));
        var joined = new List<(int Row, Window Window)>(_windows.Count);
        foreach (var (person, window) in _windows)
        {
            if (!rows.TryGetValue(person, out var row))
                continue;
            if (joined.Count > 0 && joined[^1] is var (lastRow, last) && lastRow == row && last.GoesOnIn(window))
                joined[^1] = (row, last with { Until = window.Until });
            else
                joined.Add((row, window));
        }
        return joined;
    }

    /// <summary>Numbers zones by name; 0 is for none.</summary>
    sealed class ZoneList
    {
        readonly Dictionary<string, ushort> _numbers = [];
        readonly List<TimeZoneInfo?> _zones = [null];

        public ushort Number(string? name)
        {
            if (name is null)
                return 0;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out var isKnown);
            if (!isKnown && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            {
                number = (ushort)_zones.Count;
                _zones.Add(zone);
            }
            return number;
        }

        public TimeZoneInfo?[] ToArray() => [.. _zones];
    }
}
