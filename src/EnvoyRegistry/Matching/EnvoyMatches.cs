using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>One page of the answer to a need, and what else there is to know of the whole.</summary>
class EnvoyMatches(Matcher matcher, MatchCursor cursor, IReadOnlyList<EnvoyMatch> nodes, MatchPage page)
{
    /// <summary>For the offices, which see everybody and all calendars.</summary>
    public static EnvoyMatches Of(Matcher matcher, PageAsked asked, MatchCursor cursor, SkillSetReferences references)
    {
        var page = matcher.Page(asked.Size, asked.Cursor is null ? null : cursor.Read(asked), asked.IsBackward);
        return new EnvoyMatches(
            matcher, cursor, [.. page.Matches.Select(m => new PersonMatch(matcher, m, references))], page);
    }

    public IReadOnlyList<EnvoyMatch> Nodes => nodes;
    public IEnumerable<EnvoyMatchEdge> Edges => Nodes.Select(m => new EnvoyMatchEdge(cursor.Write(m.Rank), m));

    public PageInfo PageInfo => Nodes is [var first, ..] and [.., var last]
        ? new PageInfo(page.HasNext, page.HasPrevious, cursor.Write(first.Rank), cursor.Write(last.Rank))
        : new PageInfo(page.HasNext, page.HasPrevious, null, null);

    public int TotalCount => page.Total;
    public DateOnly On => matcher.Days.Today;
    public virtual LeftOut? LeftOut => matcher.CountLeftOut();

    public virtual IReadOnlyList<NearMiss> NearMisses(int first, MatchCriterion? criterion) =>
        [.. new NearMisses(matcher, criterion).Best(first).Select(m => NearMiss.Describe(matcher, m))];

    public virtual IReadOnlyList<FailedPair> FailedPairs(int first) => FailedPair.Count(matcher, first);
}

/// <summary>
/// For integrators: those who opened their calendars to them as they are, and all others as one of a group, whatever
/// their days. Who meets a need but for something, and who is left out, would tell of closed calendars.
/// </summary>
sealed class AnonymousMatches : EnvoyMatches
{
    AnonymousMatches(Matcher matcher, MatchCursor cursor, IReadOnlyList<EnvoyMatch> nodes, MatchPage page)
        : base(matcher, cursor, nodes, page)
    {
    }

    /// <param name="open">Finds those who opened their calendars.</param>
    /// <param name="closed">Finds groups of the others.</param>
    public static AnonymousMatches Of(
        Matcher open, Matcher closed, SkillGroups groups, PageAsked asked, MatchCursor cursor,
        SkillSetReferences references)
    {
        List<EnvoyMatch> all =
        [
            .. open.Page(int.MaxValue, null).Matches.Select(m => new PersonMatch(open, m, references)),
            .. closed.OfSkillsAlone().SelectMany(m =>
                groups.Members(m.Row).Select(person => new GroupMatch(closed, m, groups, person, references))),
        ];
        all.Sort((a, b) => Order(a.Rank).CompareTo(Order(b.Rank)));
        var (start, end) = (0, all.Count);
        if (asked.Cursor is not null && Order(cursor.Read(asked)) is var beyond)
        {
            if (asked.IsBackward)
                end = all.Count(m => Order(m.Rank).CompareTo(beyond) < 0);
            else
                start = all.Count(m => Order(m.Rank).CompareTo(beyond) <= 0);
        }
        if (asked.IsBackward)
            start = Math.Max(0, end - asked.Size);
        else
            end = Math.Min(end, start + asked.Size);
        return new AnonymousMatches(
            open, cursor, all[start..end], new MatchPage([], all.Count, start > 0, end < all.Count));
    }

    public override LeftOut? LeftOut => null;
    public override IReadOnlyList<NearMiss> NearMisses(int first, MatchCriterion? criterion) => [];
    public override IReadOnlyList<FailedPair> FailedPairs(int first) => [];

    static (int, long) Order(Rank rank) => (-rank.Fit, rank.PersonId);
}

sealed record EnvoyMatchEdge(string Cursor, EnvoyMatch Node);
