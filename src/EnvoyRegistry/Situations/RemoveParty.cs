using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>R16: the Chair decides, with a reason, that somebody is a party no more.</summary>
sealed class RemoveParty(IEnumerable<ISituationWatcher> watchers, TimeProvider time)
    : IMutation<RemovePartyInput, RemovePartyPayload>
{
    static readonly RemovePartyValidator s_validator = new();

    public async Task<RemovePartyPayload> RunAsync(
        RegistryDb db, Caller caller, RemovePartyInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var (situation, error) = await db.FindSituationAsync(
            input.Situation.Key, input.ExpectedVersion, cancellation);
        if (situation is null)
            return new RemovePartyPayload(null, [error!, .. errors]);
        if (errors.Count > 0)
            return new RemovePartyPayload(null, errors);
        if (situation.Parties.Find(p => p.Id == input.Party.Key && !p.IsRemoved) is not { } party)
            return new RemovePartyPayload(null, [new NotFound("There is no such party in the situation.", "party")]);

        var now = time.GetUtcNow().UtcDateTime;
        party.RemovedAt = now;
        situation.Decide(party, PartyDecisionKind.Removed, input.Reason.Trim(), now);
        foreach (var watcher in watchers)
            await watcher.ChangedAsync(db, situation, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new RemovePartyPayload(situation.Id, []);
    }
}

sealed record RemovePartyInput(
    Id<Situation> Situation, int ExpectedVersion, Id<SituationParty> Party, string Reason);

sealed record RemovePartyPayload(long? SituationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RemovePartyValidator : AbstractValidator<RemovePartyInput>
{
    public RemovePartyValidator()
    {
        RuleFor(i => i.Reason).Must(Text.IsThere).WithErrorCode("R16")
            .WithMessage("Whose consent is needed is decided for a reason, which stays on record; give it.");
        RuleFor(i => i.Reason).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
