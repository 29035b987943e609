using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Matching;

/// <summary>Keeps a need, with who fits it today, so that whoever fits later is new.</summary>
sealed class SaveNeed(WhoFits fits, SecretariatClock clock, TimeProvider time)
    : IMutation<SaveNeedInput, SaveNeedPayload>
{
    static readonly SaveNeedValidator s_validator = new();

    public async Task<SaveNeedPayload> RunAsync(
        RegistryDb db, Caller caller, SaveNeedInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var situation = input.Need.Situation is { } id
            ? await SituationAsked.ReadAsync(db, id, cancellation) : null;
        errors.AddRange(fits.Faults(input.Need, situation, clock.Today, cancellation));
        if (situation is { IsExercise: true })
            errors.Add(new InvalidInput("In an exercise nobody is written to, so its needs are not kept.",
                "need", "situation"));
        if (await db.Set<SavedNeed>().CountAsync(cancellation) >= SavedNeed.Most)
            errors.Add(new InvalidInput(
                $"Your office keeps {SavedNeed.Most} needs, as many as it may; remove one first.", "need"));
        if (errors.Count > 0)
            return new SaveNeedPayload(null, errors);

        var saved = new SavedNeed
        {
            Id = EntityId.New(),
            Office = caller.Role,
            Name = input.Name.Trim(),
            Need = NeedText.Write(input.Need),
            From = input.Need.From,
            Until = input.Need.Until,
            SavedAt = time.GetUtcNow().UtcDateTime,
        };
        saved.Look(fits.Find(input.Need, situation, cancellation));
        db.Add(saved);
        await db.SaveChangesAsync(cancellation);
        return new SaveNeedPayload(saved.Id, []);
    }
}

sealed record SaveNeedInput(string Name, EnvoyNeed Need);

sealed record SaveNeedPayload(long? SavedNeedId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class SaveNeedValidator : AbstractValidator<SaveNeedInput>
{
    public SaveNeedValidator()
    {
        RuleFor(i => i.Name).Must(Text.IsThere).WithMessage("Give it a name by which your office knows it.");
        RuleFor(i => i.Name).MaximumLength(Text.Line).WithMessage($"At most {Text.Line} characters.");
        RuleFor(i => i.Name).Must(Text.IsLine).WithMessage("One line, without control characters.");
    }
}
