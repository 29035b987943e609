using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Keeps named days of a person for a situation. It ends by itself, within 72 hours.</summary>
sealed class HoldEnvoy(CaseTexts texts, SecretariatClock clock, TimeProvider time)
    : IMutation<HoldEnvoyInput, HoldEnvoyPayload>
{
    static readonly HoldEnvoyValidator s_validator = new();

    public async Task<HoldEnvoyPayload> RunAsync(
        RegistryDb db, Caller caller, HoldEnvoyInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var (situation, unknown) = await db.FindSituationAsync(input.Situation.Key, null, cancellation);
        if (situation is null)
            errors.Add(unknown!);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == input.Person.Key, cancellation);
        if (person is null)
            errors.Add(new NotFound("There is no such person.", "person"));
        if (input.From < clock.Today)
            errors.Add(new InvalidInput($"The first day is past; today is {clock.Today:yyyy-MM-dd}.", "from"));
        if (situation is null || person is null)
            return new HoldEnvoyPayload(null, errors);

        var now = time.GetUtcNow().UtcDateTime;
        errors.AddRange(Fitness.OfPerson(person, "person"));
        errors.AddRange(await FreeDays.CheckAsync(
            db, person.Id, input.From, input.Until, situation, now, but: null, mustBeFree: false, cancellation,
            "person"));
        if (Fitness.FindHome(person, situation) is { } home && !Text.IsThere(input.Note))
            errors.Add(new RuleViolation("R16",
                $"The person is a national of {home.Name}, a party. Say in a note why she or he is held all the same.",
                "note"));
        if (errors.Count > 0)
            return new HoldEnvoyPayload(null, errors) { About = [person.Id] };

        var expires = now + TimeSpan.FromHours(input.Hours);
        var commitment = new Commitment
        {
            Id = EntityId.New(),
            PersonId = person.Id,
            From = input.From,
            Until = input.Until,
            Cause = CommitmentCause.Hold,
            SituationId = situation.Id,
            IsExercise = situation.IsExercise,
            MadeAt = now,
            ExpiresAt = expires,
        };
        var id = EntityId.New();
        db.Add(commitment);
        db.Add(new Hold
        {
            Id = id,
            SituationId = situation.Id,
            PersonId = person.Id,
            CommitmentId = commitment.Id,
            Note = Text.OrNull(input.Note) is { } note ? texts.Seal<Hold>(db, id, nameof(Hold.Note), note) : null,
        });
        situation.Matters.Add(new SituationMatter
        {
            SituationId = situation.Id,
            Kind = MatterKind.Hold,
            SubjectId = id,
            Since = now,
            EndedAt = expires,
        });
        await db.SaveChangesAsync(cancellation);
        return new HoldEnvoyPayload(id, []);
    }
}

/// <param name="Hours">How long, from now.</param>
sealed record HoldEnvoyInput(
    Id<Situation> Situation, Id<Person> Person, DateOnly From, DateOnly Until, int Hours = 72, string? Note = null);

sealed record HoldEnvoyPayload(long? HoldId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}

sealed class HoldEnvoyValidator : AbstractValidator<HoldEnvoyInput>
{
    const int LongestDays = 366;

    public HoldEnvoyValidator()
    {
        RuleFor(i => i.Until).GreaterThanOrEqualTo(i => i.From).WithMessage("It ends before it begins.");
        RuleFor(i => i.Until).Must((i, until) => until.DayNumber - i.From.DayNumber < LongestDays)
            .WithMessage($"At most {LongestDays} days.");
        RuleFor(i => i.Hours).InclusiveBetween(1, (int)Hold.Longest.TotalHours)
            .WithMessage($"From 1 to {(int)Hold.Longest.TotalHours} hours.");
        RuleFor(i => i.Note).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
