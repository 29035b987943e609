using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Opens what is sealed of people; it is asked only for those of whom the caller may see it.</summary>
sealed class EntryReader(
    IDbContextFactory<RegistryDb> contexts, PersonContacts contacts, ConflictsOfInterest conflicts)
{
    // Of this request; a statement never changes.
    readonly Dictionary<long, ConflictStatement> _statements = [];

    public async ValueTask ContactsAsync(Batch<long, ContactDetails> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        foreach (var (person, contact) in await contacts.OfAsync(db, asked.Keys, operation.Cancellation))
            asked.Answer(person, contact);
    }

    /// <summary>What a conflict states, by the key of the conflict: each is opened once, for all its fields.</summary>
    public async ValueTask StatementsAsync<T>(
        Batch<long, T> asked, Func<ConflictStatement, T> part, OperationContext operation)
    {
        List<long> closed = [.. asked.Keys.Where(key => !_statements.ContainsKey(key))];
        if (closed.Count > 0)
        {
            await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
            foreach (var conflict in await conflicts.ReadAsync(db, c => closed.Contains(c.Id), operation.Cancellation))
                _statements.Add(conflict.Id, conflict.Statement);
        }
        foreach (var key in asked.Keys)
        {
            if (_statements.TryGetValue(key, out var statement))
                asked.Answer(key, part(statement));
        }
    }
}
