using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Takes an engagement off an entry, because it was put down by mistake.</summary>
sealed class RemoveEngagement : IMutation<RemoveEngagementInput, RemoveEngagementPayload>
{
    public Task<RemoveEngagementPayload> RunAsync(
        RegistryDb db, Caller caller, RemoveEngagementInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<RemoveEngagementPayload>(db, caller, input, Keeper.PersonOrUnit, async person =>
        {
            var (engagement, error) = await db.FindOwnEngagementAsync(
                person, input.Engagement.Key, caller, "engagement", cancellation);
            if (engagement is null)
                return [error!];
            db.Remove(engagement);
            return [];
        }, cancellation);
}

sealed record RemoveEngagementInput(Id<Person> Person, int ExpectedVersion, Id<Engagement> Engagement)
    : EntryInput(Person, ExpectedVersion);

sealed record RemoveEngagementPayload : EntryPayload;
