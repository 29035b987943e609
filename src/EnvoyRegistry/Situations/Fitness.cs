using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Situations;

/// <summary>What stands against asking a person to serve in a situation.</summary>
static class Fitness
{
    /// <summary>R24: only of people who are on the register, able and willing.</summary>
    public static IEnumerable<UserError> OfPerson(Person person, params string[] path)
    {
        if (person.Status is PersonStatus.ConsentPending)
            yield return new RuleViolation("R3",
                "There is no consent of the person on record to be listed: ask for it first.", path);
        else if (person.Status is not (PersonStatus.Registered or PersonStatus.Listed))
            yield return new RuleViolation("R24", person.Status is PersonStatus.Stale
                ? "The entry was not confirmed for a year, so nobody knows whether it still holds. Have it confirmed."
                : "The person is not on the register now.", path);
        else if (!person.WillingToServe)
            yield return new RuleViolation("R24", "The person has not said that she or he would serve.", path);
    }

    /// <summary>
    /// Whether the person said what ties she has, or that she has none, since the text of consent in force came.
    /// </summary>
    public static async Task<IEnumerable<UserError>> OfDeclarationAsync(
        RegistryDb db, long person, DateTime? textSince, CancellationToken cancellation, params string[] path)
    {
        var declared = await db.Set<ConflictDeclaration>().Where(d => d.PersonId == person)
            .Select(d => (DateTime?)d.DeclaredAt).FirstOrDefaultAsync(cancellation);
        return declared is null
            ? [new RuleViolation("R16",
                "The person has declared neither ties nor that there are none: ask her or him to, first.", path)]
            : declared < textSince
                ? [new RuleViolation("R16",
                    $"The person declared her or his ties on {declared:yyyy-MM-dd}, before the text of consent in " +
                    "force: ask for it anew.", path)]
                : [];
    }

    /// <summary>The party whose national the person is: to ask her or him is not ruled out.</summary>
    public static SituationParty? FindHome(Person person, Situation situation) => situation.Parties.Find(
        p => !p.IsRemoved && p.Country is { } country && person.Nationalities.Contains(country));
}
