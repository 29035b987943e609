using System.Numerics;

namespace EnvoyRegistry.Teams;

/// <summary>
/// Leaves out who can be in none of the best teams. Whoever costs less, gives at least as much and counts for no other
/// participant can take the place of another, and the team is better for it. If that many could take a place that,
/// whoever else is in the team, as many as teams are asked for are still to be had, then as many teams are better.
/// </summary>
static class Contenders
{
    /// <param name="teams">How many of the best are asked for.</param>
    /// <returns>By cost, then by row.</returns>
    public static List<TeamCandidate> Of(TeamTask task, int teams)
    {
        var ordered = task.Candidates.OrderBy(c => task.CostOf(c)).ThenBy(c => c.Row).ToList();
        var alike = new Dictionary<(ulong, ulong), int>();
        var contenders = new List<TeamCandidate>();
        var places = new Places(task, teams);
        foreach (var candidate in ordered)
        {
            var kind = (candidate.Gives, candidate.Participants);
            var before = alike.GetValueOrDefault(kind);
            if (before >= task.Size - 1 + teams)
                continue;
            alike[kind] = before + 1;
            if (!places.AreTaken(contenders, candidate))
                contenders.Add(candidate);
        }
        return contenders;
    }

    /// <summary>Counts those who could take somebody's place.</summary>
    sealed class Places(TeamTask task, int teams)
    {
        readonly int[] _of = new int[64];
        readonly int _others = task.Size - 1;
        // Of so many participants at once somebody may be.
        readonly int _each = Math.Max(1, task.Candidates.Select(c => BitOperations.PopCount(c.Participants))
            .DefaultIfEmpty().Max());

        public bool AreTaken(List<TeamCandidate> better, in TeamCandidate candidate)
        {
            var (atOnce, elsewhere) = (0, 0);
            Array.Clear(_of);
            foreach (var other in better)
            {
                if ((other.Gives & candidate.Gives) != candidate.Gives)
                    continue;
                if ((other.Participants & ~candidate.Participants) == 0)
                {
                    if (++atOnce >= _others + teams)
                        return true;
                }
                else if (BitOperations.IsPow2(other.Participants))
                {
                    _of[BitOperations.TrailingZeroCount(other.Participants)]++;
                    elsewhere++;
                }
            }
            return atOnce + elsewhere - Blocked() >= teams;
        }

        /// <summary>
        /// How many of them the other members could keep out at most: by being them, and by filling up participants.
        /// </summary>
        int Blocked()
        {
            var most = _others;
            var full = 0;
            for (var count = 1; task.HasCap && count * task.MostOfOne <= _others * _each; count++)
            {
                var largest = Array.IndexOf(_of, _of.Max());
                full += _of[largest];
                _of[largest] = 0;
                most = Math.Max(most, full + _others - (((count * task.MostOfOne) + _each - 1) / _each));
            }
            return most;
        }
    }
}
