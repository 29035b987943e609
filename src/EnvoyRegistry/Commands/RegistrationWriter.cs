using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Commands;

/// <summary>Begins and ends registrations as the rows of an import tell.</summary>
sealed class RegistrationWriter(RegistryDb db, DateOnly today) : IDisposable
{
    readonly TableWriter<Registration> _registrations = TableWriter<Registration>.Inserting(db);

    /// <summary>Before any other begins: the database counts a participant's five places at every step.</summary>
    /// <returns>The references of those who go on in the place they have.</returns>
    public HashSet<string> End(IEnumerable<PersonRow> rows)
    {
        var placed = new HashSet<string>();
        var inForce = db.Set<Registration>().Include(r => r.Person).Where(r => r.Until == null)
            .ToDictionary(r => r.Person.ExternalReference);
        foreach (var row in rows)
        {
            if (!inForce.TryGetValue(row.Reference, out var registration))
                continue;
            if (row.Kind is PersonKind.Eep && row.ParticipantId == registration.ParticipantId)
            {
                registration.Status = InForce(row);
                placed.Add(row.Reference);
            }
            else
            {
                registration.Until = registration.From > today ? registration.From : today;
                registration.Status = Ended(row);
            }
        }
        foreach (var changed in db.ChangeTracker.Entries<Registration>().Where(e => e.State is EntityState.Modified))
            changed.Entity.Version++;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        return placed;
    }

    public void Begin(PersonRow row, long personId) => _registrations.Write(new Registration
    {
        Id = EntityId.New(),
        PersonId = personId,
        ParticipantId = row.ParticipantId!.Value,
        From = today,
        Status = InForce(row),
    });

    public void Dispose() => _registrations.Dispose();

    static RegistrationStatus InForce(PersonRow row) =>
        row.Status is PersonStatus.Stale ? RegistrationStatus.Stale : RegistrationStatus.Registered;

    static RegistrationStatus Ended(PersonRow row) => row.Status switch
    {
        PersonStatus.Replaced => RegistrationStatus.Replaced,
        PersonStatus.Deceased => RegistrationStatus.Deceased,
        _ => RegistrationStatus.WithdrawnByNominator,
    };
}
