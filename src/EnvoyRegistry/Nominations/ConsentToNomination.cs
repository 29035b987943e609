using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>R3: the person's own answer, and nobody else's.</summary>
sealed class ConsentToNomination(NomineeContacts contacts, TimeProvider time)
    : IMutation<ConsentToNominationInput, ConsentToNominationPayload>
{
    public async Task<ConsentToNominationPayload> RunAsync(
        RegistryDb db, Caller caller, ConsentToNominationInput input, CancellationToken cancellation)
    {
        var (nomination, error) = await db.FindNominationAsync(
            input.Nomination.Key, input.ExpectedVersion, caller, cancellation);
        if (nomination is null)
            return new ConsentToNominationPayload(null, [error!]);
        if (!nomination.IsAbout(caller))
            return new ConsentToNominationPayload(null, [new RuleViolation(
                "R3", "The person herself or himself consents; nobody does it for another.", "nomination")]);

        error = Answer(
            db, nomination, input.Consents, input.TextEdition, input.WillingToServe, ConsentChannel.SignedIn);
        if (error is not null)
            return new ConsentToNominationPayload(null, [error]);
        await db.SaveChangesAsync(cancellation);
        return new ConsentToNominationPayload(nomination.Id, []);
    }

    /// <summary>Puts the answer down; to be saved.</summary>
    public UserError? Answer(
        RegistryDb db, Nomination nomination, bool consents, int textEdition, bool? willing, ConsentChannel channel)
    {
        if (nomination is not { State: NominationState.ConsentAsked, Consent: { State: ConsentState.Pending } consent })
            return new Conflict("No answer is being waited for.", "nomination");
        if (consent.Text.Edition != textEdition)
            return new Conflict(
                $"Consent is asked to edition {consent.Text.Edition} of the text, not to {textEdition}. Read that " +
                "first.",
                "textEdition");
        if (consents && consent.Text.SupersededAt is not null)
            return new RuleViolation("R3",
                "The text was replaced since consent was asked; the focal point has to ask again.", "textEdition");

        var now = time.GetUtcNow().UtcDateTime;
        consent.Answer(consents, channel, willing, now);
        nomination.Take(
            consents ? NominationState.Consented : NominationState.ConsentRefused, NominationParty.Nominee, now);
        if (!consents)
            contacts.Forget(db, nomination);
        return null;
    }
}

/// <param name="TextEdition">Of the text that the person read.</param>
sealed record ConsentToNominationInput(
    Id<Nomination> Nomination, int ExpectedVersion, bool Consents, int TextEdition, bool? WillingToServe = null);

sealed record ConsentToNominationPayload(long? NominationId, IReadOnlyList<UserError> Errors) : IPayload;
