using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>Adds to the timeline of a situation.</summary>
sealed class RecordEvent(TimeProvider time) : IMutation<RecordEventInput, RecordEventPayload>
{
    readonly RecordEventValidator _validator = new(time);

    public async Task<RecordEventPayload> RunAsync(
        RegistryDb db, Caller caller, RecordEventInput input, CancellationToken cancellation)
    {
        if (_validator.Errors(input) is { Count: > 0 } errors)
            return new RecordEventPayload(null, null, errors);
        var (situation, error) = await db.FindSituationAsync(input.Situation.Key, null, cancellation);
        if (situation is null)
            return new RecordEventPayload(null, null, [error!]);

        var happened = input.Event.Record(situation.Id, time.GetUtcNow().UtcDateTime);
        db.Add(happened);
        situation.Version++;
        await db.SaveChangesAsync(cancellation);
        return new RecordEventPayload(situation.Id, happened.Id, []);
    }
}

sealed record RecordEventInput(Id<Situation> Situation, SituationEventInput Event);

sealed record RecordEventPayload(long? SituationId, long? EventId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RecordEventValidator : AbstractValidator<RecordEventInput>
{
    public RecordEventValidator(TimeProvider time) =>
        RuleFor(i => i.Event).SetValidator(new SituationEventValidator(time));
}
