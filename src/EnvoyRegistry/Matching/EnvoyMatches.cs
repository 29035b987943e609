using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>One page of the answer to a need, and what else there is to know of the whole.</summary>
sealed class EnvoyMatches
{
    readonly Matcher _matcher;
    readonly MatchCursor _cursor;
    readonly MatchPage _page;

    public EnvoyMatches(Matcher matcher, PageAsked page, byte[] cursorKey, SkillSetReferences references)
    {
        _matcher = matcher;
        _cursor = new MatchCursor(matcher.Need, cursorKey);
        _page = matcher.Page(
            page.Size, page.Cursor is null ? null : _cursor.Read(page), page.IsBackward);
        Nodes = [.. _page.Matches.Select(m => new EnvoyMatch(matcher, m, references))];
    }

    public IReadOnlyList<EnvoyMatch> Nodes { get; }
    public IEnumerable<EnvoyMatchEdge> Edges => Nodes.Select(m => new EnvoyMatchEdge(_cursor.Write(m.Rank), m));

    public PageInfo PageInfo => Nodes is [var first, ..] and [.., var last]
        ? new PageInfo(_page.HasNext, _page.HasPrevious, _cursor.Write(first.Rank), _cursor.Write(last.Rank))
        : new PageInfo(_page.HasNext, _page.HasPrevious, null, null);

    public int TotalCount => _page.Total;
    public DateOnly On => _matcher.Days.Today;
    public LeftOut LeftOut => _matcher.CountLeftOut();

    public IReadOnlyList<NearMiss> NearMisses(int first, MatchCriterion? criterion) =>
        [.. new NearMisses(_matcher, criterion).Best(first).Select(m => NearMiss.Describe(_matcher, m))];

    public IReadOnlyList<FailedPair> FailedPairs(int first) => FailedPair.Count(_matcher, first);
}

sealed record EnvoyMatchEdge(string Cursor, EnvoyMatch Node);
