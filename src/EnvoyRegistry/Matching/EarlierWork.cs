using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>What a person did before in the countries of the parties.</summary>
/// <param name="Countries">Those of the parties among the engagement's.</param>
sealed record EarlierWork(long EngagementId, IReadOnlyList<string> Countries);

/// <summary>Reads it for the matches of a page alone.</summary>
sealed class EarlierWorkReader(IDbContextFactory<RegistryDb> contexts)
{
    public async ValueTask ReadAsync(Batch<Concerned, IReadOnlyList<EarlierWork>> asked, OperationContext operation)
    {
        var parties = asked.Keys[0].Parties;
        var found = Enumerable.Empty<(long Person, EarlierWork Work)>().ToLookup(f => f.Person, f => f.Work);
        if (parties.Count > 0)
        {
            long[] people = [.. asked.Keys.Select(key => key.PersonId)];
            await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
            var engagements = await db.Set<Engagement>().AsNoTracking()
                .Where(e => e.PersonId != null && people.Contains(e.PersonId.Value))
                .OrderByDescending(e => e.From).ThenBy(e => e.Id)
                .Select(e => new { e.Id, PersonId = e.PersonId!.Value, e.Countries })
                .ToListAsync(operation.Cancellation);
            found = engagements
                .Select(e => (e.PersonId, Work: new EarlierWork(e.Id, [.. parties.Where(e.Countries.Contains)])))
                .Where(e => e.Work.Countries.Count > 0)
                .ToLookup(e => e.PersonId, e => e.Work);
        }
        foreach (var key in asked.Keys)
            asked.Answer(key, [.. found[key.PersonId]]);
    }
}
