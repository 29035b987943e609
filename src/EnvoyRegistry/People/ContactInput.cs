using EnvoyRegistry.Contract;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.People;

/// <summary><c>input ContactInput</c>: what is left out stays, and null clears.</summary>
sealed record ContactInput(
    Optional<string?> Email = default,
    Optional<IReadOnlyList<string>?> Phones = default,
    Optional<string?> PostalAddress = default,
    Optional<AssistantInput?> Assistant = default)
{
    /// <summary>What is known once this is stated.</summary>
    public ContactDetails ChangeOf(ContactDetails known) => known with
    {
        Email = Email.Or(known.Email),
        Phones = Phones.IsGiven ? [.. (Phones.Value ?? []).Select(p => p.Trim())] : known.Phones,
        PostalAddress = PostalAddress.IsGiven ? Text.OrNull(PostalAddress.Value) : known.PostalAddress,
        Assistant = Assistant.IsGiven ? Assistant.Value?.Details : known.Assistant,
    };
}

sealed record AssistantInput(string Name, string? Email = null, string? Phone = null)
{
    public AssistantDetails Details => new(Name.Trim(), Email, Text.OrNull(Phone));
}

sealed class ContactInputValidator : AbstractValidator<ContactInput>
{
    public ContactInputValidator()
    {
        this.RuleForGiven(i => i.Phones).Must(phones => phones is null || phones.Count <= ContactDetails.MostPhones)
            .WithMessage($"At most {ContactDetails.MostPhones} numbers.");
        RuleForEach(i => i.Phones.Value).Must(Text.IsThere).WithMessage("A number is not empty.")
            .OneLine()
            .OverridePropertyName(nameof(ContactInput.Phones));
        this.RuleForGiven(i => i.PostalAddress).MaximumLength(Text.Paragraph)
            .WithMessage($"At most {Text.Paragraph} characters.");
        this.RuleForGiven(i => i.Assistant).SetValidator(new AssistantInputValidator()!);
    }
}

sealed class AssistantInputValidator : AbstractValidator<AssistantInput>
{
    public AssistantInputValidator()
    {
        RuleFor(i => i.Name).Must(Text.IsThere).WithMessage("An assistant has a name.")
            .OneLine();
        RuleFor(i => i.Phone).OneLine();
        RuleFor(i => i).Must(i => i.Email is not null || Text.IsThere(i.Phone))
            .WithMessage("Say how to reach the assistant, by mail or by telephone.").OverridePropertyName("email");
    }
}
