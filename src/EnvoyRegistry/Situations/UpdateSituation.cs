using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>Changes what a situation is called and where, its scope, and whether danger is imminent.</summary>
sealed class UpdateSituation(SituationPost post, IEnumerable<ISituationWatcher> watchers, TimeProvider time)
    : IMutation<UpdateSituationInput, UpdateSituationPayload>
{
    static readonly UpdateSituationValidator s_validator = new();

    public async Task<UpdateSituationPayload> RunAsync(
        RegistryDb db, Caller caller, UpdateSituationInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new UpdateSituationPayload(null, errors);
        var (situation, error) = await db.FindSituationAsync(
            input.Situation.Key, input.ExpectedVersion, cancellation);
        if (situation is null)
            return new UpdateSituationPayload(null, [error!]);
        if (!situation.IsExercise && input.ExerciseMail.Value is { Count: > 0 })
            return new UpdateSituationPayload(null, [new InvalidInput(
                "These addresses are for exercises, and this is none.", "exerciseMail")]);

        var now = time.GetUtcNow().UtcDateTime;
        situation.Title = input.Title.Or(situation.Title)!.Trim();
        if (input.Area.Value is { } area)
        {
            (situation.AreaKind, situation.Area) = (area.Kind, area.Name.Trim());
            (situation.IsContested, situation.Country, situation.NamingNote) =
                (area.IsContested, area.Country, Text.OrNull(area.NamingNote));
        }
        situation.Scope = input.Scope.Or(situation.Scope)!.Value;
        situation.ExerciseMail = [.. input.ExerciseMail.Or(situation.ExerciseMail) ?? []];
        var turnedImminent = !situation.IsImminent && input.IsImminent.Value is true;
        situation.IsImminent = input.IsImminent.Or(situation.IsImminent)!.Value;
        situation.Version++;
        foreach (var host in situation.Parties.Where(party => party.AskTakingUp(situation.Scope, now)))
            post.AskTakingUp(db, situation, host, host.Participant);
        if (turnedImminent)
            post.TellSecretaryGeneral(db, situation, "Danger has become imminent in a situation", now);
        foreach (var watcher in watchers)
            await watcher.ChangedAsync(db, situation, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new UpdateSituationPayload(situation.Id, []);
    }
}

sealed record UpdateSituationInput(
    Id<Situation> Situation,
    int ExpectedVersion,
    Optional<string?> Title = default,
    Optional<SituationAreaInput?> Area = default,
    Optional<DisputeScope?> Scope = default,
    Optional<bool?> IsImminent = default,
    Optional<IReadOnlyList<string>?> ExerciseMail = default);

sealed record UpdateSituationPayload(long? SituationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class UpdateSituationValidator : AbstractValidator<UpdateSituationInput>
{
    public UpdateSituationValidator()
    {
        this.RuleForGiven(i => i.Title).Must(Text.IsThere).When(i => i.Title.IsGiven)
            .WithMessage("A situation needs a title.").OneLine();
        this.RuleForGiven(i => i.Area).NotNull().When(i => i.Area.IsGiven)
            .WithMessage("A situation has an area; leave it out to keep what it is.");
        this.RuleForGiven(i => i.Area).SetValidator(new SituationAreaValidator()!);
        this.RuleForGiven(i => i.Scope).NotNull().When(i => i.Scope.IsGiven)
            .WithMessage("A situation has a scope; leave it out to keep what it is.");
        this.RuleForGiven(i => i.IsImminent).NotNull().When(i => i.IsImminent.IsGiven)
            .WithMessage("It is imminent or not; leave it out to keep what it is.");
        this.RuleForGiven(i => i.ExerciseMail)
            .Must(mail => mail is not { Count: > OpenSituationValidator.MostAddresses })
            .WithMessage($"At most {OpenSituationValidator.MostAddresses} addresses.");
    }
}
