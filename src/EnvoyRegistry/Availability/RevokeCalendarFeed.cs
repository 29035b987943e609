using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Availability;

/// <summary>Ends the address at which a person's days can be subscribed to.</summary>
sealed class RevokeCalendarFeed(CalendarDesk desk) : IMutation<RevokeCalendarFeedInput, RevokeCalendarFeedPayload>
{
    public async Task<RevokeCalendarFeedPayload> RunAsync(
        RegistryDb db, Caller caller, RevokeCalendarFeedInput input, CancellationToken cancellation)
    {
        var (calendar, error) = await desk.FindOwnAsync(db, input.Person.Key, null, caller, cancellation);
        if (calendar is null)
            return new RevokeCalendarFeedPayload(null, [error!]);
        if (await db.Set<CalendarFeed>().FindAsync([calendar.PersonId], cancellation) is not { } feed)
            return new RevokeCalendarFeedPayload(null, [new Conflict("There is no feed to revoke.", "person")]);
        db.Remove(feed);
        await db.SaveChangesAsync(cancellation);
        Idempotency.EraseSecret(db, calendar.PersonId);
        return new RevokeCalendarFeedPayload(calendar.PersonId, []);
    }
}

sealed record RevokeCalendarFeedInput(Id<Person> Person);

sealed record RevokeCalendarFeedPayload(long? PersonId, IReadOnlyList<UserError> Errors) : IPayload;
