using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Declares a tie that could stand in the way of a task, to the Chair's office alone.</summary>
sealed class DeclareConflictOfInterest(ConflictsOfInterest conflicts, TimeProvider time)
    : IMutation<DeclareConflictOfInterestInput, DeclareConflictOfInterestPayload>
{
    static readonly DeclareConflictOfInterestValidator s_validator = new();

    public Task<DeclareConflictOfInterestPayload> RunAsync(
        RegistryDb db, Caller caller, DeclareConflictOfInterestInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<DeclareConflictOfInterestPayload>(db, caller, input, Keeper.Person, async person =>
        {
            var errors = s_validator.Errors(input);
            if (errors.Count == 0)
            {
                var now = time.GetUtcNow().UtcDateTime;
                db.Add(conflicts.Seal(db, person.Id, input.Statement, now));
                await ConflictDeclaration.StateAsync(db, person.Id, none: false, now, cancellation);
            }
            return errors;
        }, cancellation);
}

sealed record DeclareConflictOfInterestInput(
    Id<Person> Person,
    int ExpectedVersion,
    ConflictKind Kind,
    string Text,
    string? Country = null,
    IReadOnlyList<string>? Countries = null,
    string? Party = null,
    DateOnly? Since = null,
    DateOnly? Until = null) : EntryInput(Person, ExpectedVersion)
{
    public ConflictStatement Statement => new(
        Kind, Named is [var first, ..] ? first : null, Contract.Text.OrNull(Party), Since, Until, Text.Trim(), Named);

    /// <summary>Each country once, in the order of the input.</summary>
    public IReadOnlyList<string> Named =>
        [.. (Country is { } one ? [one] : Array.Empty<string>()).Concat(Countries ?? []).Distinct()];
}

sealed record DeclareConflictOfInterestPayload : EntryPayload;

sealed class DeclareConflictOfInterestValidator : AbstractValidator<DeclareConflictOfInterestInput>
{
    const int MostCountries = 50;

    public DeclareConflictOfInterestValidator()
    {
        RuleFor(i => i.Text).Must(Text.IsThere).WithMessage("Say what the tie is.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Party).OneLine();
        RuleFor(i => i.Country).Must((i, _) => i.Named.Count > 0 || Text.IsThere(i.Party))
            .WithMessage("Say with whom: give `countries` or `party`.");
        RuleFor(i => i.Countries).Must(countries => countries is null || countries.Count <= MostCountries)
            .WithMessage($"At most {MostCountries} countries.");
        RuleFor(i => i.Until).Must((i, until) => until is null || i.Since is null || i.Since <= until)
            .WithMessage("It ends before it begins.");
    }
}
