using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Takes away what somebody enrolled in a name and never confirmed by the letter: whose entry it would be did not ask
/// for it.
/// </summary>
sealed class EnrolmentRound(
    IDbContextFactory<RegistryDb> contexts, RegisterChange register, EntryRemoval removal, TimeProvider time)
    : IDailyRound
{
    public async Task PostAsync(CancellationToken cancellation)
    {
        var until = time.GetUtcNow().UtcDateTime - EntryConsentLetter.Lifetime;
        foreach (var person in await LapsedAsync(until, cancellation))
        {
            await register.RunAsync("takeAwayEnrolment", async (db, caller) =>
            {
                var lapsed = await db.Set<Person>().Include(p => p.Registrations)
                    .FirstOrDefaultAsync(p => p.Id == person && p.Status == PersonStatus.ConsentPending, cancellation);
                if (lapsed is not null)
                    await removal.TakeAwayAsync(db, lapsed, caller, ConsentChannel.Link, cancellation);
                return new TakenAway();
            }, cancellation, by: Caller.Register);
        }
    }

    async Task<List<long>> LapsedAsync(DateTime until, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Set<EntryConsent>()
            .Where(c => c.EnrolledBy == NominationParty.Nominee && c.State == ConsentState.Pending && c.AskedAt < until)
            .Select(c => c.PersonId).ToListAsync(cancellation);
    }

    sealed record TakenAway : IPayload
    {
        public IReadOnlyList<UserError> Errors { get; init; } = [];
    }
}
