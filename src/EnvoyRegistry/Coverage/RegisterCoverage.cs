using EnvoyRegistry.Contract;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Coverage;

/// <summary>What counts as covering a field or a language.</summary>
sealed record CoverageAsked(ExpertiseLevel ExpertiseAtLeast, LanguageLevel LanguageAtLeast);

/// <summary>What the register covers, counted from facts that were read at one moment.</summary>
sealed class RegisterCoverage(DateOnly today, long ruleId, CoverageAsked asked, CoverageFacts facts)
{
    static readonly SubRegion[] s_subRegions = Enum.GetValues<SubRegion>();

    public DateOnly On => today;
    public long RuleId => ruleId;

    public IReadOnlyList<ParticipantCoverage> Participants { get; } =
    [
        .. facts.Participants.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Count(p, facts, today)),
    ];

    public IReadOnlyList<TagCoverage> Tags => field ??= CountTags();

    public IReadOnlyList<LanguageCoverage> Languages => field ??= CountLanguages();

    static ParticipantCoverage Count(Participant participant, CoverageFacts facts, DateOnly today)
    {
        var eeps = facts.People.Where(person => person.ParticipantId == participant.Id).ToList();
        var candidates = Candidates(participant, facts.People, today).ToList();
        return new ParticipantCoverage(
            participant.Id,
            eeps.FindAll(person => !person.IsWaiting),
            candidates.FindAll(person => !person.IsWaiting),
            eeps.Concat(candidates).Count(person => person.IsWaiting),
            facts.Mediators,
            today);
    }

    List<TagCoverage> CountTags()
    {
        var subRegions = facts.Participants
            .SelectMany(p => p.NationalitiesOn(today), (p, country) => (country, p.SubRegion))
            .ToLookup(home => home.country, home => home.SubRegion);
        var homes = facts.People.Where(person => person.IsAtHand)
            .ToDictionary(p => p.Id, p => p.Nationalities.SelectMany(n => subRegions[n]).ToHashSet());
        var known = facts.Expertise
            .Where(e => e.Level >= asked.ExpertiseAtLeast && homes.ContainsKey(e.PersonId))
            .ToLookup(e => e.TagId, e => homes[e.PersonId]);
        return
        [
            .. facts.Tags.Select(tag => new TagCoverage(tag, known[tag].Count(),
                [.. s_subRegions.Select(s => new SubRegionCount(s, known[tag].Count(home => home.Contains(s))))])),
        ];
    }

    List<LanguageCoverage> CountLanguages()
    {
        var atHand = facts.People.Where(person => person.IsAtHand).Select(person => person.Id).ToHashSet();
        var speakers = new SortedDictionary<string, HashSet<long>>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in LanguageNames.Tags.Concat(facts.Languages.Select(l => l.Tag)))
            speakers.TryAdd(tag, []);
        foreach (var (person, tag, level) in facts.Languages)
            if (level >= asked.LanguageAtLeast && atHand.Contains(person))
                foreach (var range in Ranges(tag))
                    if (speakers.TryGetValue(range, out var people))
                        people.Add(person);
        return [.. speakers.Select(l => new LanguageCoverage(l.Key, LanguageNames.Find(l.Key), l.Value.Count))];
    }

    static IEnumerable<PersonFacts> Candidates(Participant participant, IEnumerable<PersonFacts> people, DateOnly today)
    {
        var nationalities = participant.NationalitiesOn(today).ToHashSet();
        return people.Where(p => p.Kind is PersonKind.Candidate && p.Nationalities.Exists(nationalities.Contains));
    }

    /// <summary>The ranges of RFC 4647 that a tag meets: <c>zh-Hant-TW</c>, <c>zh-Hant</c>, <c>zh</c>.</summary>
    static IEnumerable<string> Ranges(string tag)
    {
        for (var end = tag.Length; end > 0; end = tag.LastIndexOf('-', end - 1))
            yield return tag[..end];
    }
}

/// <summary>What one participant brings: its EEPs, and the candidates it could nominate.</summary>
/// <param name="waiting">The others of either sort: who wait for consent count nowhere else.</param>
sealed class ParticipantCoverage(
    long participantId, List<PersonFacts> eeps, List<PersonFacts> candidates, int waiting, HashSet<long> mediators,
    DateOnly today)
{
    public long ParticipantId => participantId;
    public int Eeps => eeps.Count;
    public int Candidates => candidates.Count;
    public int ConsentPending => waiting;
    public bool HasMediator => MediatorEeps > 0;
    public int MediatorEeps { get; } = eeps.Count(person => mediators.Contains(person.Id));
    public int MediatorCandidates { get; } = candidates.Count(person => mediators.Contains(person.Id));
    public int Stale { get; } = eeps.Concat(candidates).Count(person => person.Status is PersonStatus.Stale);
    public int Unconfirmed { get; } = eeps.Concat(candidates)
        .Count(person => person.ConfirmedOn is null || person.ConfirmationDueOn < today);
}

sealed record TagCoverage(long TagId, int People, IReadOnlyList<SubRegionCount> SubRegions);

sealed record SubRegionCount(SubRegion SubRegion, int People);

sealed record LanguageCoverage(string Tag, string Name, int People);
