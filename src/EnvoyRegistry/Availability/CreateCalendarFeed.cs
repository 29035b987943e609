using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Availability;

/// <summary>Gives a person's days an address to subscribe to; whatever address they had before ends.</summary>
sealed class CreateCalendarFeed(CalendarDesk desk, PublicAddress address)
    : IMutation<CreateCalendarFeedInput, CreateCalendarFeedPayload>
{
    public async Task<CreateCalendarFeedPayload> RunAsync(
        RegistryDb db, Caller caller, CreateCalendarFeedInput input, CancellationToken cancellation)
    {
        var (calendar, error) = await desk.FindOwnAsync(db, input.Person.Key, null, caller, cancellation);
        if (calendar is null)
            return new CreateCalendarFeedPayload(null, null, [error!]);
        if (await db.Set<CalendarFeed>().FindAsync([calendar.PersonId], cancellation) is { } earlier)
        {
            db.Remove(earlier);
            await db.SaveChangesAsync(cancellation);
            Idempotency.EraseSecret(db, calendar.PersonId);
        }
        var secret = Secret.New(CalendarFeed.SecretPrefix);
        db.Add(new CalendarFeed
        {
            PersonId = calendar.PersonId,
            Hash = Secret.Hash(secret),
            CreatedAt = calendar.Now,
        });
        await db.SaveChangesAsync(cancellation);
        return new CreateCalendarFeedPayload(calendar.PersonId, address.LinkTo(FeedPage.PathOf(secret)), []);
    }
}

sealed record CreateCalendarFeedInput(Id<Person> Person);

/// <param name="Url">Told this once.</param>
sealed record CreateCalendarFeedPayload(long? PersonId, string? Url, IReadOnlyList<UserError> Errors) : IPayload
{
    long? IPayload.TellsSecretOf => PersonId;
}
