using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Ends a nomination or the registration it led to: by the participant or by the person, at any time, and by nobody
/// else (R5).
/// </summary>
sealed class WithdrawNomination(
    NomineeContacts contacts, StandingLetters letters, SecretariatClock clock, TimeProvider time)
    : IMutation<WithdrawNominationInput, WithdrawNominationPayload>
{
    static readonly WithdrawNominationValidator s_validator = new();

    public async Task<WithdrawNominationPayload> RunAsync(
        RegistryDb db, Caller caller, WithdrawNominationInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new WithdrawNominationPayload(null, null, errors);
        return input.What.Nomination is { } id
            ? await NominationAsync(db, caller, id.Key, input, cancellation)
            : await RegistrationAsync(db, caller, input.What.Registration!.Value.Key, input, cancellation);
    }

    async Task<WithdrawNominationPayload> NominationAsync(
        RegistryDb db, Caller caller, long id, WithdrawNominationInput input, CancellationToken cancellation)
    {
        var (nomination, error) = await db.FindNominationAsync(id, input.ExpectedVersion, caller, cancellation);
        if (nomination is null)
            return Refused(error!);
        var byPerson = nomination.IsAbout(caller);
        if (!byPerson && !nomination.IsOf(caller))
            return Refused(NotTheirs("what", "nomination"));
        if (nomination is { IsOpen: false, Registration: not { Until: null } })
            return Refused(new Conflict("The nomination has ended already.", "what", "nomination"));

        var now = time.GetUtcNow().UtcDateTime;
        if (nomination.Registration is { } registration)
            await EndAsync(db, registration, byPerson, caller, cancellation);
        if (byPerson)
        {
            nomination.Consent?.Withdraw(now);
            await TakeBackAsync(db, nomination.Registration, now, cancellation);
        }
        nomination.Take(
            byPerson ? NominationState.WithdrawnByEep : NominationState.WithdrawnByNominator,
            caller.Party(), now, input.Reason);
        if (nomination.Registration is null)
            contacts.Forget(db, nomination);
        await db.SaveChangesAsync(cancellation);
        return new WithdrawNominationPayload(nomination.Id, nomination.RegistrationId, []);
    }

    /// <summary>A registration that was brought in without a nomination here, or of which only it is known.</summary>
    async Task<WithdrawNominationPayload> RegistrationAsync(
        RegistryDb db, Caller caller, long id, WithdrawNominationInput input, CancellationToken cancellation)
    {
        var registration = await db.Set<Registration>().Include(r => r.Person)
            .FirstOrDefaultAsync(r => r.Id == id, cancellation);
        var byPerson = registration is not null && caller.PersonId == registration.PersonId;
        var isTheirs = byPerson
            || (caller.Role is CallerRole.FocalPoint && caller.ParticipantId == registration?.ParticipantId);
        if (registration is null || (!isTheirs && caller.Viewer.Reach is not Reach.Everything))
            return Refused(new NotFound("There is no such registration.", "what", "registration"));
        if (registration.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(registration.Version, input.ExpectedVersion));
        if (!isTheirs)
            return Refused(NotTheirs("what", "registration"));
        if (registration.Until is not null)
            return Refused(new Conflict("The registration has ended already.", "what", "registration"));

        var now = time.GetUtcNow().UtcDateTime;
        await EndAsync(db, registration, byPerson, caller, cancellation);
        var nomination = await db.Nominations().FirstOrDefaultAsync(n => n.RegistrationId == id, cancellation);
        if (byPerson)
        {
            nomination?.Consent?.Withdraw(now);
            await TakeBackAsync(db, registration, now, cancellation);
        }
        nomination?.CatchUp(caller.Party(), now, input.Reason);
        await db.SaveChangesAsync(cancellation);
        return new WithdrawNominationPayload(nomination?.Id, registration.Id, []);
    }

    /// <summary>With the registration, the consent under which the entry stood.</summary>
    static async Task TakeBackAsync(
        RegistryDb db, Registration? registration, DateTime now, CancellationToken cancellation)
    {
        if (registration is not null
            && await db.Set<EntryConsent>().FindAsync([registration.PersonId], cancellation) is { } consent)
            consent.Withdraw(ConsentChannel.SignedIn, now);
    }

    async Task EndAsync(
        RegistryDb db, Registration registration, bool byPerson, Caller caller, CancellationToken cancellation)
    {
        registration.End(
            byPerson ? RegistrationStatus.WithdrawnByEep : RegistrationStatus.WithdrawnByNominator, clock.Today);
        if (!byPerson)
            await letters.PostAsync(
                db, registration.Person, StandingChange.Withdrawn,
                await StandingLetters.NameAsync(db, caller, cancellation), cancellation);
    }

    static RuleViolation NotTheirs(params string[] path) => new("R5",
        "The participant that nominated withdraws, or the person; nobody else can take anybody off the register.",
        path);

    static WithdrawNominationPayload Refused(UserError error) => new(null, null, [error]);
}

sealed record WithdrawNominationInput(
    NominationOrRegistration What, int ExpectedVersion, string? Reason = null);

/// <summary>One of the two.</summary>
sealed record NominationOrRegistration(Id<Nomination>? Nomination = null, Id<Registration>? Registration = null);

sealed record WithdrawNominationPayload(
    long? NominationId, long? RegistrationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class WithdrawNominationValidator : AbstractValidator<WithdrawNominationInput>
{
    public WithdrawNominationValidator()
    {
        RuleFor(i => i.Reason).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
