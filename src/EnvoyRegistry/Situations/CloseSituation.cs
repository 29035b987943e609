using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>Closes a situation in which nothing is alive any more.</summary>
sealed class CloseSituation(TimeProvider time) : IMutation<CloseSituationInput, CloseSituationPayload>
{
    static readonly CloseSituationValidator s_validator = new();

    public async Task<CloseSituationPayload> RunAsync(
        RegistryDb db, Caller caller, CloseSituationInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new CloseSituationPayload(null, errors);
        var (situation, error) = await db.FindSituationAsync(
            input.Situation.Key, input.ExpectedVersion, cancellation);
        if (situation is null)
            return new CloseSituationPayload(null, [error!]);
        if (situation.IsExercise && !Text.IsThere(input.Findings))
            return new CloseSituationPayload(null, [new InvalidInput(
                "An exercise ends with what it taught; write that down.", "findings")]);
        if (!situation.IsExercise && input.Findings is not null)
            return new CloseSituationPayload(null, [new InvalidInput(
                "Findings are of an exercise, and this is none.", "findings")]);
        var now = time.GetUtcNow().UtcDateTime;
        var alive = situation.Matters.Where(m => m.EndedAt is null || m.EndedAt > now).Select(m => m.Kind).Distinct()
            .Order().ToList();
        if (alive.Count > 0)
            return new CloseSituationPayload(null, [new Conflict(
                $"It is not over: {string.Join(", ", alive.Select(InWords))}. End that first.", "situation")]);

        situation.Close(input.Outcome.Trim(), Text.OrNull(input.Findings), now);
        await db.SaveChangesAsync(cancellation);
        return new CloseSituationPayload(situation.Id, []);
    }

    static string InWords(MatterKind kind) => kind switch
    {
        MatterKind.Appointment => "an appointment is under way",
        MatterKind.Consultation => "a consultation is open",
        MatterKind.Grouping => "a grouping is at work",
        MatterKind.Hold => "somebody is held",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such matter."),
    };
}

sealed record CloseSituationInput(
    Id<Situation> Situation, int ExpectedVersion, string Outcome, string? Findings = null);

sealed record CloseSituationPayload(long? SituationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class CloseSituationValidator : AbstractValidator<CloseSituationInput>
{
    public CloseSituationValidator()
    {
        RuleFor(i => i.Outcome).Must(Text.IsThere).WithMessage("Say how it ended.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Findings).MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
    }
}
