using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Availability;

/// <summary>An office asks people by mail whether what they said of their days still holds.</summary>
sealed class AskAvailability(AvailabilityLetters letters) : IMutation<AskAvailabilityInput, AskAvailabilityPayload>
{
    const int MostPeople = 100;

    public async Task<AskAvailabilityPayload> RunAsync(
        RegistryDb db, Caller caller, AskAvailabilityInput input, CancellationToken cancellation)
    {
        var asked = input.Persons.Select(p => p.Key).Distinct().ToList();
        if (asked.Count is 0 or > MostPeople)
            return new AskAvailabilityPayload([], [new InvalidInput($"1 to {MostPeople} people.", "persons")]);
        var people = await db.Set<Person>().Where(p => asked.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var errors = input.Persons.Index().Where(p => !people.ContainsKey(p.Item.Key)).Select(p => new NotFound(
            "There is no such person that you may see.", "persons", p.Index.ToString(CultureInfo.InvariantCulture)));
        if (errors.ToList() is { Count: > 0 } missing)
            return new AskAvailabilityPayload([], missing);

        var results = new List<PersonAsked>();
        foreach (var id in asked)
            results.Add(new PersonAsked(id, await letters.AskAsync(db, people[id], ofItself: false, cancellation)));
        await db.SaveChangesAsync(cancellation);
        return new AskAvailabilityPayload(results, []);
    }
}

sealed record AskAvailabilityInput(IReadOnlyList<Id<Person>> Persons);

sealed record PersonAsked(long PersonId, AskOutcome Outcome);

sealed record AskAvailabilityPayload(IReadOnlyList<PersonAsked> Results, IReadOnlyList<UserError> Errors) : IPayload;
