using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
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
        // Those to which a nomination here led have the day of that.
        var led = db.Set<Nomination>().Where(n => n.RegistrationId != null)
            .Select(n => n.RegistrationId!.Value).ToHashSet();
        foreach (var row in rows)
        {
            if (!inForce.TryGetValue(row.Reference, out var registration))
                continue;
            if (row.Kind is PersonKind.Eep && row.ParticipantId == registration.ParticipantId)
            {
                registration.Status = InForce(row);
                Agree(registration, row);
                if (row.Annex.RegisteredOn is { } day && day != registration.From && !led.Contains(registration.Id))
                    db.Entry(registration).Property(r => r.From).CurrentValue = day;
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
        From = row.Annex.RegisteredOn ?? today,
        Status = InForce(row),
        ConsentedAt = row.Annex.Consent?.At,
        ConsentTextEdition = row.Annex.Consent?.Edition,
    });

    /// <summary>What the person agreed to here stays.</summary>
    static void Agree(Registration registration, PersonRow row)
    {
        if (row.Annex.Consent is { } consent && !(registration.ConsentedAt > consent.At))
            (registration.ConsentedAt, registration.ConsentTextEdition) = (consent.At, consent.Edition);
    }

    public void Dispose() => _registrations.Dispose();

    static RegistrationStatus InForce(PersonRow row) => row.Status switch
    {
        PersonStatus.Stale => RegistrationStatus.Stale,
        PersonStatus.ConsentPending => RegistrationStatus.ConsentPending,
        _ => RegistrationStatus.Registered,
    };

    static RegistrationStatus Ended(PersonRow row) => row.Status switch
    {
        PersonStatus.Replaced => RegistrationStatus.Replaced,
        PersonStatus.Deceased => RegistrationStatus.Deceased,
        _ => RegistrationStatus.WithdrawnByNominator,
    };
}
