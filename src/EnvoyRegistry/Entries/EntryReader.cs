using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Opens what is sealed of people; it is asked only for those of whom the caller may see it.</summary>
sealed class EntryReader(
    IDbContextFactory<RegistryDb> contexts, PersonContacts contacts, ConflictsOfInterest conflicts)
{
    public async ValueTask ContactsAsync(Batch<long, ContactDetails> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        foreach (var (person, contact) in await contacts.OfAsync(db, asked.Keys, operation.Cancellation))
            asked.Answer(person, contact);
    }

    /// <summary>What a conflict states, by the key of the conflict.</summary>
    public async ValueTask StatementsAsync<T>(
        Batch<long, T> asked, Func<ConflictStatement, T> part, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        foreach (var conflict in await conflicts.ReadAsync(db, c => asked.Keys.Contains(c.Id), operation.Cancellation))
            asked.Answer(conflict.Id, part(conflict.Statement));
    }
}
