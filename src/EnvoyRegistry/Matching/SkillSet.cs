using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>What somebody can do, and as little as can be by which to tell who it is.</summary>
/// <param name="Withheld">How many skills are left out, because hardly anybody else has them.</param>
/// <param name="Reference">By which its person is found again, by whoever may.</param>
sealed record SkillSet(
    IReadOnlyList<ExpertiseSkill> Expertise, IReadOnlyList<LanguageSkill> Languages, int Withheld, string Reference)
{
    const int EnoughToHideAmong = 5;

    public static SkillSet Describe(Matcher matcher, int row, SkillSetReferences references)
    {
        var (expertise, languages) = (new List<ExpertiseSkill>(), new List<LanguageSkill>());
        var withheld = 0;
        var (fields, spoken) = (matcher.Index.Expertise, matcher.Index.Languages);
        foreach (var skill in fields.OfPerson[row])
        {
            if (IsTold(fields, matcher.Criteria.Expertise, skill))
                expertise.Add(
                    new(fields.Names[skill.Number].Code, (ExpertiseLevel)skill.Level, Band(skill.PracticeYears)));
            else
                withheld++;
        }
        foreach (var skill in spoken.OfPerson[row])
        {
            if (IsTold(spoken, matcher.Criteria.Languages, skill))
                languages.Add(new(spoken.Names[skill.Number].Code, (LanguageLevel)skill.Level));
            else
                withheld++;
        }
        return new SkillSet(expertise, languages, withheld, references.Write(matcher.Index.PersonIds[row]));
    }

    /// <summary>That of everybody in a group: what all of them declare, at the level that all of them reach.</summary>
    public static SkillSet DescribeGroup(SkillGroups groups, int group, string reference)
    {
        var (expertise, languages) = (new List<ExpertiseSkill>(), new List<LanguageSkill>());
        var (fields, spoken) = (groups.Index.Expertise, groups.Index.Languages);
        foreach (var skill in fields.OfPerson[group])
            expertise.Add(new(fields.Names[skill.Number].Code, (ExpertiseLevel)skill.Level, Practice: null));
        foreach (var skill in spoken.OfPerson[group])
            languages.Add(new(spoken.Names[skill.Number].Code, (LanguageLevel)skill.Level));
        return new SkillSet(expertise, languages, groups.Withheld(group), reference);
    }

    /// <summary>That somebody who matches has what was asked for is known anyhow.</summary>
    static bool IsTold(SkillIndex skills, SkillCriterion[] asked, Skill skill) =>
        skills.Holders(skill.Number) >= EnoughToHideAmong || Array.Exists(asked, a => a.AsksFor(skill));

    static PracticeBand? Band(int? years) => years switch
    {
        null => null,
        <= 5 => PracticeBand.UpToFiveYears,
        <= 15 => PracticeBand.SixToFifteenYears,
        _ => PracticeBand.OverFifteenYears,
    };
}

sealed record ExpertiseSkill(string Tag, ExpertiseLevel Level, PracticeBand? Practice);

sealed record LanguageSkill(string Tag, LanguageLevel Level);

/// <summary>Years of practice, as coarse as serves those who look for skills and not for somebody.</summary>
enum PracticeBand
{
    UpToFiveYears = 1,
    SixToFifteenYears = 2,
    OverFifteenYears = 3,
}
