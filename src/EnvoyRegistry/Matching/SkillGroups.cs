using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>
/// What is told of people whose calendars are closed to whoever asks: groups of so many at least, all of whom are told
/// alike, by what every one of a group declares. The groups are made before any need is known, of all who are willing
/// and whose consent is on record, and needs are answered from what is told of groups alone: so no number of needs
/// brings out more than stands here, and nothing here is of days.
/// </summary>
sealed class SkillGroups
{
    readonly MatchIndex _people;
    readonly int _least;
    readonly List<Group> _groups = [];

    // A fact is a skill at a level or above, or a country, by number: those of expertise, of languages, of countries.
    readonly int _languages, _countries, _end;

    // By row, rising.
    readonly int[][] _facts;

    /// <param name="least">How many are told alike, at least.</param>
    public SkillGroups(MatchIndex people, int least)
    {
        (_people, _least) = (people, least);
        _languages = people.Expertise.Names.Count * people.Expertise.Levels;
        _countries = _languages + people.Languages.Names.Count * people.Languages.Levels;
        string[] countries = [.. people.Experienced.Keys.Order(StringComparer.Ordinal)];
        _end = _countries + countries.Length;
        _facts = [.. Enumerable.Range(0, people.Count).Select(row => FactsOf(row, countries))];
        // Whoever opened the calendar to some is told apart from them by name there, and else with others alike.
        foreach (var alike in Enumerable.Range(0, people.Count)
            .Where(row => people.Willing.Has(row) && !people.Waiting.Has(row) && !IsOpenToAll(row))
            .GroupBy(row => (Participants: people.OpenToParticipants.Has(row), SignedIn: people.OpenToSignedIn.Has(row),
                Stale: people.Stale.Has(row))))
            Split([.. alike]);
        Index = ToIndex(countries);
        ClosedToParticipants = Of(people.OpenToParticipants);
        ClosedToSignedIn = Of(people.OpenToSignedIn);
    }

    public int Least => _least;

    /// <summary>The groups as if each were a person, who declares what all of them do; it has no windows.</summary>
    public MatchIndex Index { get; }

    /// <summary>The rows of groups whose people closed their calendars to the participants.</summary>
    public Bitset ClosedToParticipants { get; }

    /// <summary>The rows of groups whose people closed their calendars to whoever signs in.</summary>
    public Bitset ClosedToSignedIn { get; }

    /// <summary>The ids of a group's people.</summary>
    public IReadOnlyList<long> Members(int group) => [.. _groups[group].Rows.Select(row => _people.PersonIds[row])];

    /// <summary>How many more fields and languages each of the group declares, at least.</summary>
    public int Withheld(int group) => _groups[group].Rows.Min(SkillsOf)
        - Index.Expertise.OfPerson[group].Length - Index.Languages.OfPerson[group].Length;

    int SkillsOf(int row) => _people.Expertise.OfPerson[row].Length + _people.Languages.OfPerson[row].Length;

    bool IsOpenToAll(int row) => _people.OpenToParticipants.Has(row) && _people.OpenToSignedIn.Has(row);

    int[] FactsOf(int row, string[] countries)
    {
        var facts = new List<int>();
        foreach (var skill in _people.Expertise.OfPerson[row])
            facts.AddRange(Levels(0, _people.Expertise, skill));
        foreach (var skill in _people.Languages.OfPerson[row])
            facts.AddRange(Levels(_languages, _people.Languages, skill));
        for (var country = 0; country < countries.Length; country++)
        {
            if (_people.Experienced[countries[country]].Has(row))
                facts.Add(_countries + country);
        }
        return [.. facts];
    }

    static IEnumerable<int> Levels(int first, SkillIndex skills, Skill skill) =>
        Enumerable.Range(first + skill.Number * skills.Levels, skill.Level);

    /// <summary>
    /// Parts people by the fact that parts them most evenly, again and again, while enough are left on either side.
    /// </summary>
    void Split(List<int> alike)
    {
        var counts = new int[_end];
        var left = new Stack<List<int>>([alike]);
        while (left.TryPop(out var rows))
        {
            if (rows.Count < _least)
                continue;
            Array.Clear(counts);
            foreach (var row in rows)
            {
                foreach (var fact in _facts[row])
                    counts[fact]++;
            }
            if (Parting(counts, rows.Count) is not { } best)
            {
                _groups.Add(new Group(rows, [.. Enumerable.Range(0, _end).Where(fact => counts[fact] == rows.Count)]));
                continue;
            }
            left.Push(rows.FindAll(row => Has(row, best)));
            left.Push(rows.FindAll(row => !Has(row, best)));
        }
    }

    bool Has(int row, int fact) => Array.BinarySearch(_facts[row], fact) >= 0;

    /// <summary>Of expertise where one will do, as that is asked for most; else a language, else a country.</summary>
    int? Parting(ReadOnlySpan<int> counts, int people) =>
        Parting(counts, people, 0, _languages) ?? Parting(counts, people, _languages, _countries)
        ?? Parting(counts, people, _countries, _end);

    int? Parting(ReadOnlySpan<int> counts, int people, int from, int until)
    {
        var (best, most) = (default(int?), _least - 1);
        for (var fact = from; fact < until; fact++)
        {
            if (Math.Min(counts[fact], people - counts[fact]) is var fewer && fewer > most)
                (best, most) = (fact, fewer);
        }
        return best;
    }

    MatchIndex ToIndex(string[] countries)
    {
        var facts = new MatchFacts(_people.Expertise.Names, _people.CountryNames);
        foreach (var (number, group) in _groups.Index())
        {
            facts.Person(
                number, willing: true, _people.Stale.Has(group.Rows[0]), confirmationDueOn: null,
                longestEngagementDays: null, zone: null);
            // In rising order, so the highest level of a skill comes last.
            foreach (var skill in group.Facts.Where(f => f < _languages).GroupBy(f => f / _people.Expertise.Levels))
            {
                facts.Expertise(number, _people.Expertise.Names[skill.Key].Code,
                    (ExpertiseLevel)(skill.Last() % _people.Expertise.Levels + 1), years: null, lastUsedYear: null);
            }
            foreach (var skill in group.Facts.Where(f => f >= _languages && f < _countries)
                .GroupBy(f => (f - _languages) / _people.Languages.Levels))
            {
                facts.Language(number, _people.Languages.Names[skill.Key].Code,
                    (LanguageLevel)((skill.Last() - _languages) % _people.Languages.Levels + 1));
            }
            foreach (var country in group.Facts.Where(f => f >= _countries))
                facts.CountryKnown(number, countries[country - _countries]);
        }
        return facts.ToIndex();
    }

    Bitset Of(Bitset open)
    {
        var closed = new Bitset(_groups.Count);
        foreach (var (number, group) in _groups.Index())
        {
            if (!open.Has(group.Rows[0]))
                closed.Add(number);
        }
        return closed;
    }

    /// <param name="Facts">What all of them declare, rising.</param>
    sealed record Group(List<int> Rows, int[] Facts);
}
