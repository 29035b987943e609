using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Ends a grouping with its task (R21); or takes a request back, by the government that asked.</summary>
sealed class DissolveGrouping(GroupingDesk desk) : IMutation<DissolveGroupingInput, DissolveGroupingPayload>
{
    static readonly DissolveGroupingValidator s_validator = new();

    public async Task<DissolveGroupingPayload> RunAsync(
        RegistryDb db, Caller caller, DissolveGroupingInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new DissolveGroupingPayload(null, errors);
        var (grouping, error) = await GroupingDesk.FindAsync(
            db, input.Grouping.Key, input.ExpectedVersion, cancellation);
        if (grouping is null)
            return Refused(error!);
        if (caller.Role is CallerRole.FocalPoint && NotTakenBack(grouping, caller) is { } refusal)
            return Refused(refusal);

        var on = input.On ?? desk.Today;
        if (on > desk.Today)
            return Refused(new InvalidInput(
                $"The last day cannot be one to come; today is {desk.Today:yyyy-MM-dd}.", "on"));
        if (grouping.WasConstituted && on < grouping.From)
            return Refused(new InvalidInput(
                $"The last day cannot be before the first, {grouping.From:yyyy-MM-dd}.", "on"));

        grouping.End(on, input.Reason.Trim());
        await desk.SaveAsync(db, grouping, cancellation);
        return new DissolveGroupingPayload(grouping.Id, []);
    }

    static UserError? NotTakenBack(Grouping grouping, Caller caller) =>
        grouping.Request?.RequestedById != caller.ParticipantId
            ? new RuleViolation("R1", "Only whoever asked takes a request back.", "grouping")
            : grouping.Status is GroupingStatus.Proposed ? null : new Conflict(
                "All participants are or were consulted on the team; ask the Chair's office to end it.", "grouping");

    static DissolveGroupingPayload Refused(UserError error) => new(null, [error]);
}

sealed record DissolveGroupingInput(Id<Grouping> Grouping, int ExpectedVersion, DateOnly? On, string Reason);

sealed record DissolveGroupingPayload(long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class DissolveGroupingValidator : AbstractValidator<DissolveGroupingInput>
{
    public DissolveGroupingValidator() =>
        RuleFor(i => i.Reason).Must(Text.IsThere).WithMessage("Say why it ends.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
}
