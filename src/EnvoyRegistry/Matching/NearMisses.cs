namespace EnvoyRegistry.Matching;

/// <summary>
/// Finds those of the considered who fail exactly one criterion, the nearest first: whoever lacks the period, the mode
/// or the confirmation, by the days of the period that fail; then whoever lacks a skill, by levels short; then whoever
/// lacks a country; then by fit, reckoned without what is failed; then by id.
/// </summary>
/// <param name="only">The criterion to which they are narrowed; null for any.</param>
sealed class NearMisses(Matcher matcher, MatchCriterion? only)
{
    readonly List<RankedMiss> _best = [];
    int _most;

    public IReadOnlyList<RankedMiss> Best(int most)
    {
        _most = most;
        _best.Clear();
        if (most == 0)
            return _best;
        if (only is null or MatchCriterion.Period or MatchCriterion.Mode or MatchCriterion.Confirmation)
            LackingTime();
        foreach (var lack in (ReadOnlySpan<Lack>)[Lack.Skill, Lack.Country])
        {
            if (_best.Count < most)
                Lacking(lack);
        }
        return _best;
    }

    void LackingTime()
    {
        for (var word = 0; word < Bitset.Words(matcher.Index.Count); word++)
        {
            var candidates = matcher.Considered(word);
            foreach (var criterion in matcher.Criteria.All)
                candidates &= criterion.Met(word);
            while (candidates != 0)
            {
                var row = Bitset.TakeRow(ref candidates, word);
                var time = matcher.TimeOf(row);
                if (Named(time.Missed) is { } failed && (only is null || only == failed))
                {
                    var days = time.DaysShort(matcher.WindowsOf(row), matcher.Days.Asked(row));
                    Consider(row, null, Lack.Time, days, time);
                }
            }
        }
    }

    void Lacking(Lack lack)
    {
        var criteria = matcher.Criteria.All;
        for (var word = 0; word < Bitset.Words(matcher.Index.Count); word++)
        {
            // Bit by bit a counter that stops at two: who fails at least one criterion, who fails a second.
            var considered = matcher.Considered(word);
            var (failed, failedTwo) = (0UL, 0UL);
            foreach (var criterion in criteria)
            {
                var fails = considered & ~criterion.Met(word);
                failedTwo |= failed & fails;
                failed |= fails;
            }
            var near = failed & ~failedTwo;
            if (near == 0)
                continue;
            foreach (var criterion in criteria)
            {
                if (criterion is SkillCriterion != lack is Lack.Skill || (only is { } asked && asked != criterion.Kind))
                    continue;
                for (var candidates = near & ~criterion.Met(word); candidates != 0;)
                {
                    var row = Bitset.TakeRow(ref candidates, word);
                    var levels = criterion is SkillCriterion skill ? skill.LevelsShort(row) : 0;
                    if (_best.Count == _most && (lack, levels).CompareTo((_best[^1].Lack, _best[^1].Short)) > 0)
                        continue;
                    var time = matcher.TimeOf(row);
                    if (time.Missed is Missed.None)
                        Consider(row, criterion, lack, levels, time);
                }
            }
        }
    }

    void Consider(int row, Criterion? failed, Lack lack, int @short, in FreeTime time)
    {
        if (_best.Count == _most && (lack, @short).CompareTo((_best[^1].Lack, _best[^1].Short)) > 0)
            return;
        var miss = new RankedMiss(row, failed, lack, @short, matcher.Fit(row, time), time);
        var place = _best.Count;
        while (place > 0 && miss.IsBefore(_best[place - 1]))
            place--;
        if (place == _most)
            return;
        _best.Insert(place, miss);
        if (_best.Count > _most)
            _best.RemoveAt(_most);
    }

    static MatchCriterion? Named(Missed missed) => missed switch
    {
        Missed.Period => MatchCriterion.Period,
        Missed.Mode => MatchCriterion.Mode,
        Missed.Confirmation => MatchCriterion.Confirmation,
        _ => null,
    };
}

/// <summary>What a near miss lacks; what is easier to come by goes first.</summary>
enum Lack : byte
{
    Time = 1,
    Skill = 2,
    Country = 3,
}

/// <param name="Failed">The criterion that is failed; null where it is one about windows.</param>
/// <param name="Short">Days or levels by which it is failed.</param>
readonly record struct RankedMiss(int Row, Criterion? Failed, Lack Lack, int Short, int Fit, FreeTime Time)
{
    /// <summary>Of two who are equal, the one with the lower row.</summary>
    public bool IsBefore(in RankedMiss other) =>
        (Lack, Short, -Fit, Row).CompareTo((other.Lack, other.Short, -other.Fit, other.Row)) < 0;
}
