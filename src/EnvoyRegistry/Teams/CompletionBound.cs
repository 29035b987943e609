using System.Numerics;

namespace EnvoyRegistry.Teams;

/// <summary>
/// What it costs at least to complete a team with people from a block on. Blocks are worked off from the last to the
/// first, each candidate taken or not. It reckons with seats, women, men and needs, with the sub-region and the
/// participant of the block at hand, and with those after it; it overlooks that people of two sub-regions or
/// participants may meet others of the second, and needs that many cover. So nothing costs less than it says.
/// </summary>
sealed class CompletionBound
{
    public const int Never = 1 << 29;

    const int MostNeeds = 10, MostStates = 4_000_000, MostSteps = 30_000_000;

    readonly TeamTask _task;
    readonly int _needs, _states, _layers;

    // By block, by whether the team has its sub-region, by how many more of its participant may be taken: what it costs
    // at least for so many seats and a state.
    readonly int[][][][] _least;

    /// <param name="candidates">In the order of the blocks; the needs that fewest cover are the lowest bits.</param>
    /// <param name="needs">How many needs there are.</param>
    public CompletionBound(TeamTask task, TeamCandidate[] candidates, IReadOnlyList<TeamBlock> blocks, int needs)
    {
        _task = task;
        _layers = task.HasCap ? task.MostOfOne : 0;
        var sides = task.SubRegions > 0 ? 2 : 1;
        var (kept, taken) = ((long)blocks.Count * sides * (_layers + 1),
            (long)candidates.Length * sides * Math.Max(_layers, 1));
        var states = (task.Women + 1) * (task.Men + 1) * (task.SubRegions + 1);
        _needs = Math.Min(needs, MostNeeds);
        while (_needs > 0 && (IsTooMuch(kept, MostStates) || IsTooMuch(taken, MostSteps)))
            _needs--;
        _states = states << _needs;
        _least = new int[blocks.Count + 1][][][];

        var nothing = new int[(task.Size + 1) * _states];
        Array.Fill(nothing, Never);
        nothing[0] = 0;
        _least[^1] = [.. Enumerable.Repeat(Enumerable.Repeat(nothing, _layers + 1).ToArray(), sides)];
        var work = new Work(this, task, sides);
        for (var block = blocks.Count - 1; block >= 0; block--)
        {
            work.Enter(blocks[block], block + 1 < blocks.Count ? blocks[block + 1] : null, _least[block + 1]);
            for (var i = blocks[block].End - 1; i >= blocks[block].Start; i--)
                work.Add(candidates[i]);
            _least[block] = work.Least();
        }

        bool IsTooMuch(long times, long most) => times * (task.Size + 1) * (states << _needs) > most;
    }

    /// <param name="hasSubRegion">Whether the team has the sub-region of the block already.</param>
    /// <param name="ofParticipant">How many more may count for the participant of the block.</param>
    /// <param name="missing">Needs that are not covered.</param>
    public int Of(
        int block, bool hasSubRegion, int ofParticipant, int seats, ulong missing, int women, int men, int subRegions)
    {
        var side = _least[block][hasSubRegion ? ^1 : 0];
        var state = State((int)(missing & ((1UL << _needs) - 1)), women, men, subRegions);
        var least = side[Math.Min(ofParticipant, _layers)][(seats * _states) + state];
        return least > Never / 2 ? Never : least;
    }

    int State(int missing, int women, int men, int subRegions) =>
        (((((missing * (_task.Women + 1)) + women) * (_task.Men + 1)) + men) * (_task.SubRegions + 1)) + subRegions;

    /// <summary>By what is missing, what is still missing with somebody who gives this.</summary>
    int[] With(ulong gives, int subRegions)
    {
        var next = new int[_states];
        var (woman, man) = ((gives & TeamTask.Woman) != 0 ? 1 : 0, (gives & TeamTask.Man) != 0 ? 1 : 0);
        for (var state = 0; state < _states; state++)
        {
            var (rest, more) = Math.DivRem(state, _task.SubRegions + 1);
            (rest, var men) = Math.DivRem(rest, _task.Men + 1);
            (var missing, var women) = Math.DivRem(rest, _task.Women + 1);
            next[state] = State(
                missing & ~(int)(gives & ((1UL << _needs) - 1)), Math.Max(0, women - woman), Math.Max(0, men - man),
                Math.Max(0, more - subRegions));
        }
        return next;
    }

    /// <summary>The block that is worked off: by side and by how many of its participant are taken.</summary>
    sealed class Work(CompletionBound bound, TeamTask task, int sides)
    {
        readonly Dictionary<(ulong, int), int[]> _with = [];
        int[][][] _layers = [];
        bool _anyNumber;

        public void Enter(TeamBlock block, TeamBlock? after, int[][][] beyond)
        {
            _anyNumber = block.Participant < 0;
            if (after is { } next && (next.Participant, next.SubRegion) == (block.Participant, block.SubRegion))
                return;
            var isSame = after?.SubRegion == block.SubRegion;
            _layers = [.. Enumerable.Range(0, sides).Select(side => Begin(beyond[isSame ? side : 0][^1]))];
        }

        int[][] Begin(int[] beyond)
        {
            var layers = new int[bound._layers + 1][];
            layers[0] = (int[])beyond.Clone();
            for (var taken = 1; taken < layers.Length; taken++)
            {
                layers[taken] = new int[beyond.Length];
                Array.Fill(layers[taken], Never);
            }
            return layers;
        }

        public void Add(in TeamCandidate candidate)
        {
            var cost = task.CostOf(candidate);
            var subRegions = BitOperations.PopCount(candidate.Gives & TeamTask.AllSubRegions);
            // Once the team has the sub-region, only another one of the candidate's can be new.
            var again = With(candidate, Math.Max(0, subRegions - 1));
            if (_anyNumber)
            {
                if (sides == 2)
                    Take(_layers[1][0], _layers[0][0], cost, With(candidate, subRegions));
                Take(_layers[^1][0], _layers[^1][0], cost, again);
                return;
            }
            for (var taken = bound._layers; taken > 0; taken--)
            {
                if (sides == 2)
                    Take(_layers[1][taken - 1], _layers[0][taken], cost, With(candidate, subRegions));
                Take(_layers[^1][taken - 1], _layers[^1][taken], cost, again);
            }
        }

        int[] With(in TeamCandidate candidate, int subRegions)
        {
            var gives = candidate.Gives & (((1UL << bound._needs) - 1) | TeamTask.Woman | TeamTask.Man);
            if (!_with.TryGetValue((gives, subRegions), out var next))
                _with.Add((gives, subRegions), next = bound.With(gives, subRegions));
            return next;
        }

        void Take(int[] from, int[] to, int cost, int[] next)
        {
            // From the most seats down, so that nobody is taken twice where both are the same.
            for (var seats = task.Size; seats > 0; seats--)
            {
                var without = from.AsSpan((seats - 1) * next.Length, next.Length);
                var with = to.AsSpan(seats * next.Length, next.Length);
                for (var state = 0; state < with.Length; state++)
                    with[state] = Math.Min(with[state], without[next[state]] + cost);
            }
        }

        public int[][][] Least() => [.. _layers.Select(AtMost)];

        static int[][] AtMost(int[][] layers)
        {
            var most = new int[layers.Length][];
            for (var taken = 0; taken < layers.Length; taken++)
            {
                most[taken] = (int[])layers[taken].Clone();
                if (taken == 0)
                    continue;
                for (var i = 0; i < most[taken].Length; i++)
                    most[taken][i] = Math.Min(most[taken][i], most[taken - 1][i]);
            }
            return most;
        }
    }
}

/// <param name="Participant">The one by which its people stand together; -1 where any number can be taken.</param>
/// <param name="SubRegion">Likewise; 0 where there is none or it does not count.</param>
/// <param name="ToCome">The sub-regions of its people and of all who stand after them.</param>
readonly record struct TeamBlock(int Start, int End, int Participant, ulong SubRegion, ulong ToCome);
