using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Opens and closes single fields of an entry; those that are not named stay as they are.</summary>
sealed class SetVisibility : IMutation<SetVisibilityInput, SetVisibilityPayload>
{
    static readonly SetVisibilityValidator s_validator = new();

    public Task<SetVisibilityPayload> RunAsync(
        RegistryDb db, Caller caller, SetVisibilityInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<SetVisibilityPayload>(db, caller, input, Keeper.Person, person =>
        {
            var errors = s_validator.Errors(input);
            if (errors.Count == 0)
            {
                foreach (var field in input.Fields)
                    FieldVisibility.Write(person, field.Field, field.OpenTo);
            }
            return Task.FromResult(errors);
        }, cancellation);
}

sealed record SetVisibilityInput(Id<Person> Person, int ExpectedVersion, IReadOnlyList<FieldVisibility> Fields)
    : EntryInput(Person, ExpectedVersion);

sealed record SetVisibilityPayload : EntryPayload;

sealed class SetVisibilityValidator : AbstractValidator<SetVisibilityInput>
{
    public SetVisibilityValidator() => RuleFor(i => i.Fields)
        .Must(fields => fields.DistinctBy(f => f.Field).Count() == fields.Count).WithMessage("Each field once.");
}

/// <summary>To whom a field is open, besides the office of the Chair, the ARF Unit and the person.</summary>
sealed record FieldVisibility(PersonFields Field, OpenTo OpenTo)
{
    const int Flags = 1 << 16;

    /// <summary>Both sets of <see cref="PersonFields"/> in one number, to be read as one cell.</summary>
    public static System.Linq.Expressions.Expression<Func<Person, long>> Cell =>
        p => ((long)p.OpenToParticipants * Flags) + (long)p.OpenToSignedIn;

    public static IEnumerable<FieldVisibility> Read(long cell) =>
        Enum.GetValues<PersonFields>().Select(field => new FieldVisibility(field,
            (cell % Flags & (long)field) != 0 ? OpenTo.SignedIn
            : (cell / Flags & (long)field) != 0 ? OpenTo.Participants
            : OpenTo.Office));

    public static void Write(Person person, PersonFields field, OpenTo to)
    {
        person.OpenToParticipants = to >= OpenTo.Participants
            ? person.OpenToParticipants | field : person.OpenToParticipants & ~field;
        person.OpenToSignedIn = to >= OpenTo.SignedIn ? person.OpenToSignedIn | field : person.OpenToSignedIn & ~field;
    }
}

/// <summary>From the inside out: who is of one ring is of those within.</summary>
enum OpenTo
{
    Office = 1,
    Participants = 2,
    SignedIn = 3,
}
