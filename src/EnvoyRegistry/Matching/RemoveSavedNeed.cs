using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>Keeps a need no longer.</summary>
sealed class RemoveSavedNeed : IMutation<RemoveSavedNeedInput, RemoveSavedNeedPayload>
{
    public async Task<RemoveSavedNeedPayload> RunAsync(
        RegistryDb db, Caller caller, RemoveSavedNeedInput input, CancellationToken cancellation)
    {
        if (await db.Set<SavedNeed>().SingleOrDefaultAsync(n => n.Id == input.SavedNeed.Key, cancellation)
            is not { } saved)
            return new RemoveSavedNeedPayload([new NotFound("Your office keeps no such need.", "savedNeed")]);
        db.Remove(saved);
        await db.SaveChangesAsync(cancellation);
        return new RemoveSavedNeedPayload([]);
    }
}

sealed record RemoveSavedNeedInput(Id<SavedNeed> SavedNeed);

sealed record RemoveSavedNeedPayload(IReadOnlyList<UserError> Errors) : IPayload;
