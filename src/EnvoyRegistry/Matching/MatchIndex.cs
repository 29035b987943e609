using System.Collections.Frozen;
using EnvoyRegistry.Availability;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>
/// What matching reads of everybody who could ever be sent, as of one state of the register. Never changed, only
/// replaced as a whole. A person is a row; rows stand in the order of their keys, which is the order of ids, so
/// whatever walks up the rows has ties in order.
/// </summary>
sealed class MatchIndex
{
    /// <summary>Keys of the people, rising.</summary>
    public required long[] PersonIds { get; init; }

    public required Bitset Everyone { get; init; }
    public required Bitset Willing { get; init; }
    public required Bitset Stale { get; init; }

    /// <summary>Without a consent on record (R3): counted, never proposed.</summary>
    public required Bitset Waiting { get; init; }

    /// <summary>Who opened to the participants all that a match with its days tells: see <see cref="Told"/>.</summary>
    public required Bitset OpenToParticipants { get; init; }

    /// <summary>Who opened the same to whoever signs in.</summary>
    public required Bitset OpenToSignedIn { get; init; }

    /// <summary>What a match tells of a person: who it is, what she or he can do, and when she or he is free.</summary>
    public const PersonFields Told = PersonFields.Listing | PersonFields.Expertise | PersonFields.Languages
        | PersonFields.CountriesKnown | PersonFields.Availability;

    /// <summary>The place of each person's zone in <see cref="Zones"/>.</summary>
    public required ushort[] ZoneOf { get; init; }

    /// <summary>Where people are; null for the Secretariat's, where nobody said or this machine knows it not.</summary>
    public required TimeZoneInfo?[] Zones { get; init; }

    /// <summary>When people may be rung, in their zones.</summary>
    public required CallingHours[] Calling { get; init; }

    /// <summary>Day numbers by which entries must be confirmed; <see cref="int.MaxValue"/> for no known day.</summary>
    public required int[] ConfirmationDueOn { get; init; }

    /// <summary>For how many days people could be sent; <see cref="int.MaxValue"/> where not stated.</summary>
    public required int[] LongestEngagementDays { get; init; }

    /// <summary>By their own word.</summary>
    public required Bitset Women { get; init; }

    /// <inheritdoc cref="Women"/>
    public required Bitset Men { get; init; }

    /// <summary>The participants that registered people; 0 for whom none did.</summary>
    public required long[] RegisteredBy { get; init; }

    public required SkillIndex Expertise { get; init; }
    public required SkillIndex Languages { get; init; }

    /// <summary>Who holds a nationality, by country.</summary>
    public required FrozenDictionary<string, Bitset> Nationals { get; init; }

    /// <summary>Who knows a country, by country.</summary>
    public required FrozenDictionary<string, Bitset> Experienced { get; init; }

    /// <summary>By row, first day first. They never overlap, and neighbours differ in something.</summary>
    public required Rows<Window> Windows { get; init; }

    /// <summary>By row, first day first.</summary>
    public required Rows<Committed> Commitments { get; init; }

    /// <summary>Names of countries as the ARF writes them, by code; participants only.</summary>
    public required FrozenDictionary<string, string> CountryNames { get; init; }

    public int Count => PersonIds.Length;

    readonly Lock _grouping = new();
    SkillGroups? _groups;

    /// <summary>Made when first asked for; whoever comes meanwhile waits for it.</summary>
    /// <inheritdoc cref="SkillGroups(MatchIndex, int)"/>
    public SkillGroups Groups(int least)
    {
        lock (_grouping)
            return _groups is { } made && made.Least == least ? made : _groups = new SkillGroups(this, least);
    }

    public string CountryName(string code) => CountryNames.GetValueOrDefault(code, code);
}

/// <summary>
/// Days a person said one thing about, as day numbers with both ends included; <see cref="ConfirmedAt"/> is in seconds
/// of the Unix clock. Small on purpose, four to a cache line: matching reads little else.
/// </summary>
readonly record struct Window(int From, int Until, uint ConfirmedAt, ushort NoticeHours)
{
    readonly byte _status, _mode;

    public AvailabilityStatus Status
    {
        get => (AvailabilityStatus)_status;
        init => _status = (byte)value;
    }

    public AvailabilityMode Mode
    {
        get => (AvailabilityMode)_mode;
        init => _mode = (byte)value;
    }

    /// <summary>Whether <paramref name="next"/> only goes on with what this one says.</summary>
    public bool GoesOnIn(Window next) =>
        Until + 1 == next.From && this with { From = next.From, Until = next.Until } == next;
}

/// <summary>Days of the Unix clock, in UTC, as <see cref="DateOnly.DayNumber"/> counts them.</summary>
static class UnixDays
{
    const int SecondsPerDay = 24 * 60 * 60;

    static readonly int First = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>When a day begins; 0 for all days before the clock does.</summary>
    public static uint Begin(long day) => (uint)(Math.Max(day - First, 0) * SecondsPerDay);
}

/// <summary>
/// Skills of one sort, expertise or languages: who has which at what level. Skills are numbered in the order of their
/// codes, so a person's skills stand in that order.
/// </summary>
sealed class SkillIndex(
    IReadOnlyList<SkillName> names, int levels, int people, IReadOnlyList<(int Row, Skill Skill)> skills)
{
    readonly Bitset?[] _at = At(names.Count, levels, people, skills);
    readonly int[] _holders = Count(names.Count, skills);

    public IReadOnlyList<SkillName> Names { get; } = names;

    public Rows<Skill> OfPerson { get; } = new(people, skills, (a, b) => a.Number - b.Number);

    /// <summary>Highest level; levels count from 1.</summary>
    public int Levels { get; } = levels;

    /// <summary>Who has a skill at exactly this level; null when nobody has.</summary>
    public Bitset? At(int skill, int level) => _at[(skill * Levels) + level - 1];

    /// <summary>How many have a skill, at whatever level.</summary>
    public int Holders(int skill) => _holders[skill];

    static int[] Count(int count, IReadOnlyList<(int Row, Skill Skill)> skills)
    {
        var holders = new int[count];
        foreach (var (_, skill) in skills)
            holders[skill.Number]++;
        return holders;
    }

    static Bitset?[] At(int count, int levels, int people, IReadOnlyList<(int Row, Skill Skill)> skills)
    {
        var at = new Bitset?[count * levels];
        foreach (var (row, skill) in skills)
            (at[(skill.Number * levels) + skill.Level - 1] ??= new Bitset(people)).Add(row);
        return at;
    }
}

/// <param name="Meaning">What needs are held against: of a language how it is spoken, else the code.</param>
readonly record struct SkillName(string Code, string Name, string Meaning)
{
    public SkillName(string code, string name) : this(code, name, code)
    {
    }
}

/// <summary>What one person says of one skill. Small on purpose: matching reads it often.</summary>
readonly record struct Skill
{
    const byte NoYears = byte.MaxValue;
    const short NoYear = 0;

    public Skill(byte level, int? years = null, int? lastUsedYear = null) =>
        (Level, _years, _lastUsed) = (level, (byte)(years ?? NoYears), (short)(lastUsedYear ?? NoYear));

    /// <summary>Place in <see cref="SkillIndex.Names"/>.</summary>
    public int Number { get; init; }

    public byte Level { get; }

    readonly byte _years;
    readonly short _lastUsed;

    /// <summary>Of practice.</summary>
    public int? PracticeYears => _years == NoYears ? null : _years;

    public int? LastUsed => _lastUsed == NoYear ? null : _lastUsed;
}
