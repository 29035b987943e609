using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>R3: asks the person for consent, to the entry as it stands and the text in force.</summary>
sealed class AskConsent(ConsentLetter letter, TimeProvider time) : IMutation<AskConsentInput, AskConsentPayload>
{
    public async Task<AskConsentPayload> RunAsync(
        RegistryDb db, Caller caller, AskConsentInput input, CancellationToken cancellation)
    {
        var (nomination, error) = await db.FindOwnNominationAsync(
            input.Nomination.Key, input.ExpectedVersion, caller, cancellation);
        if (nomination is null)
            return Refused(error!);
        if (!nomination.IsOpen)
            return Refused(new Conflict("The nomination is registered or has ended.", "nomination"));
        if (nomination.HasConsent)
            return Refused(new Conflict("The person has consented; the nomination can be submitted.", "nomination"));
        if (nomination.PersonId is null && nomination.Contact is null)
            return Refused(Completeness.Violation(EntryField.Contact));

        var now = time.GetUtcNow().UtcDateTime;
        var text = await db.ConsentTextInForceAsync(cancellation);
        nomination.Consent = new NominationConsent
        {
            Id = EntityId.New(),
            NominationId = nomination.Id,
            TextId = text.Id,
            EntryVersion = nomination.EntryVersion,
            AskedAt = now,
        };
        db.Add(nomination.Consent);
        letter.Post(db, nomination, nomination.Consent, now);
        nomination.Take(NominationState.ConsentAsked, caller.Party(), now);
        await db.SaveChangesAsync(cancellation);
        return new AskConsentPayload(nomination.Id, []);
    }

    static AskConsentPayload Refused(UserError error) => new(null, [error]);
}

sealed record AskConsentInput(Id<Nomination> Nomination, int ExpectedVersion);

sealed record AskConsentPayload(long? NominationId, IReadOnlyList<UserError> Errors) : IPayload;
