using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>What somebody can do, and nothing by which to tell who it is.</summary>
sealed record SkillSet(IReadOnlyList<ExpertiseSkill> Expertise, IReadOnlyList<LanguageSkill> Languages)
{
    public static SkillSet Of(MatchIndex index, int row)
    {
        var (expertise, languages) = (new List<ExpertiseSkill>(), new List<LanguageSkill>());
        foreach (var skill in index.Expertise.OfPerson[row])
            expertise.Add(new(index.Expertise.Names[skill.Number].Code, (ExpertiseLevel)skill.Level));
        foreach (var skill in index.Languages.OfPerson[row])
            languages.Add(new(index.Languages.Names[skill.Number].Code, (LanguageLevel)skill.Level));
        return new SkillSet(expertise, languages);
    }
}

sealed record ExpertiseSkill(string Tag, ExpertiseLevel Level);

sealed record LanguageSkill(string Tag, LanguageLevel Level);
