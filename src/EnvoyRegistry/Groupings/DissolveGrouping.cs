using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>Ends a grouping with its task (R21).</summary>
sealed class DissolveGrouping(SecretariatClock clock) : IMutation<DissolveGroupingInput, DissolveGroupingPayload>
{
    static readonly DissolveGroupingValidator s_validator = new();

    public async Task<DissolveGroupingPayload> RunAsync(
        RegistryDb db, Caller caller, DissolveGroupingInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new DissolveGroupingPayload(null, errors);
        var grouping = await db.Set<Grouping>().FirstOrDefaultAsync(g => g.Id == input.Grouping.Key, cancellation);
        if (grouping is null)
            return Refused(new NotFound("There is no such grouping.", "grouping"));
        if (grouping.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(grouping.Version, input.ExpectedVersion));
        if (grouping.HasEnded)
            return Refused(new Conflict($"The grouping ended on {grouping.Until:yyyy-MM-dd} already.", "grouping"));

        var on = input.On ?? clock.Today;
        if (on > clock.Today)
            return Refused(new InvalidInput(
                $"The last day cannot be one to come; today is {clock.Today:yyyy-MM-dd}.", "on"));
        if (grouping.WasConstituted && on < grouping.From)
            return Refused(new InvalidInput(
                $"The last day cannot be before the first, {grouping.From:yyyy-MM-dd}.", "on"));

        grouping.End(on, input.Reason.Trim());
        await db.SaveChangesAsync(cancellation);
        return new DissolveGroupingPayload(grouping.Id, []);
    }

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
