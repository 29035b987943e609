using EnvoyRegistry.Availability;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary>What an import tells of the days of one person.</summary>
readonly record struct StatedCalendar(long PersonId, bool IsNew, IReadOnlyList<WindowTerms> Windows);

/// <summary>Gives people the windows that an import tells of, and takes those away that it does not.</summary>
sealed class WindowWriter(RegistryDb db) : IDisposable
{
    readonly TableWriter<AvailabilityWindow> _windows = TableWriter<AvailabilityWindow>.Inserting(db);

    /// <returns>How many people have other windows now.</returns>
    public int Write(IReadOnlyList<StatedCalendar> people)
    {
        var ids = people.Where(person => !person.IsNew).Select(person => person.PersonId).ToList();
        var stored = (ids.Count == 0 ? [] : db.Set<AvailabilityWindow>().AsNoTracking()
            .Where(w => ids.Contains(w.PersonId)).ToList()).ToLookup(w => w.PersonId);
        var made = new List<AvailabilityWindow>();
        var changed = new List<long>();
        foreach (var person in people)
        {
            var stated = person.Windows.ToHashSet();
            var kept = stored[person.PersonId]
                .Where(w => stated.Remove(w.Terms with { Origin = WindowOrigin.Stated, Beneath = null })).ToList();
            var calendar = new Calendar(person.PersonId, kept);
            foreach (var terms in stated)
                if (calendar.Place(EntityId.New(), terms) is { } refusal)
                    throw new InvalidOperationException(refusal);

            var removed = stored[person.PersonId].Except(kept).ToList();
            db.RemoveRange(removed);
            made.AddRange(calendar.Windows.Except(kept));
            if (removed.Count + stated.Count > 0)
                changed.Add(person.PersonId);
        }

        // New windows may lie where others were.
        db.SaveChanges();
        db.ChangeTracker.Clear();
        foreach (var window in made)
            _windows.Write(window);
        db.Set<PersonCalendar>().Where(c => changed.Contains(c.PersonId))
            .ExecuteUpdate(set => set.SetProperty(c => c.Version, c => c.Version + 1));
        return changed.Count;
    }

    public void Dispose() => _windows.Dispose();
}
