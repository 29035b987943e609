using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Puts down what a person did before, with its source, or puts right what stands there.</summary>
sealed class RecordEngagement(EngagementForm form) : IMutation<RecordEngagementInput, RecordEngagementPayload>
{
    public async Task<RecordEngagementPayload> RunAsync(
        RegistryDb db, Caller caller, RecordEngagementInput input, CancellationToken cancellation)
    {
        long? written = null;
        var payload = await EntryDesk.ChangeAsync<RecordEngagementPayload>(
            db, caller, input, Keeper.PersonOrUnit, async person =>
        {
            var engagement = new Engagement { Id = EntityId.New(), PersonId = person.Id, Title = "", Summary = "" };
            if (input.Replaces is not { } known)
                db.Add(engagement);
            else
            {
                var (found, error) = await db.FindOwnEngagementAsync(
                    person, known.Key, caller, "replaces", cancellation);
                if (found is null)
                    return [error!];
                engagement = found;
            }
            written = engagement.Id;
            return await form.WriteAsync(db, engagement, input.Engagement, caller, cancellation);
        }, cancellation);
        return payload.Errors.Count == 0 ? payload with { EngagementId = written } : payload;
    }
}

/// <param name="Replaces">One of the person's that is put right; null for another one.</param>
sealed record RecordEngagementInput(
    Id<Person> Person, int ExpectedVersion, EngagementInput Engagement, Id<Engagement>? Replaces = null)
    : EntryInput(Person, ExpectedVersion);

sealed record RecordEngagementPayload : EntryPayload
{
    public long? EngagementId { get; init; }
}

static class OwnEngagements
{
    /// <summary>An engagement of the person, if the caller may change it.</summary>
    /// <param name="at">Where in the input it is named.</param>
    public static async Task<(Engagement? Found, UserError? Error)> FindOwnEngagementAsync(
        this RegistryDb db, Person person, long id, Caller caller, string at, CancellationToken cancellation)
    {
        var engagement = await db.Set<Engagement>().Include(e => e.Sources)
            .FirstOrDefaultAsync(e => e.Id == id && e.PersonId == person.Id, cancellation);
        return engagement switch
        {
            null => (null, new NotFound("There is no such engagement of this person.", at)),
            { Grade: not null } when caller.Role is CallerRole.Member => (null, new Conflict(
                "This is known from sources, and the ARF Unit keeps it; tell it what is wrong.", at)),
            _ => (engagement, null),
        };
    }
}
