using EnvoyRegistry.People;

namespace EnvoyRegistry.Matching;

/// <summary>A part of <c>fit</c>: what it is for, how much of it is covered, and by what.</summary>
/// <param name="Asked">Codes of the need; empty where nothing was asked.</param>
/// <param name="MetBy">Codes of the person that meet it.</param>
sealed record MatchReason(
    MatchCriterion Criterion,
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> MetBy,
    int Points,
    int MaxPoints,
    string Sentence)
{
    /// <summary>The reasons of one match. Their points add up to its fit.</summary>
    public static IReadOnlyList<MatchReason> Of(Matcher matcher, int row)
    {
        var time = matcher.TimeOf(row);
        return
        [
            .. Skills(matcher.Criteria.Expertise, row, Expertise, MatchCriterion.Expertise, Matching.Points.Expertise, "No expertise was asked for."),
            .. Skills(matcher.Criteria.Languages, row, Language, MatchCriterion.Language, Matching.Points.Languages, "No language was asked for."),
            Countries(matcher),
            Confirmation(matcher.Today.DayNumber - time.OldestConfirmedOn),
            Notice(time.LongestNotice),
        ];
    }

    static IEnumerable<MatchReason> Skills(
        SkillCriterion[] criteria, int row, Func<SkillName, Skill, string> sentence, MatchCriterion kind, int points, string nothingAsked)
    {
        if (criteria.Length == 0)
            yield return new MatchReason(kind, [], [], points, points, nothingAsked);
        foreach (var criterion in criteria)
        {
            var best = criterion.Best(row) ?? throw new InvalidOperationException($"Row {row} is no match.");
            var name = criterion.Skills.Names[best.Number];
            yield return new MatchReason(
                criterion.Kind, criterion.Asked, [name.Code], criterion.PointsOf(row), criterion.MaxPoints, sentence(name, best));
        }
    }

    static string Expertise(SkillName tag, Skill skill)
    {
        var did = (ExpertiseLevel)skill.Level switch
        {
            ExpertiseLevel.Led => "Led",
            ExpertiseLevel.TookPart => "Took part in",
            _ => "Studied",
        };
        var last = skill.LastUsedYear == 0 ? "when last is not stated" : $"last in {skill.LastUsedYear}";
        return $"{did} {tag.Code} ({tag.Name}), {last}.";
    }

    static string Language(SkillName language, Skill skill) => $"Works in {language.Name} at {Wording.LanguageLevel(skill.Level)}.";

    static MatchReason Countries(Matcher matcher)
    {
        string[] asked = [.. matcher.Criteria.Countries.SelectMany(c => c.Asked)];
        return new MatchReason(
            MatchCriterion.Country, asked, asked, Matching.Points.Countries, Matching.Points.Countries, asked.Length == 0
                ? "No experience of a country was asked for."
                : $"Knows {Wording.List([.. asked.Select(matcher.Index.CountryName)])}.");
    }

    static MatchReason Confirmation(int daysAgo) => new(
        MatchCriterion.Confirmation, [], [], Matching.Points.ForConfirmation(daysAgo), Matching.Points.Confirmation, daysAgo <= 0
            ? "The windows relied on were confirmed today."
            : $"The windows relied on were confirmed {Wording.Count(daysAgo, "day")} ago or later.");

    static MatchReason Notice(int hours) => new(
        MatchCriterion.Notice, [], [], Matching.Points.ForNotice(hours), Matching.Points.Notice, hours == 0
            ? "Needs no notice."
            : $"Needs {Wording.Notice(hours)} at most.");
}
