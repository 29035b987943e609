using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Teams;

/// <summary>How a team differs from the best one.</summary>
/// <param name="Concerns">How many more.</param>
/// <param name="Fit">How much more of it; less than 0 where there is less.</param>
sealed record TeamDifference(IReadOnlyList<long> In, IReadOnlyList<long> Out, int Concerns, int Fit)
{
    public static TeamDifference Of(Team best, Team other)
    {
        var (before, now) = (best.Members.Select(m => m.PersonId), other.Members.Select(m => m.PersonId));
        return new TeamDifference(
            [.. now.Except(before)], [.. before.Except(now)], other.ConcernCount - best.ConcernCount,
            other.Fit - best.Fit);
    }

    public string Write(IReadOnlyDictionary<long, string> names)
    {
        string All(IReadOnlyList<long> people) =>
            string.Join(" and ", people.Select(person => names.GetValueOrDefault(person, "somebody")));
        return $"{All(In)} in place of {All(Out)}: {More()}.";
    }

    string More() => (Concerns, Fit) switch
    {
        (0, 0) => "as many concerns, and as much fit",
        (0, _) => $"as many concerns, and {Points} of fit less",
        (_, 0) => $"{Told}, and as much fit",
        (_, < 0) => $"{Told}, and {Points} of fit less",
        _ => $"{Told}, and {Points} of fit more",
    };

    string Told => Concerns == 1 ? "1 concern more" : $"{Concerns} concerns more";

    string Points => Math.Abs(Fit) == 1 ? "1 point" : $"{Math.Abs(Fit)} points";
}

/// <summary>Writes differences with the names that whoever asks is told.</summary>
sealed class TeamDifferences(IDbContextFactory<RegistryDb> contexts)
{
    public async ValueTask WriteAsync(Batch<TeamDifference, string> asked, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var people = asked.Keys.SelectMany(d => d.In.Concat(d.Out)).ToList();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.FullName, cancellation);
        foreach (var difference in asked.Keys)
            asked.Answer(difference, difference.Write(names));
    }
}
