using EnvoyRegistry.Matching;

namespace EnvoyRegistry.Tests.Matching;

/// <summary>Holds all that a matcher answers against what the oracle answers.</summary>
static class Agreement
{
    public static void Check(Matcher matcher, OracleAnswer expected, string because)
    {
        var everyone = matcher.Page(int.MaxValue, null);
        everyone.Total.ShouldBe(expected.Matches.Length, because);
        everyone.Matches.Select(m => (matcher.Index.PersonIds[m.Row], m.Fit))
            .ShouldBe(expected.Matches.Select(m => (m.Id, m.Fit)), because);
        for (var i = 0; i < expected.Matches.Length; i++)
            CompareMatch(
                new PersonMatch(matcher, everyone.Matches[i], SoundMatch.References), expected.Matches[i], because);

        matcher.CountLeftOut().ShouldBe(
            new LeftOut(expected.Stale, expected.Nationality, expected.NotWilling, expected.NoConsent), because);

        foreach (var first in (int[])[1, 10, 100])
        {
            new NearMisses(matcher, null).Best(first).Select(m => NearMiss.Describe(matcher, m))
                .Select(m => (m.PersonId, m.Fit, Screaming(m.Criterion), string.Join(' ', m.Asked)))
                .ShouldBe(expected.NearMisses.Take(first).Select(m => (m.Id, m.Fit, m.Criterion, m.Asked)), because);
        }
        foreach (var criterion in Enum.GetValues<MatchCriterion>())
        {
            new NearMisses(matcher, criterion).Best(3).Select(m => NearMiss.Describe(matcher, m).PersonId)
                .ShouldBe(expected.NearMisses.Where(m => m.Criterion == Screaming(criterion)).Take(3).Select(m => m.Id),
                    because);
        }
        FailedPair.Count(matcher, 100)
            .Select(p => new OraclePair(Named(p.Criteria[0]), Named(p.Criteria[1]), p.People))
            .ShouldBe(expected.Pairs.Take(100), because);

        foreach (var size in (int[])[1, 3])
            PageThrough(matcher, size).ShouldBe(everyone.Matches, because);
    }

    static string Named(FailedCriterion failed) =>
        $"{Screaming(failed.Criterion)} {string.Join(' ', failed.Asked)}";

    static void CompareMatch(PersonMatch match, OracleMatch expected, string because)
    {
        match.PersonId.ShouldBe(expected.Id, because);
        match.Reasons.Select(r => new OracleReason(Screaming(r.Criterion), string.Join(' ', r.Asked), r.Points))
            .ShouldBe(expected.Reasons, because);
        match.Reasons.Sum(r => r.Points).ShouldBe(match.Fit, because);
        match.Reasons.ShouldAllBe(r => r.Points <= r.MaxPoints && r.Sentence.EndsWith('.'), because);
        match.Concerned.OfIndex.Select(c => Screaming(c.Kind)).ShouldBe(expected.Concerns, because);
        match.Windows.Select(w => new OracleWindow(w.From, w.Until, w.Status, w.Mode, w.NoticeHours, w.ConfirmedAt))
            .ShouldBe(expected.Windows, because);
        match.NoticeHours.ShouldBe(expected.Windows.Max(w => w.NoticeHours), because);
        match.OldestConfirmation.ShouldBe(expected.Windows.Min(w => w.ConfirmedAt), because);
    }

    static List<Ranked> PageThrough(Matcher matcher, int size)
    {
        var all = new List<Ranked>();
        Rank? after = null;
        while (true)
        {
            var page = matcher.Page(size, after);
            page.HasPrevious.ShouldBe(all.Count > 0);
            all.AddRange(page.Matches);
            page.HasNext.ShouldBe(all.Count < page.Total);
            if (!page.HasNext)
                return all;
            page.Matches.Count.ShouldBe(size);
            after = new PersonMatch(matcher, page.Matches[^1], SoundMatch.References).Rank;
        }
    }

    public static string Screaming<TEnum>(TEnum value) where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) =>
            i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
