using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>Begins a nomination: R1, and as far as the draft tells R4.</summary>
sealed class DraftNomination(NominationForm form, SecretariatClock clock, TimeProvider time)
    : IMutation<DraftNominationInput, DraftNominationPayload>
{
    public async Task<DraftNominationPayload> RunAsync(
        RegistryDb db, Caller caller, DraftNominationInput input, CancellationToken cancellation)
    {
        if (caller is not { Role: CallerRole.FocalPoint, ParticipantId: { } participantId })
            return Refused(
                new RuleViolation("R1", "Only the focal point of a participant nominates, and for it alone."));

        var (person, error) = await FindPersonAsync(db, input, cancellation);
        if (error is not null)
            return Refused(error);
        var nomination = new Nomination
        {
            Id = EntityId.New(),
            ParticipantId = participantId,
            Participant = await db.Set<Participant>().Include(p => p.NominatingNationalities)
                .SingleAsync(p => p.Id == participantId, cancellation),
            NomineeId = person?.Id ?? EntityId.New(),
            Person = person,
        };
        db.Add(nomination);

        var asked = input.Nominee ?? new NomineeInput();
        var errors = await form.WriteAsync(db, nomination, asked, cancellation);
        if (person is null && !asked.FullName.IsGiven)
        {
            errors.Insert(0, new InvalidInput(
                "Say who it is: `person` for somebody on the register, else `nominee` with `fullName`.", "nominee"));
        }
        if (NominationDesk.NationalityViolation(
            nomination.Participant, nomination.NationalitiesWith(asked), clock.Today,
            person is null ? ["nominee", "nationalities"] : ["person"]) is { } violation)
            errors.Add(violation);
        if (input.Replaces is { } replaced)
        {
            (nomination.Replaces, error) = await db.FindPlaceAsync(participantId, replaced.Key, cancellation);
            if (error is not null)
                errors.Add(error);
        }
        if (errors.Count > 0)
            return new DraftNominationPayload(null, errors);

        nomination.Take(NominationState.Draft, caller.Party(), time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return new DraftNominationPayload(nomination.Id, []);
    }

    static async Task<(Person? Person, UserError? Error)> FindPersonAsync(
        RegistryDb db, DraftNominationInput input, CancellationToken cancellation)
    {
        if (input.Person is not { } id)
            return (null, null);

        var person = await db.Set<Person>().Include(p => p.Expertise).Include(p => p.Languages)
            .Include(p => p.Registrations).ThenInclude(r => r.Participant).AsSplitQuery()
            .FirstOrDefaultAsync(p => p.Id == id.Key && p.Kind != PersonKind.Historical, cancellation);
        return person switch
        {
            null => (null, new NotFound("There is no such person.", "person")),
            { Status: PersonStatus.Deceased } => (null, new Conflict("The person has died.", "person")),
            _ when person.Registrations.Find(r => r.Until is null) is { } registration => (null, new Conflict(
                $"The person is an EEP already, registered by {registration.Participant.Name}.", "person")),
            _ => (person, null),
        };
    }

    static DraftNominationPayload Refused(UserError error) => new(null, [error]);
}

/// <param name="Person">Somebody who is on the register; null for somebody new.</param>
/// <param name="Replaces">Whose place the nominee is to take.</param>
sealed record DraftNominationInput(
    NomineeInput? Nominee = null, Id<Person>? Person = null, Id<Person>? Replaces = null);

sealed record DraftNominationPayload(long? NominationId, IReadOnlyList<UserError> Errors) : IPayload;
