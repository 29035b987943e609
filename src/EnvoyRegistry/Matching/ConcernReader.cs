using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>
/// A match whose concerns are asked. There is one need in a place of a document, so the person says which match it is.
/// It is asked for more often than answered: what it tells is worked out by who reads it.
/// </summary>
sealed record Concerned(long PersonId, Matcher Matcher, int Row)
{
    /// <summary>Those that the need is about or whose nationals it leaves out, and those of parties.</summary>
    public IReadOnlyList<string> Countries => Matcher.Countries;

    /// <summary>Countries of the parties to the situation.</summary>
    public IReadOnlyList<string> Parties => Matcher.Parties;

    /// <summary>The concerns that the index tells of: those about windows, dates and nationalities.</summary>
    public IReadOnlyList<MatchConcern> OfIndex => MatchConcern.Find(Matcher, Row);

    public bool Equals(Concerned? other) => other?.PersonId == PersonId;

    public override int GetHashCode() => PersonId.GetHashCode();
}

/// <summary>
/// Adds to the concerns of the index those about ties, offices and contacts. They are read for the matches of a page
/// alone, and nothing of them is in the index: so no order, count or cursor can depend on a tie.
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
            asked.Answer(key, [.. key.OfIndex, .. found[key.PersonId].Select(MatchConcern.Of)]);
    }
}
