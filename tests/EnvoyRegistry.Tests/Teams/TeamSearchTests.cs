using System.Numerics;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Teams;

namespace EnvoyRegistry.Tests.Teams;

public sealed class TeamSearchTests
{
    const int Tasks = 6000;

    /// <summary>Every team there is, one after the other.</summary>
    [Fact]
    public void Thousands_of_small_tasks_are_solved_as_by_trying_every_team()
    {
        var (none, some, bound) = (0, 0, 0);
        for (var seed = 0; seed < Tasks; seed++)
        {
            var task = RandomTask.Small(new Random(seed));
            var expected = Best(task, 3);
            var found = TeamSearch.Find(task, 3, () => false);
            found.IsProven.ShouldBeTrue();
            found.AtLeast.ShouldBeNull();
            Text(found.Teams).ShouldBe(Text(expected), $"seed {seed}");
            TeamSearch.IsPossible(task, () => false).ShouldBe(expected.Count > 0, $"seed {seed}");
            (none, some) = expected.Count == 0 ? (none + 1, some) : (none, some + 1);
            var free = Best(task with { Women = 0, Men = 0, MostOfOne = task.Size, SubRegions = 0 }, 3);
            bound += Text(free) != Text(expected) ? 1 : 0;
        }
        none.ShouldBeGreaterThan(Tasks / 10);
        some.ShouldBeGreaterThan(Tasks / 3);
        bound.ShouldBeGreaterThan(Tasks / 10, "conditions that change nothing show nothing");
    }

    /// <summary>Where time is up at once, what is found is a team, perhaps not the best.</summary>
    [Fact]
    public void Without_time_a_quick_look_finds_a_team_and_says_what_another_costs_at_least()
    {
        var (found, best) = (0, 0);
        for (var seed = 0; seed < Tasks; seed++)
        {
            var task = RandomTask.Small(new Random(seed));
            var expected = Best(task, 1);
            var quick = TeamSearch.Find(task, 3, () => true);
            if (quick.IsProven)
            {
                expected.ShouldBeEmpty($"seed {seed}");
                continue;
            }
            foreach (var team in quick.Teams)
                Meets(task, Of(task, team)).ShouldBeTrue($"seed {seed}");
            if (expected is [var first])
            {
                CostOf(task, first).ShouldBeGreaterThanOrEqualTo(quick.AtLeast!.Value, $"seed {seed}");
                found += quick.Teams.Count > 0 ? 1 : 0;
                best += quick.Teams is [var one, ..] && one.SequenceEqual(first) ? 1 : 0;
            }
        }
        found.ShouldBeGreaterThan(Tasks / 3);
        best.ShouldBeGreaterThan(Tasks / 3);
    }

    static List<int[]> Best(TeamTask task, int teams)
    {
        var all = new List<int[]>();
        Choose(task, 0, [], all);
        all.Sort((a, b) => Compare(task, a, b));
        return [.. all.Take(teams)];
    }

    static void Choose(TeamTask task, int from, List<int> chosen, List<int[]> all)
    {
        if (chosen.Count == task.Size)
        {
            int[] rows = [.. chosen.Select(i => task.Candidates[i].Row).Order()];
            if (Meets(task, Of(task, rows)))
                all.Add(rows);
            return;
        }
        for (var i = from; i < task.Candidates.Count; i++)
            Choose(task, i + 1, [.. chosen, i], all);
    }

    static bool Meets(TeamTask task, List<TeamCandidate> team)
    {
        var all = team.Aggregate(0UL, (all, c) => all | c.Gives);
        return team.Count == task.Size && team.Distinct().Count() == task.Size
            && (task.Needs & ~all) == 0
            && team.Count(c => (c.Gives & TeamTask.Woman) != 0) >= task.Women
            && team.Count(c => (c.Gives & TeamTask.Man) != 0) >= task.Men
            && Enumerable.Range(0, 64).All(p => team.Count(c => (c.Participants >> p & 1) != 0) <= task.MostOfOne)
            && BitOperations.PopCount(all & TeamTask.AllSubRegions) >= task.SubRegions;
    }

    static int Compare(TeamTask task, int[] a, int[] b)
    {
        var (one, other) = (Of(task, a), Of(task, b));
        if (one.Sum(c => c.Concerns).CompareTo(other.Sum(c => c.Concerns)) is not 0 and var concerns)
            return concerns;
        if (other.Sum(c => c.Fit).CompareTo(one.Sum(c => c.Fit)) is not 0 and var fit)
            return fit;
        return a.Zip(b).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
    }

    static int CostOf(TeamTask task, int[] team) => Of(task, team).Sum(c => task.CostOf(c));

    static List<TeamCandidate> Of(TeamTask task, int[] rows) =>
        [.. rows.Select(row => task.Candidates.Single(c => c.Row == row))];

    static string Text(IEnumerable<int[]> teams) => string.Join(" | ", teams.Select(rows => string.Join(' ', rows)));
}

/// <summary>Tasks by seed. Few different facts, so that teams are often equal in all but their ids.</summary>
static class RandomTask
{
    public static TeamTask Small(Random random)
    {
        var (people, size) = (random.Next(0, 13), random.Next(1, 5));
        var (needs, participants, regions) = (random.Next(0, 5), random.Next(1, 6), random.Next(1, 4));
        var (fits, concerns) = (random.Next(1, 4), random.Next(1, 4));
        return new TeamTask(
            size, (1UL << needs) - 1, Seldom(random, size), Seldom(random, size),
            random.Next(2) == 0 ? size : random.Next(1, size + 1), Seldom(random, 4),
            [.. Enumerable.Range(0, people).Select(i => new TeamCandidate(
                i * 3, random.Next(concerns), 50 + (random.Next(fits) * random.Next(1, 4)),
                Some(random, needs, 40) | Gender(random) | SubRegions(random, regions),
                Some(random, participants, 100 / participants)))]);
    }

    static int Seldom(Random random, int most) => random.Next(3) == 0 ? random.Next(most + 1) : 0;

    static ulong Gender(Random random) => random.Next(5) switch { 0 => 0, 1 or 2 => TeamTask.Woman, _ => TeamTask.Man };

    static ulong SubRegions(Random random, int regions) => random.Next(8) == 0 ? 0
        : Enumerable.Range(0, random.Next(5) == 0 ? 2 : 1).Aggregate(0UL, (all, _) =>
            all | TeamTask.SubRegion((SubRegion)random.Next(1, regions + 1)));

    static ulong Some(Random random, int bits, int percent) => Enumerable.Range(0, bits)
        .Where(_ => random.Next(100) < percent).Aggregate(0UL, (all, bit) => all | 1UL << bit);
}
