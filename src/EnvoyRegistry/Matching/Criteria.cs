using EnvoyRegistry.Contract;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>A need looked up in an index: what is asked of skills and countries, as sets of rows.</summary>
sealed class Criteria
{
    public Criteria(MatchIndex index, EnvoyNeed need, SituationAsked? situation, DateOnly today)
    {
        Expertise = ExpertiseCriteria(index.Expertise, need, today.Year);
        Languages = LanguageCriteria(index.Languages, need);
        Countries = [.. Asked(need.Knows).Distinct().Select(country =>
            new Criterion(MatchCriterion.Country, [country], SetsOf(index.Experienced, [country]), Worth.Countries))];
        IReadOnlyList<string> parties = need.ExcludePartyNationals is false ? [] : Asked(situation?.DirectlyInvolved);
        Excluded = SetsOf(index.Nationals, Asked(need.ExcludeNationalities).Union(parties));
        All = [.. Expertise, .. Languages, .. Countries];
    }

    public SkillCriterion[] Expertise { get; }
    public SkillCriterion[] Languages { get; }
    public Criterion[] Countries { get; }
    public Criterion[] All { get; }

    /// <summary>Nationals of the countries that are left out.</summary>
    public Bitset[] Excluded { get; }

    static SkillCriterion[] ExpertiseCriteria(SkillIndex skills, EnvoyNeed need, int thisYear) => Make(
        skills,
        MatchCriterion.Expertise,
        Asked(need.AllExpertise).Select(Asked),
        MatchCriterion.AnyExpertise,
        Asked(need.AnyExpertise).Select(Asked),
        (code, asked) => code == asked,
        skill => Worth.Weight((ExpertiseLevel)skill.Level, thisYear - skill.LastUsed),
        Worth.Expertise);

    static SkillCriterion[] LanguageCriteria(SkillIndex skills, EnvoyNeed need) => Make(
        skills,
        MatchCriterion.Language,
        Asked(need.AllLanguages).Select(Asked),
        MatchCriterion.AnyLanguage,
        Asked(need.AnyLanguage).Select(Asked),
        LanguageTags.Meets,
        skill => Worth.Weight((LanguageLevel)skill.Level),
        Worth.Languages);

    static SkillCriterion[] Make(
        SkillIndex skills,
        MatchCriterion kind,
        IEnumerable<SkillAsked> all,
        MatchCriterion anyKind,
        IEnumerable<SkillAsked> any,
        Func<string, string, bool> meets,
        Func<Skill, int> weight,
        int points)
    {
        List<(MatchCriterion Kind, SkillAsked[] Members)> criteria = [.. Highest(all).Select(a => (kind, new[] { a }))];
        SkillAsked[] group = [.. any];
        if (group.Length > 0)
            criteria.Add((anyKind, group));
        return [.. criteria.Select(c => new SkillCriterion(
            c.Kind, c.Members, skills, Levels(skills, c.Members, meets), weight, points, criteria.Count))];
    }

    /// <summary>Who asks for a tag twice asks for it once, at the higher of the two levels.</summary>
    static IEnumerable<SkillAsked> Highest(IEnumerable<SkillAsked> asked) => asked
        .GroupBy(a => a.Meaning, StringComparer.OrdinalIgnoreCase)
        .Select(same => same.First() with { AtLeast = same.Max(a => a.AtLeast) });

    /// <summary>By skill the level from which it meets one of <paramref name="members"/>; 0 where none does.</summary>
    static byte[] Levels(SkillIndex skills, SkillAsked[] members, Func<string, string, bool> meets)
    {
        var levels = new byte[skills.Names.Count];
        for (var skill = 0; skill < levels.Length; skill++)
        {
            foreach (var member in members)
            {
                if (meets(skills.Names[skill].Meaning, member.Meaning))
                    levels[skill] = levels[skill] == 0 ? member.AtLeast : Math.Min(levels[skill], member.AtLeast);
            }
        }
        return levels;
    }

    static Bitset[] SetsOf(IReadOnlyDictionary<string, Bitset> sets, IEnumerable<string> codes) =>
        [.. codes.Select(code => sets.GetValueOrDefault(code)).OfType<Bitset>()];

    static SkillAsked Asked(ExpertiseNeed need) =>
        new(need.Tag, (byte)(need.AtLeast ?? ExpertiseLevel.Studied), need.Tag);

    static SkillAsked Asked(LanguageNeed need) =>
        new(need.Tag, (byte)(need.AtLeast ?? LanguageLevel.A1), LanguageTags.Spoken(need.Tag));

    /// <summary>An empty list asks for nothing, as no list does.</summary>
    static IReadOnlyList<T> Asked<T>(IReadOnlyList<T>? list) => list ?? [];
}
