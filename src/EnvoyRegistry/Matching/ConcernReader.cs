using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>
/// A match whose concerns are asked. There is one need in a place of a document, so the person says which match it is.
/// </summary>
/// <param name="Countries">Those that the need is about or whose nationals it leaves out.</param>
/// <param name="OfTime">The concerns about windows and dates.</param>
sealed record Concerned(long PersonId, IReadOnlyList<string> Countries, IReadOnlyList<MatchConcern> OfTime)
{
    public bool Equals(Concerned? other) => other?.PersonId == PersonId;

    public override int GetHashCode() => PersonId.GetHashCode();
}

/// <summary>
/// Adds to the concerns about time those about people. They are read for the matches of a page alone, and nothing of
/// them is in the index: so no order, count or cursor can depend on a tie.
/// </summary>
sealed class ConcernReader(IDbContextFactory<RegistryDb> contexts, PersonConcerns concerns, CurrentCaller caller)
{
    public async ValueTask ReadAsync(
        Batch<Concerned, IReadOnlyList<MatchConcern>> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var found = await concerns.FindAsync(
            db, caller.Value, [.. asked.Keys.Select(key => key.PersonId)], asked.Keys[0].Countries, operation.Name,
            "EnvoyMatch.concerns", operation.Cancellation);
        foreach (var key in asked.Keys)
            asked.Answer(key, [.. key.OfTime, .. found[key.PersonId].Select(MatchConcern.Of)]);
    }
}
