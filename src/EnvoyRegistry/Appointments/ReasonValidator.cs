using EnvoyRegistry.Contract;
using FluentValidation;

namespace EnvoyRegistry.Appointments;

/// <summary>The input of an act that is done for a reason, which stays on record.</summary>
interface IReasoned
{
    string Reason { get; }
}

sealed class ReasonValidator<TInput> : AbstractValidator<TInput> where TInput : IReasoned
{
    public ReasonValidator() =>
        RuleFor(i => i.Reason).Must(Text.IsThere).WithMessage("Say why; it stays on record.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
}
