using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>How mutations find what they change, and go on with it.</summary>
sealed class AppointmentDesk(Progress progress, CaseTexts texts, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// The appointment whole, for a caller who sees it, brought to where it is now; or why it cannot be changed. From
    /// here on <paramref name="db"/> reads as the register itself: whoever acts sees a part of it alone, and what
    /// follows from the act does not depend on that.
    /// </summary>
    public async Task<(Appointment? Appointment, UserError? Error)> FindAsync(
        RegistryDb db, long id, int? expectedVersion, CancellationToken cancellation)
    {
        if (!await db.Set<Appointment>().AnyAsync(a => a.Id == id, cancellation))
            return (null, new NotFound("There is no such appointment.", "appointment"));
        db.Viewer = Viewer.Register;
        var appointment = (await db.LoadAppointmentAsync(id, cancellation))!;
        await progress.AdvanceAsync(db, appointment, Now, cancellation);
        return expectedVersion is { } version && version != appointment.Version
            ? (null, new StaleVersion(appointment.Version, version)) : (appointment, null);
    }

    /// <summary>One act on an appointment: refused, or done, gone on from, and saved.</summary>
    /// <param name="refusals">Why it cannot be done now; none where it can.</param>
    /// <returns>The appointment, or what stands against it, as a payload has them.</returns>
    public async Task<(long? Id, IReadOnlyList<UserError> Errors)> ActAsync(
        RegistryDb db, Id<Appointment> id, int expectedVersion, Func<Appointment, IEnumerable<UserError>> refusals,
        Action<Appointment> act, CancellationToken cancellation)
    {
        var (appointment, error) = await FindAsync(db, id.Key, expectedVersion, cancellation);
        if (appointment is null)
            return (null, [error!]);
        if (refusals(appointment).ToList() is { Count: > 0 } errors)
            return (null, errors);
        act(appointment);
        await SaveAsync(db, appointment, cancellation);
        return (appointment.Id, []);
    }

    /// <summary>Why an act was done, as it is kept.</summary>
    public string Seal(RegistryDb db, Appointment appointment, string reason) =>
        texts.Seal<Appointment>(db, appointment.Id, nameof(Appointment.Reason), reason.Trim());

    /// <summary>Goes on from what was decided, and saves.</summary>
    public async Task SaveAsync(RegistryDb db, Appointment appointment, CancellationToken cancellation)
    {
        appointment.Version++;
        await progress.AdvanceAsync(db, appointment, Now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}

static class AppointmentLookup
{
    /// <summary>With all that decides how it goes on.</summary>
    public static Task<Appointment?> LoadAppointmentAsync(
        this RegistryDb db, long id, CancellationToken cancellation) =>
        db.WholeAppointments().FirstOrDefaultAsync(a => a.Id == id, cancellation);

    /// <summary>Each with all that decides how it goes on.</summary>
    public static IQueryable<Appointment> WholeAppointments(this RegistryDb db) =>
        db.Set<Appointment>()
            .Include(a => a.Situation!.Parties).ThenInclude(p => p.Participant)
            .Include(a => a.Situation!.Matters)
            .Include(a => a.Terms).ThenInclude(t => t.Basis)
            .Include(a => a.Consents).ThenInclude(c => c.Party.Participant)
            .Include(a => a.Offers).ThenInclude(o => o.Commitment)
            .Include(a => a.Offers).ThenInclude(o => o.Person)
            .Include(a => a.Offers).ThenInclude(o => o.Office)
            .Include(a => a.Reports)
            .Include(a => a.Person)
            .Include(a => a.Steps.OrderBy(s => s.Number))
            .AsSplitQuery();
}
