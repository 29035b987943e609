using System.Numerics;
using System.Runtime.InteropServices;

namespace EnvoyRegistry.Teams;

/// <summary>
/// Finds the best teams of a task, exactly: branch and bound, in which teams begun that go on alike are one.
/// </summary>
/// <remarks>
/// Candidates are gone through once, each taken or not. Of teams begun that cover the same, have as many members, women
/// and men, the same sub-regions and as many of each participant that is still to come, whatever is added to one can be
/// added to the other: so only the best few of them are kept. What cannot be completed for the cost allowed, by
/// <see cref="CompletionBound"/>, is dropped. That cost begins at the bound of the whole, and is raised until there are
/// as many teams as asked for, or nothing was dropped: then there are no better ones.
/// </remarks>
sealed class TeamSearch
{
    const int ShortestBlock = 8, MostBlocks = 96, QuickWidth = 300;

    readonly TeamTask _task;
    readonly int _teams;
    readonly Func<bool> _isOver;
    readonly TeamCandidate[] _candidates;
    readonly int[] _rows, _ranks;
    readonly List<TeamBlock> _blocks;
    readonly ulong[] _toCome;
    readonly CompletionBound _bound;

    readonly Dictionary<TeamBegun, BestOf>[] _begun;
    BestOf _complete;
    int _allowed, _cheapestDropped;

    TeamSearch(TeamTask task, int teams, Func<bool> isOver)
    {
        (_teams, _isOver) = (teams, isOver);
        _task = task.Bare();
        var (contenders, needs) = RarestFirst(Contenders.Of(_task, teams));
        _candidates = [.. contenders.OrderBy(SubRegionOf).ThenBy(ParticipantOf).ThenBy(c => c.Participants)
            .ThenBy(c => _task.CostOf(c)).ThenBy(c => c.Row)];
        _rows = [.. _candidates.Select(c => c.Row).Order()];
        _ranks = [.. _candidates.Select(c => Array.BinarySearch(_rows, c.Row))];
        _blocks = Blocks();
        _toCome = new ulong[_blocks.Count + 1];
        for (var block = _blocks.Count - 1; block >= 0; block--)
            _toCome[block] = _candidates[_blocks[block].Start.._blocks[block].End]
                .Aggregate(_toCome[block + 1], (all, c) => all | c.Participants);
        _bound = new CompletionBound(_task, _candidates, _blocks, needs);
        _begun = [.. Enumerable.Range(0, _task.Size).Select(_ => new Dictionary<TeamBegun, BestOf>())];
    }

    /// <param name="teams">How many of the best are asked for, three at most.</param>
    /// <param name="isOver">Whether the time is up. Then a quick look is taken for any good team.</param>
    public static TeamsFound Find(TeamTask task, int teams, Func<bool> isOver) =>
        new TeamSearch(task, teams, isOver).Run();

    /// <summary>Whether there is a team at all; null when the time was up before that was known.</summary>
    public static bool? IsPossible(TeamTask task, Func<bool> isOver)
    {
        var any = task with { Candidates = [.. task.Candidates.Select(c => c with { Concerns = 0, Fit = 0 })] };
        var found = Find(any, 1, isOver);
        return found.Teams.Count > 0 ? true : found.IsProven ? false : null;
    }

    TeamsFound Run()
    {
        var atLeast = _blocks.Count == 0 || _task.Size > _candidates.Length ? CompletionBound.Never
            : _bound.Of(0, false, _task.MostOfOne, _task.Size, _task.Needs, _task.Women, _task.Men, _task.SubRegions);
        var step = 1;
        while (atLeast < CompletionBound.Never)
        {
            var before = _complete;
            _allowed = atLeast + step - 1;
            if (!GoThrough(int.MaxValue))
            {
                // What an earlier round found stands; beside it the quick look's, which may be any.
                GoThrough(QuickWidth, isQuick: true);
                for (var place = 0; place < before.Count; place++)
                {
                    if (!_complete.Has(before[place].Ids))
                        _complete.Add(before[place].Cost, before[place].Ids, _teams);
                }
                return Found(isProven: false, atLeast);
            }
            if (_complete.Count == _teams || _cheapestDropped == CompletionBound.Never)
                return Found(isProven: true, atLeast);
            atLeast = _cheapestDropped;
            step *= 2;
        }
        return new TeamsFound([], true, null);
    }

    TeamsFound Found(bool isProven, int atLeast) => new(
        [.. Enumerable.Range(0, _complete.Count).Select(place => RowsOf(_complete[place].Ids))], isProven,
        isProven ? null : atLeast);

    /// <returns>False when the time was up.</returns>
    bool GoThrough(int width, bool isQuick = false)
    {
        (_complete, _cheapestDropped) = (default, CompletionBound.Never);
        foreach (var begun in _begun)
            begun.Clear();
        if (isQuick)
            _allowed = CompletionBound.Never - 1;
        var nobody = default(BestOf);
        nobody.Add(0, 0, 1);
        _begun[0].Add(default, nobody);

        for (var block = 0; block < _blocks.Count; block++)
        {
            Review(block, width);
            for (var i = _blocks[block].Start; i < _blocks[block].End; i++)
            {
                // From the largest down, so that nobody is taken twice.
                for (var members = _task.Size - 1; members >= 0; members--)
                {
                    if (!isQuick && _isOver())
                        return false;
                    Take(i, block, members);
                }
                if (isQuick)
                    Review(block, width);
            }
        }
        return true;
    }

    /// <summary>At the beginning of a block: drops what cannot be completed, and joins what is alike now.</summary>
    void Review(int block, int width)
    {
        for (var members = 0; members < _task.Size; members++)
        {
            var begun = _begun[members];
            var left = new List<(int Least, TeamBegun Team, BestOf Best)>(begun.Count);
            foreach (var (team, best) in begun)
            {
                var kept = best;
                var least = Affordable(team, members, block, ref kept);
                if (kept.Count > 0)
                    left.Add((least, team.Before(_toCome[block], _blocks[block].ToCome), kept));
            }
            begun.Clear();
            if (left.Count > width)
            {
                left.Sort((a, b) => a.Least.CompareTo(b.Least));
                left.RemoveRange(width, left.Count - width);
            }
            foreach (var (_, team, best) in left)
                Put(begun, team, best);
        }
    }

    void Take(int i, int block, int members)
    {
        ref readonly var candidate = ref _candidates[i];
        var cost = _task.CostOf(candidate);
        foreach (var (team, best) in _begun[members])
        {
            if (_task.HasCap && (team.With(_task.MostOfOne) & candidate.Participants) != 0)
                continue;
            var more = team.And(candidate, _task);
            var with = best.And(cost, _ranks[i]);
            if (members + 1 == _task.Size)
                Complete(more, with);
            else
            {
                Affordable(more, members + 1, block, ref with);
                if (with.Count > 0)
                    Put(_begun[members + 1], more, with);
            }
        }
    }

    void Complete(in TeamBegun team, in BestOf best)
    {
        if ((team.Covers & _task.Needs) != _task.Needs || team.Women < _task.Women || team.Men < _task.Men
            || team.SubRegions < _task.SubRegions)
            return;
        for (var place = 0; place < best.Count; place++)
        {
            var (cost, ids) = best[place];
            if (cost <= _allowed)
                _complete.Add(cost, ids, _teams);
            else
                _cheapestDropped = Math.Min(_cheapestDropped, cost);
        }
    }

    /// <summary>Drops those that cannot be completed for what is allowed.</summary>
    /// <returns>What the best of them costs at least when it is complete.</returns>
    int Affordable(in TeamBegun team, int members, int block, ref BestOf best)
    {
        var (seats, here) = (_task.Size - members, _blocks[block]);
        var left = _task.HasCap ? _task.MostOfOne - team.Of(here.Participant) : 0;
        var rest = _bound.Of(
            block, (team.Covers & here.SubRegion) != 0, left, seats, _task.Needs & ~team.Covers,
            _task.Women - team.Women, _task.Men - team.Men, Math.Max(0, _task.SubRegions - team.SubRegions));
        var least = rest == CompletionBound.Never ? rest : best.First + rest;
        while (best.Count > 0 && (rest == CompletionBound.Never || best.Last + rest > _allowed))
        {
            if (rest != CompletionBound.Never)
                _cheapestDropped = Math.Min(_cheapestDropped, best.Last + rest);
            best.DropLast();
        }
        return least;
    }

    void Put(Dictionary<TeamBegun, BestOf> begun, in TeamBegun team, in BestOf best)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(begun, team, out var isKnown);
        if (!isKnown)
            known = best;
        else
            known.Add(best, _teams);
    }

    int[] RowsOf(UInt128 ids) => [.. BestOf.Ranks(ids, _task.Size).Select(rank => _rows[rank])];

    /// <summary>Numbers needs anew, those first that fewest cover: of them the bound makes most.</summary>
    (List<TeamCandidate> Candidates, int Needs) RarestFirst(List<TeamCandidate> candidates)
    {
        int[] needs = [.. Enumerable.Range(0, TeamTask.MostNeeds).Where(n => (_task.Needs >> n & 1) != 0)
            .OrderBy(n => candidates.Count(c => (c.Gives >> n & 1) != 0)).ThenBy(n => n)];
        return (candidates.ConvertAll(c => c with
        {
            Gives = needs.Index().Aggregate(c.Gives & ~_task.Needs, (gives, need) =>
                gives | (c.Gives >> need.Item & 1) << need.Index),
        }), needs.Length);
    }

    List<TeamBlock> Blocks()
    {
        var length = Math.Max(ShortestBlock, _candidates.Length / MostBlocks);
        var blocks = new List<TeamBlock>();
        for (var start = 0; start < _candidates.Length;)
        {
            var (participant, subRegion) = (ParticipantOf(_candidates[start]), SubRegionOf(_candidates[start]));
            var end = start + 1;
            while (end < _candidates.Length && end - start < length && ParticipantOf(_candidates[end]) == participant
                && SubRegionOf(_candidates[end]) == subRegion)
                end++;
            blocks.Add(new TeamBlock(start, end, participant, subRegion, 0));
            start = end;
        }
        var toCome = 0UL;
        for (var block = blocks.Count - 1; block >= 0; block--)
        {
            foreach (var candidate in _candidates[blocks[block].Start..blocks[block].End])
                toCome |= candidate.Gives & TeamTask.AllSubRegions;
            blocks[block] = blocks[block] with { ToCome = toCome };
        }
        return blocks;
    }

    /// <summary>One of those that somebody counts for: people stand together by it.</summary>
    static int ParticipantOf(TeamCandidate candidate) =>
        candidate.Participants == 0 ? -1 : BitOperations.TrailingZeroCount(candidate.Participants);

    /// <inheritdoc cref="ParticipantOf"/>
    static ulong SubRegionOf(TeamCandidate candidate)
    {
        var all = candidate.Gives & TeamTask.AllSubRegions;
        return all & (~all + 1);
    }
}

/// <param name="Teams">Rows of their members, rising; the best team first.</param>
/// <param name="IsProven">Whether there are no better ones, and no others if they are fewer than asked.</param>
/// <param name="AtLeast">Where that is not proven: what any other team costs at least.</param>
sealed record TeamsFound(IReadOnlyList<int[]> Teams, bool IsProven, int? AtLeast);
