using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Appointments;

/// <summary>What becomes of an appointment when the Chair changes, as the new office decides.</summary>
sealed class Succession(AppointmentDesk desk, AppointmentPost post, CaseTexts texts)
{
    /// <summary>It goes on; where the consents of parties do not, they are asked anew, each to what it was.</summary>
    public async Task<UserError?> ContinueAsync(
        RegistryDb db, long id, bool? consentsCarryOver, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(db, id, null, cancellation);
        if (appointment is null)
            return error;
        var given = appointment.ConsentsTo(ConsentSubject.Terms).Concat(appointment.ConsentsTo(ConsentSubject.Person))
            .Where(c => c.State is ConsentState.Granted).ToList();
        if (given.Count == 0)
            return null;
        if (consentsCarryOver is not { } carry)
            return new RuleViolation("R16",
                "Parties have given their consent: say whether it carries over to the new Chair.", "consentsCarryOver");
        if (!carry)
        {
            foreach (var consent in given)
            {
                consent.AskAgain();
                post.AskConsent(db, appointment, consent);
            }
            await desk.SaveAsync(db, appointment, cancellation);
            return null;
        }
        return appointment.CurrentTerms is { Mandate: MandateBasis.ChairTerm } ? new RuleViolation("R16",
            "The parties agreed to terms for the term of the Chair, which is over: their consent is asked anew.",
            "consentsCarryOver") : null;
    }

    /// <summary>
    /// It ends: once somebody was appointed with the last report, which is owed; before, the request is refused.
    /// </summary>
    public async Task<UserError?> ConcludeAsync(
        RegistryDb db, long id, string reason, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(db, id, null, cancellation);
        if (appointment is null)
            return error;
        await EndAsync(db, appointment, reason, cancellation);
        return null;
    }

    /// <summary>It ends, and the same is asked for anew, by the new office.</summary>
    /// <param name="office">The participant that chairs now.</param>
    public async Task<(long? Successor, UserError? Error)> PassOnAsync(
        RegistryDb db, long id, string reason, long office, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(db, id, null, cancellation);
        if (appointment is null)
            return (null, error);
        if (appointment.Situation is not { IsOpen: true } situation)
            return (null, new Conflict(
                "It has no situation that is open, in which another could be asked for: continue or conclude it.",
                "decision"));
        var key = EntityId.New();
        var successor = new Appointment
        {
            Id = key,
            SituationId = situation.Id,
            Situation = situation,
            IsExercise = situation.IsExercise,
            Mission = appointment.Mission,
            HolderKind = appointment.HolderKind,
            RequestedAt = desk.Now,
            RequestedById = office,
            IsProposal = false,
            Lawful = Copy(nameof(Appointment.Lawful), appointment.Lawful),
            Safe = Copy(nameof(Appointment.Safe), appointment.Safe),
            Urgent = Copy(nameof(Appointment.Urgent), appointment.Urgent),
            Motive = Copy(nameof(Appointment.Motive), appointment.Motive),
        };
        successor.Take(AppointmentStatus.Requested, WaitsFor.Office, desk.Now);
        db.Add(successor);
        await EndAsync(db, appointment, reason, cancellation);
        await desk.SaveAsync(db, successor, cancellation);
        return (key, null);

        string Copy(string column, string text) => texts.Seal<Appointment>(
            db, key, column, texts.Open<Appointment>(db, appointment.Id, column, text)!);
    }

    async Task EndAsync(RegistryDb db, Appointment appointment, string reason, CancellationToken cancellation)
    {
        if (appointment.Status is not AppointmentStatus.Reporting)
        {
            appointment.Reason = desk.Seal(db, appointment, reason);
            appointment.End(
                appointment.WasAppointed ? AppointmentStatus.Reporting : AppointmentStatus.Refused, desk.Now);
        }
        await desk.SaveAsync(db, appointment, cancellation);
    }
}
