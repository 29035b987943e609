namespace EnvoyRegistry.Matching;

/// <summary>Parts of a need: what a reason gives points for, and what a near miss fails.</summary>
enum MatchCriterion
{
    Expertise = 1,
    AnyExpertise = 2,
    Language = 3,
    AnyLanguage = 4,
    Country = 5,
    Period = 6,
    Mode = 7,
    Confirmation = 8,
    Notice = 9,
}

/// <summary>One criterion that a row meets or not, whatever its windows say.</summary>
class Criterion(MatchCriterion kind, IReadOnlyList<string> asked, Bitset[] anyOf, int maxPoints)
{
    public MatchCriterion Kind { get; } = kind;

    /// <summary>Points that whoever fails it goes without.</summary>
    public int MaxPoints { get; } = maxPoints;

    /// <summary>Codes as the need gives them.</summary>
    public IReadOnlyList<string> Asked { get; } = asked;

    /// <summary>Who meets it among the 64 rows of a word.</summary>
    public ulong Met(int word)
    {
        var met = 0UL;
        foreach (var set in anyOf)
            met |= set[word];
        return met;
    }

    public bool IsMet(int row) => (Met(row >> 6) & (1UL << row)) != 0;
}

/// <summary>A required skill, or a group of which one will do.</summary>
/// <param name="atLeast">The level from which a skill counts, by its number; 0 where it does not count at all.</param>
/// <param name="weight">Ten-thousandths that a skill is worth.</param>
/// <param name="points">What all criteria of this sort share.</param>
/// <param name="shares">How many criteria share them.</param>
sealed class SkillCriterion(
    MatchCriterion kind,
    IReadOnlyList<SkillAsked> asked,
    SkillIndex skills,
    byte[] atLeast,
    Func<Skill, int> weight,
    int points,
    int shares) : Criterion(kind, [.. asked.Select(a => a.Code)], Sets(skills, atLeast), points / shares)
{
    public IReadOnlyList<SkillAsked> Members { get; } = asked;
    public SkillIndex Skills { get; } = skills;

    public int PointsOf(int row) =>
        Best(row) is { } best ? Worth.ForShare(points, shares, weight(best)) : 0;

    /// <summary>The person's skill that meets the criterion best; of equals the one whose code comes first.</summary>
    public Skill? Best(int row)
    {
        var (best, most) = (default(Skill?), 0);
        foreach (var skill in Skills.OfPerson[row])
        {
            var from = atLeast[skill.Number];
            if (from != 0 && skill.Level >= from && weight(skill) is var worth && worth > most)
                (best, most) = (skill, worth);
        }
        return best;
    }

    /// <summary>
    /// How many levels a person who fails is short of what would do; who states none is short of all of them.
    /// </summary>
    public int LevelsShort(int row)
    {
        var levels = Members.Min(member => (int)member.AtLeast);
        foreach (var skill in Skills.OfPerson[row])
        {
            if (atLeast[skill.Number] is not 0 and var from)
                levels = Math.Min(levels, from - skill.Level);
        }
        return levels;
    }

    /// <summary>Whether the skill counts here at some level, though perhaps at a higher one.</summary>
    public bool AsksFor(Skill skill) => atLeast[skill.Number] != 0;

    static Bitset[] Sets(SkillIndex skills, byte[] atLeast)
    {
        var sets = new List<Bitset>();
        for (var skill = 0; skill < atLeast.Length; skill++)
        {
            for (int level = atLeast[skill]; level is > 0 && level <= skills.Levels; level++)
            {
                if (skills.At(skill, level) is { } set)
                    sets.Add(set);
            }
        }
        return [.. sets];
    }
}

/// <param name="Code">An expertise tag or a language range.</param>
/// <param name="AtLeast">A level, counting from 1.</param>
/// <param name="Meaning">As that of <see cref="SkillName"/>.</param>
readonly record struct SkillAsked(string Code, byte AtLeast, string Meaning);
