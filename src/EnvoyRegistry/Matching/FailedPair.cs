using System.Runtime.InteropServices;

namespace EnvoyRegistry.Matching;

/// <summary>How many of the considered fail these two criteria, and no third.</summary>
sealed record FailedPair(IReadOnlyList<FailedCriterion> Criteria, int People)
{
    static readonly MatchCriterion[] s_ofTime =
        [MatchCriterion.Period, MatchCriterion.Mode, MatchCriterion.Confirmation];

    /// <summary>The most frequent pairs; of equals, whose criteria come first in the need.</summary>
    public static IReadOnlyList<FailedPair> Count(Matcher matcher, int most)
    {
        if (most == 0)
            return [];
        var criteria = matcher.Criteria.All;
        var counts = new Dictionary<(int One, int Other), int>();
        for (var word = 0; word < Bitset.Words(matcher.Index.Count); word++)
        {
            var considered = matcher.Considered(word);
            var (failed, failedTwo, failedThree) = (0UL, 0UL, 0UL);
            foreach (var criterion in criteria)
            {
                var fails = considered & ~criterion.Met(word);
                failedThree |= failedTwo & fails;
                failedTwo |= failed & fails;
                failed |= fails;
            }
            for (var candidates = considered & ~failedThree; candidates != 0;)
            {
                var row = Bitset.TakeRow(ref candidates, word);
                if (PairOf(matcher, row) is { } pair)
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, pair, out _)++;
            }
        }
        return [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(most).Select(c =>
            new FailedPair([Named(criteria, c.Key.One), Named(criteria, c.Key.Other)], c.Value))];
    }

    /// <summary>The places, among those of skills and countries and then those of time, of the two it fails.</summary>
    static (int One, int Other)? PairOf(Matcher matcher, int row)
    {
        var criteria = matcher.Criteria.All;
        var missed = matcher.TimeOf(row).Missed;
        var (one, other, count) = (-1, -1, 0);
        for (var place = 0; place < criteria.Length + s_ofTime.Length; place++)
        {
            var fails = place < criteria.Length
                ? !criteria[place].IsMet(row)
                : missed.HasFlag((Missed)(1 << (place - criteria.Length)));
            if (!fails)
                continue;
            (one, other) = (other, place);
            count++;
        }
        return count == 2 ? (one, other) : null;
    }

    static FailedCriterion Named(Criterion[] criteria, int place) => place < criteria.Length
        ? new FailedCriterion(criteria[place].Kind, criteria[place].Asked)
        : new FailedCriterion(s_ofTime[place - criteria.Length], []);
}

/// <param name="Asked">Codes as the need gives them; none where it is about time.</param>
sealed record FailedCriterion(MatchCriterion Criterion, IReadOnlyList<string> Asked);
