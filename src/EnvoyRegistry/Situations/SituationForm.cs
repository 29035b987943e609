using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using FluentValidation;

namespace EnvoyRegistry.Situations;

/// <summary><c>input SituationAreaInput</c>.</summary>
sealed record SituationAreaInput(
    AreaKind Kind, string Name, string? Country = null, bool IsContested = false, string? NamingNote = null);

/// <summary><c>input SituationEventInput</c>.</summary>
sealed record SituationEventInput(DateTime HappenedAt, string Text, string Source, EventCertainty Certainty)
{
    public SituationEvent Record(long situation, DateTime now) => new()
    {
        Id = EntityId.New(),
        SituationId = situation,
        HappenedAt = HappenedAt,
        Text = Text.Trim(),
        Source = Source.Trim(),
        Certainty = Certainty,
        RecordedAt = now,
    };
}

sealed class SituationAreaValidator : AbstractValidator<SituationAreaInput>
{
    public SituationAreaValidator()
    {
        RuleFor(a => a.Name).Must(Text.IsThere).WithMessage("Name the area.").OneLine();
        RuleFor(a => a.Country).Null().When(a => a.IsContested)
            .WithMessage("The area is contested, so no country's code stands for it. Leave it out.");
        RuleFor(a => a.Country).NotNull().When(a => a.Kind is AreaKind.Country && !a.IsContested)
            .WithMessage("The area is a country; say which.");
        RuleFor(a => a.Country).Null().When(a => a.Kind is AreaKind.Region or AreaKind.Sea && !a.IsContested)
            .WithMessage("A region or a sea is no one country's. Leave it out.");
        RuleFor(a => a.NamingNote).Must(Text.IsThere).When(a => a.IsContested)
            .WithMessage("The area is contested; say how it is named here, and that the name takes nobody's side.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}

sealed class SituationEventValidator : AbstractValidator<SituationEventInput>
{
    public SituationEventValidator(TimeProvider time)
    {
        RuleFor(e => e.Text).Must(Text.IsThere).WithMessage("Say what happened.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(e => e.Source).Must(Text.IsThere).WithMessage("Say who says so.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(e => e.HappenedAt).Must(at => at <= time.GetUtcNow().UtcDateTime)
            .WithMessage("It lies ahead; an event has happened.");
    }
}
