using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Changes a nomination that is not registered yet. What the person agreed to, or is being asked to agree to, does not
/// change behind her back: such an edit takes the nomination back to a draft.
/// </summary>
sealed class EditNomination(NominationForm form, SecretariatClock clock, TimeProvider time)
    : IMutation<EditNominationInput, EditNominationPayload>
{
    public async Task<EditNominationPayload> RunAsync(
        RegistryDb db, Caller caller, EditNominationInput input, CancellationToken cancellation)
    {
        var (nomination, error) = await db.FindOwnNominationAsync(
            input.Nomination.Key, input.ExpectedVersion, caller, cancellation);
        if (nomination is null)
            return Refused(error!);
        if (!nomination.IsOpen)
            return Refused(new Conflict(
                "The nomination is registered or has ended: the entry is the person's to change.", "nomination"));

        var asked = input.Nominee ?? new NomineeInput();
        var errors = await form.WriteAsync(db, nomination, asked, cancellation);
        if (NominationDesk.NationalityViolation(
            nomination.Participant, nomination.NationalitiesWith(asked), clock.Today, "nominee", "nationalities")
            is { } violation)
            errors.Add(violation);
        if (input.Replaces.Value is { } replaced)
        {
            (nomination.Replaces, error) = await db.FindPlaceAsync(
                nomination.ParticipantId, replaced.Key, cancellation);
            if (error is not null)
                errors.Add(error);
        }
        else if (input.Replaces.IsGiven)
            (nomination.Replaces, nomination.ReplacesId) = (null, null);
        if (errors.Count > 0)
            return new EditNominationPayload(null, errors);

        var now = time.GetUtcNow().UtcDateTime;
        if (NominationForm.TouchesConsent(asked))
            nomination.EntryVersion++;
        // What was returned is taken up again by whatever edit; what is with the person only by one that concerns her.
        if (nomination.State is NominationState.Returned
            || (nomination.State is not NominationState.Draft && NominationForm.TouchesConsent(asked)))
            nomination.Take(
                nomination is { State: NominationState.Returned, HasConsent: true }
                    ? NominationState.Consented
                    : NominationState.Draft,
                caller.Party(), now);
        else
            nomination.Version++;
        await db.SaveChangesAsync(cancellation);
        return new EditNominationPayload(nomination.Id, []);
    }

    static EditNominationPayload Refused(UserError error) => new(null, [error]);
}

sealed record EditNominationInput(
    Id<Nomination> Nomination,
    int ExpectedVersion,
    NomineeInput? Nominee = null,
    Optional<Id<Person>?> Replaces = default);

sealed record EditNominationPayload(long? NominationId, IReadOnlyList<UserError> Errors) : IPayload;
