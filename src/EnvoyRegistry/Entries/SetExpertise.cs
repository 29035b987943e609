using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Puts a whole list of fields of expertise in the place of the one there was.</summary>
sealed class SetExpertise(SecretariatClock clock) : IMutation<SetExpertiseInput, SetExpertisePayload>
{
    public Task<SetExpertisePayload> RunAsync(
        RegistryDb db, Caller caller, SetExpertiseInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<SetExpertisePayload>(db, caller, input, Keeper.PersonOrNominator, async person =>
        {
            var errors = new SetExpertiseValidator(clock.Today.Year).Errors(input);
            if (input.Expertise.Count == 0 && person is { Kind: PersonKind.Eep, Expertise.Count: > 0 })
                errors.Add(new RuleViolation("R6",
                    "The entry of an EEP names at least one field of expertise.", "expertise"));
            var tags = await ExpertiseInput.TagsAsync(
                db, input.Expertise, person.Expertise.ConvertAll(e => e.TagId), ["expertise"], errors, cancellation);
            if (errors.Count == 0)
                Replace(person, input.Expertise.ToDictionary(e => tags[e.Tag]));
            return errors;
        }, cancellation);

    static void Replace(Person person, Dictionary<long, ExpertiseInput> stated)
    {
        person.Expertise.RemoveAll(e => !stated.ContainsKey(e.TagId));
        foreach (var (tag, field) in stated)
        {
            var known = person.Expertise.Find(e => e.TagId == tag);
            if (known is null)
                person.Expertise.Add(known = new PersonExpertise { PersonId = person.Id, TagId = tag });
            (known.Level, known.Years, known.LastUsedYear) = (field.Level, field.Years, field.LastUsedYear);
            known.Evidence = Text.OrNull(field.Evidence);
        }
    }
}

sealed record SetExpertiseInput(Id<Person> Person, int ExpectedVersion, IReadOnlyList<ExpertiseInput> Expertise)
    : EntryInput(Person, ExpectedVersion);

sealed record SetExpertisePayload : EntryPayload;

sealed class SetExpertiseValidator : AbstractValidator<SetExpertiseInput>
{
    public SetExpertiseValidator(int thisYear)
    {
        RuleFor(i => i.Expertise).Must(fields => fields.Count <= ExpertiseInput.Most)
            .WithMessage($"At most {ExpertiseInput.Most} fields.");
        RuleForEach(i => i.Expertise).SetValidator(new ExpertiseInputValidator(thisYear));
    }
}
