using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Puts a whole list of languages in the place of the one there was.</summary>
sealed class SetLanguages : IMutation<SetLanguagesInput, SetLanguagesPayload>
{
    public Task<SetLanguagesPayload> RunAsync(
        RegistryDb db, Caller caller, SetLanguagesInput input, CancellationToken cancellation) =>
        EntryDesk.ChangeAsync<SetLanguagesPayload>(db, caller, input, Keeper.PersonOrNominator, person =>
        {
            List<UserError> errors = [.. LanguageInput.Faults(input.Languages, "languages")];
            if (errors.Count == 0)
                Replace(person, input.Languages);
            return Task.FromResult(errors);
        }, cancellation);

    static void Replace(Person person, IReadOnlyList<LanguageInput> stated)
    {
        person.Languages.RemoveAll(l => !stated.Any(s => s.Stored == l.Tag));
        foreach (var language in stated)
        {
            if (person.Languages.Find(l => l.Tag == language.Stored) is { } known)
                known.Level = language.Level;
            else
                person.Languages.Add(
                    new PersonLanguage { PersonId = person.Id, Tag = language.Stored, Level = language.Level });
        }
    }
}

sealed record SetLanguagesInput(Id<Person> Person, int ExpectedVersion, IReadOnlyList<LanguageInput> Languages)
    : EntryInput(Person, ExpectedVersion);

sealed record SetLanguagesPayload : EntryPayload;
