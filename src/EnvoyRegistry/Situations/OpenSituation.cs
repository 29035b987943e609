using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;

namespace EnvoyRegistry.Situations;

/// <summary>Puts a situation on record, and starts its clock.</summary>
sealed class OpenSituation(SituationPost post, TimeProvider time)
    : IMutation<OpenSituationInput, OpenSituationPayload>
{
    readonly OpenSituationValidator _validator = new(time);

    public async Task<OpenSituationPayload> RunAsync(
        RegistryDb db, Caller caller, OpenSituationInput input, CancellationToken cancellation)
    {
        if (_validator.Errors(input) is { Count: > 0 } errors)
            return new OpenSituationPayload(null, errors);
        var now = time.GetUtcNow().UtcDateTime;
        var situation = new Situation
        {
            Id = EntityId.New(),
            Title = input.Title.Trim(),
            AreaKind = input.Area.Kind,
            Area = input.Area.Name.Trim(),
            IsContested = input.Area.IsContested,
            Country = input.Area.Country,
            NamingNote = Text.OrNull(input.Area.NamingNote),
            Scope = input.Scope,
            IsImminent = input.IsImminent,
            IsExercise = input.IsExercise,
            ExerciseMail = [.. input.ExerciseMail ?? []],
            OpenedAt = now,
            OpenedById = caller.ParticipantId!.Value,
        };
        db.Add(situation);
        db.Add(input.FirstEvent.Record(situation.Id, now));
        if (situation.IsImminent)
            post.TellSecretaryGeneral(db, situation, "A situation was opened in which danger is imminent", now);
        await db.SaveChangesAsync(cancellation);
        return new OpenSituationPayload(situation.Id, []);
    }
}

/// <param name="ExerciseMail">Null and empty: its letters go nowhere.</param>
sealed record OpenSituationInput(
    string Title,
    SituationAreaInput Area,
    DisputeScope Scope,
    bool IsImminent,
    SituationEventInput FirstEvent,
    bool IsExercise = false,
    IReadOnlyList<string>? ExerciseMail = null);

sealed record OpenSituationPayload(long? SituationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class OpenSituationValidator : AbstractValidator<OpenSituationInput>
{
    public const int MostAddresses = 20;

    public OpenSituationValidator(TimeProvider time)
    {
        RuleFor(i => i.Title).Must(Text.IsThere).WithMessage("A situation needs a title.").OneLine();
        RuleFor(i => i.Area).SetValidator(new SituationAreaValidator());
        RuleFor(i => i.FirstEvent).SetValidator(new SituationEventValidator(time));
        RuleFor(i => i.ExerciseMail).Must(mail => mail is not { Count: > 0 }).When(i => !i.IsExercise)
            .WithMessage("These addresses are for exercises, and this is none.");
        RuleFor(i => i.ExerciseMail).Must(mail => mail is not { Count: > MostAddresses })
            .WithMessage($"At most {MostAddresses} addresses.");
    }
}
