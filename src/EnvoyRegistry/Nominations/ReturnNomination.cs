using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Sends a nomination back to its focal point because something is missing that R6 asks for. There is no other reason:
/// whoever is nominated, and how well suited, is nobody's to judge (R5).
/// </summary>
sealed class ReturnNomination(TimeProvider time) : IMutation<ReturnNominationInput, ReturnNominationPayload>
{
    public async Task<ReturnNominationPayload> RunAsync(
        RegistryDb db, Caller caller, ReturnNominationInput input, CancellationToken cancellation)
    {
        var (nomination, error) = await db.FindNominationAsync(
            input.Nomination.Key, input.ExpectedVersion, caller, cancellation);
        if (nomination is null)
            return Refused(error!);
        if (caller.Role is not (CallerRole.Chair or CallerRole.Unit))
            return Refused(new RuleViolation("R7",
                "Nominations are collected by the Chair: its office, or the ARF Unit, returns what is incomplete.",
                "nomination"));
        if (nomination.State is not (NominationState.ConsentAsked or NominationState.Consented))
            return Refused(new Conflict(
                "Only a nomination that is on its way and not registered can be returned.", "nomination"));
        if (input.Missing.Count == 0)
            return Refused(new RuleViolation("R5",
                "Name what is missing. A nomination is returned for being incomplete, never on its merits.",
                "missing"));
        if (input.Missing.Except(nomination.MissingFields()).ToList() is { Count: > 0 } there)
            return Refused(new RuleViolation("R5",
                $"The entry does hold {string.Join(", ", there.Select(NextStep.Words))}. A nomination is returned " +
                "for being incomplete, never on its merits.", "missing"));

        nomination.Take(NominationState.Returned, caller.Party(), time.GetUtcNow().UtcDateTime,
            $"Missing (R6): {string.Join(", ", input.Missing.Distinct().Order().Select(NextStep.Words))}.");
        await db.SaveChangesAsync(cancellation);
        return new ReturnNominationPayload(nomination.Id, []);
    }

    static ReturnNominationPayload Refused(UserError error) => new(null, [error]);
}

sealed record ReturnNominationInput(Id<Nomination> Nomination, int ExpectedVersion, IReadOnlyList<EntryField> Missing);

sealed record ReturnNominationPayload(long? NominationId, IReadOnlyList<UserError> Errors) : IPayload;
