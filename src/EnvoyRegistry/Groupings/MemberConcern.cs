using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Something to look at of somebody who was seated. It stands against nothing.</summary>
sealed record MemberConcern(
    long PersonId, PersonConcernKind Kind, IReadOnlyList<string> Countries, string Sentence);

/// <summary>Whom a change seated.</summary>
/// <param name="About">The countries that the task concerns, those of the parties among them.</param>
sealed record Seated(IReadOnlyList<long> People, IReadOnlyList<string> About)
{
    public static Seated Of(
        IEnumerable<GroupingMember> members, IReadOnlyList<string>? about, Situation? situation) => new(
        [.. members.Select(m => m.PersonId).OfType<long>()],
        [
            .. (about ?? []).Concat(
                situation?.Parties.Where(p => !p.IsRemoved).Select(p => p.Country).OfType<string>() ?? []).Distinct(),
        ]);
}

/// <summary>
/// Reads the concerns about those who were seated. It does so when they have their seats: that a tie was told is put on
/// record, which waits for the place that the change has until then.
/// </summary>
sealed class SeatConcerns(IDbContextFactory<RegistryDb> contexts, PersonConcerns concerns, CurrentCaller caller)
{
    public async ValueTask ReadAsync(
        Batch<Seated, IReadOnlyList<MemberConcern>> asked, string coordinate, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        foreach (var seated in asked.Keys)
        {
            var found = await concerns.FindAsync(
                db, caller.Value, seated.People, seated.About, operation.Name, coordinate, operation.Cancellation);
            asked.Answer(seated, [.. seated.People.SelectMany(person => found[person].Select(c =>
                new MemberConcern(person, c.Kind, c.Countries, c.Sentence)))]);
        }
    }
}
