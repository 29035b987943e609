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
    /// <summary>
    /// The reasons of one match, or of a member of a team for what she or he covers. Their points add up to the fit.
    /// </summary>
    public static IReadOnlyList<MatchReason> Explain(Matcher matcher, int row)
    {
        var time = matcher.TimeOf(row);
        return
        [
            .. ExplainSkills(matcher, row),
            Confirmation(matcher.Days, time.OldestConfirmation),
            Notice(time.LongestNotice),
        ];
    }

    /// <summary>Those of them that tell nothing of days.</summary>
    public static IReadOnlyList<MatchReason> ExplainSkills(Matcher matcher, int row) =>
    [
        .. Expertise(matcher.Criteria.Expertise, row),
        .. Languages(matcher.Criteria.Languages, row),
        Countries(matcher),
    ];

    static IEnumerable<MatchReason> Expertise(SkillCriterion[] criteria, int row) => criteria.Length == 0
        ? [Given(MatchCriterion.Expertise, Worth.Expertise, "No expertise was asked for.")]
        : Covered(criteria, row, (tag, skill) =>
        {
            var did = (ExpertiseLevel)skill.Level switch
            {
                ExpertiseLevel.Led => "Led",
                ExpertiseLevel.TookPart => "Took part in",
                _ => "Studied",
            };
            var last = skill.LastUsed is { } year ? $"last in {year}" : "when last is not stated";
            return $"{did} {tag.Code} ({tag.Name}), {last}.";
        });

    static IEnumerable<MatchReason> Languages(SkillCriterion[] criteria, int row) => criteria.Length == 0
        ? [Given(MatchCriterion.Language, Worth.Languages, "No language was asked for.")]
        : Covered(criteria, row, (language, skill) =>
            $"Works in {language.Name} at {Wording.LanguageLevel(skill.Level)}.");

    static IEnumerable<MatchReason> Covered(
        SkillCriterion[] criteria, int row, Func<SkillName, Skill, string> sentence) =>
        from criterion in criteria
        let best = criterion.Best(row)
        where best is not null
        let name = criterion.Skills.Names[best.Value.Number]
        select new MatchReason(
            criterion.Kind,
            criterion.Asked,
            [name.Code],
            criterion.PointsOf(row),
            criterion.MaxPoints,
            sentence(name, best.Value));

    static MatchReason Countries(Matcher matcher)
    {
        string[] asked = [.. matcher.Criteria.Countries.SelectMany(c => c.Asked)];
        var reason = Given(MatchCriterion.Country, Worth.Countries, "No experience of a country was asked for.");
        return asked.Length == 0 ? reason : reason with
        {
            Asked = asked,
            MetBy = asked,
            Sentence = $"Knows {Wording.List([.. asked.Select(matcher.Index.CountryName)])}.",
        };
    }

    static MatchReason Confirmation(MatchDays days, uint oldest)
    {
        var daysAgo = days.DaysAgo(oldest);
        var sentence = daysAgo <= 0
            ? "The windows relied on were confirmed today."
            : $"The windows relied on were confirmed {Wording.Count(daysAgo, "day")} ago or later.";
        var points = days.PointsOf(oldest);
        return Given(MatchCriterion.Confirmation, Worth.Confirmation, sentence) with { Points = points };
    }

    static MatchReason Notice(int hours)
    {
        var sentence = hours == 0 ? "Needs no notice." : $"Needs {Wording.Notice(hours)} at most.";
        return Given(MatchCriterion.Notice, Worth.Notice, sentence) with { Points = Worth.ForNotice(hours) };
    }

    static MatchReason Given(MatchCriterion criterion, int points, string sentence) =>
        new(criterion, [], [], points, points, sentence);
}
