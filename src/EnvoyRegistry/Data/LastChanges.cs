using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EnvoyRegistry.Data;

/// <summary>A row that says when it was last changed, so that whoever keeps a copy asks for what is newer.</summary>
interface IDated
{
    /// <summary>Set by <see cref="LastChanges"/>, and by whoever writes rows past EF.</summary>
    DateTime UpdatedAt { get; set; }
}

/// <summary>Puts the time to whatever is saved.</summary>
sealed class LastChanges(TimeProvider time) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData, InterceptionResult<int> result)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<IDated>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
                entry.Entity.UpdatedAt = now;
        }
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));
}
