using EnvoyRegistry.Contract;
using EnvoyRegistry.Matching;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Teams;

/// <summary>Says of a need that no team meets what cannot be met, and which one change would do.</summary>
sealed class TeamShortfalls(TeamPool pool, Func<bool> isOver)
{
    readonly TeamNeed _need = pool.Need;
    readonly TeamBalance _balance = pool.Need.Balance ?? TeamBalance.None;

    public TeamShortfall Explain() => new([.. Unmet()], [.. Changes()]);

    // What the team is asked for, each as one that can be left out.

    IReadOnlyList<Requirement> Requirements =>
    [
        .. Expertise.Select(tag => new Requirement("allExpertise", tag, $"the expertise {tag}",
            n => n with { AllExpertise = [.. n.AllExpertise!.Where(e => e.Tag != tag)] })),
        .. Languages.Select(tag => new Requirement("allLanguages", tag, $"the language {tag}",
            n => n with { AllLanguages = [.. n.AllLanguages!.Where(l => !IsSame(l.Tag, tag))] })),
        .. If(_balance.Women > 0, "balance.women", Count(_balance.Women, "woman", "women"),
            b => b with { Women = null }),
        .. If(_balance.Men > 0, "balance.men", Count(_balance.Men, "man", "men"), b => b with { Men = null }),
        .. If(_balance.MostOfOneParticipant < _need.Size, "balance.mostOfOneParticipant",
            $"at most {_balance.MostOfOneParticipant} of one participant",
            b => b with { MostOfOneParticipant = null }),
        .. If(_balance.SubRegions > 0, "balance.subRegions", Count(_balance.SubRegions, "sub-region", "sub-regions"),
            b => b with { SubRegions = null }),
    ];

    IEnumerable<string> Expertise => pool.Needs.Where(n => n.Kind is MatchCriterion.Expertise).Select(n => n.Asked[0]);

    IEnumerable<string> Languages => pool.Needs.Where(n => n.Kind is MatchCriterion.Language).Select(n => n.Asked[0]);

    static IEnumerable<Requirement> If(
        bool? isAsked, string field, string what, Func<TeamBalance, TeamBalance> without) => isAsked is not true ? []
        : [new(field, null, what, n => n with { Balance = without(n.Balance!) })];

    IEnumerable<TeamRequirement> Unmet()
    {
        if (pool.Free.Count < _need.Size)
        {
            return [new("size", null, $"{Are(_need.Size)} asked for; {Are(pool.Free.Count)} free in all.")];
        }
        var all = Requirements;
        var alone = all.Where(one => !IsPossible(Without(all.Where(other => other != one)))).ToList();
        if (alone.Count > 0)
        {
            return alone.Select(r => new TeamRequirement(
                r.Field, r.Tag, $"No team of {_need.Size} has {r.What}, even if nothing else is asked of it."));
        }
        var needed = all.ToList();
        foreach (var one in all)
        {
            if (!IsPossible(Without(all.Where(other => other == one || !needed.Contains(other)))))
                needed.Remove(one);
        }
        return needed.Select(r => new TeamRequirement(r.Field, r.Tag, needed.Count == 1
            ? $"No team of {_need.Size} has {r.What}."
            : $"No team of {_need.Size} has {r.What} together with the others named here."));
    }

    TeamNeed Without(IEnumerable<Requirement> requirements) =>
        requirements.Aggregate(_need, (left, requirement) => requirement.LeaveOut(left));

    IEnumerable<TeamChange> Changes()
    {
        var changes = new List<TeamChange?>();
        foreach (var tag in Expertise)
        {
            var asked = _need.AllExpertise!.Where(e => e.Tag == tag).Max(e => e.AtLeast ?? ExpertiseLevel.Studied);
            var lower = Enum.GetValues<ExpertiseLevel>().Where(l => l < asked);
            changes.Add(Level("allExpertise", tag, lower, l => Wording.ExpertiseLevel((byte)l), level => _need with
            {
                AllExpertise = [.. _need.AllExpertise!.Where(e => e.Tag != tag || level is not null)
                    .Select(e => e.Tag == tag ? e with { AtLeast = level } : e)],
            }));
        }
        foreach (var tag in Languages)
        {
            var asked = _need.AllLanguages!.Where(l => IsSame(l.Tag, tag)).Max(l => l.AtLeast ?? LanguageLevel.A1);
            var lower = Enum.GetValues<LanguageLevel>().Where(l => l < asked);
            changes.Add(Level("allLanguages", tag, lower, l => Wording.LanguageLevel((byte)l), level => _need with
            {
                AllLanguages = [.. _need.AllLanguages!.Where(l => !IsSame(l.Tag, tag) || level is not null)
                    .Select(l => IsSame(l.Tag, tag) ? l with { AtLeast = level } : l)],
            }));
        }
        changes.Add(Number("size", Up(_need.Size), n => _need with { Size = n }));
        changes.Add(Number("size", Down(_need.Size, 1), n => _need with { Size = n }));
        changes.Add(Number("balance.women", Down(_balance.Women, 0), n => With(_balance with { Women = n })));
        changes.Add(Number("balance.men", Down(_balance.Men, 0), n => With(_balance with { Men = n })));
        changes.Add(Number("balance.mostOfOneParticipant", _balance.MostOfOneParticipant is { } most ? Up(most) : [],
            n => With(_balance with { MostOfOneParticipant = n })));
        changes.Add(Number("balance.subRegions", Down(_balance.SubRegions, 0),
            n => With(_balance with { SubRegions = n })));
        if (_need.IncludeLimited is not true)
            changes.Add(Other("includeLimited", "true", _need with { IncludeLimited = true }));
        if (_need.Mode is not null)
            changes.Add(Other("mode", null, _need with { Mode = null }));
        if (_need.ConfirmedWithinDays is not null)
            changes.Add(Other("confirmedWithinDays", null, _need with { ConfirmedWithinDays = null }));
        return changes.OfType<TeamChange>();
    }

    /// <summary>The highest of the lower levels that will do; else to leave it out, if that will do.</summary>
    TeamChange? Level<T>(
        string field, string tag, IEnumerable<T> lower, Func<T, string> inWords, Func<T?, TeamNeed> with)
        where T : struct, Enum
    {
        if (!IsPossible(with(null)))
            return null;
        foreach (var level in lower.OrderDescending())
        {
            if (IsPossible(with(level)))
            {
                return new(field, tag, inWords(level), $"There is a team if {tag} at {inWords(level)} will do.");
            }
        }
        return new(field, tag, null, $"There is a team if {tag} is left out.");
    }

    TeamChange? Number(string field, IEnumerable<int> numbers, Func<int, TeamNeed> with)
    {
        foreach (var number in numbers)
        {
            if (IsPossible(with(number)))
                return new(field, null, $"{number}", $"There is a team if `{field}` is {number}.");
        }
        return null;
    }

    TeamChange? Other(string field, string? value, TeamNeed with) =>
        TeamSearch.IsPossible(pool.For(with).TaskFor(with), isOver) is true
            ? new(field, null, value, $"There is a team if `{field}` is {value ?? "left out or null"}.") : null;

    TeamNeed With(TeamBalance balance) => _need with { Balance = balance };

    static IEnumerable<int> Up(int from) => Enumerable.Range(from + 1, TeamNeedCheck.MostMembers - from);

    static IEnumerable<int> Down(int? from, int least) =>
        from is { } most && most > least ? Enumerable.Range(least, most - least).Reverse() : [];

    bool IsPossible(TeamNeed other) => TeamSearch.IsPossible(pool.TaskFor(other), isOver) is true;

    static bool IsSame(string one, string other) =>
        string.Equals(LanguageTags.Spoken(one), LanguageTags.Spoken(other), StringComparison.OrdinalIgnoreCase);

    static string Count(int? count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    static string Are(int count) => count == 1 ? "1 is" : $"{count} are";

    sealed record Requirement(string Field, string? Tag, string What, Func<TeamNeed, TeamNeed> LeaveOut);
}

/// <summary>Why there is no team.</summary>
sealed record TeamShortfall(IReadOnlyList<TeamRequirement> Unmet, IReadOnlyList<TeamChange> Changes);

/// <summary>Part of a need that cannot be met.</summary>
/// <param name="Tag">Which expertise or language; null where it is neither.</param>
sealed record TeamRequirement(string Field, string? Tag, string Sentence);

/// <summary>One change of a need with which there is a team.</summary>
/// <param name="Value">What it would be; null for left out.</param>
sealed record TeamChange(string Field, string? Tag, string? Value, string Sentence);
