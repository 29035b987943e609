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

    public async ValueTask ConflictsAsync(
        Batch<long, IEnumerable<DeclaredConflict>> asked, OperationContext operation)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var found = await conflicts.OfAsync(db, asked.Keys, operation.Cancellation);
        foreach (var person in asked.Keys)
            asked.Answer(person, found[person]);
    }
}
