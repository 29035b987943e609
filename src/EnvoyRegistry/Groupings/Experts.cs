using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Groupings;

/// <summary>What is looked at of people who are to sit in a team, as of an envoy.</summary>
sealed class Experts(IConsentInForce consents, CaseTexts texts)
{
    /// <summary>
    /// A national of a party is asked with a note alone; it is sealed, and put down with the seat. Ties that people
    /// declared are told as concerns, and want none.
    /// </summary>
    /// <param name="member">Just seated, with <paramref name="person"/>.</param>
    public UserError? NoteTie(
        RegistryDb db, GroupingMember member, Person person, Situation? situation, string? note,
        IReadOnlyList<string> path)
    {
        if (Text.OrNull(note) is { } there)
            member.TieNote = texts.Seal<GroupingMember>(db, member.Id, nameof(GroupingMember.TieNote), there);
        else if (situation is not null && Fitness.FindHome(person, situation) is { } home)
            return new RuleViolation("R16",
                $"The person is a national of {home.Name}, a party. Say in a note why she or he is asked all the same.",
                [.. path, "note"]);
        return null;
    }

    /// <summary>What stands against a yes: it is looked at then, whatever stood when she or he was asked.</summary>
    public async Task<List<UserError>> OfYesAsync(
        RegistryDb db, Person person, CancellationToken cancellation, params string[] path) =>
    [
        .. Fitness.OfPerson(person, path),
        .. await OfDeclarationAsync(db, person, cancellation, path),
    ];

    /// <summary>Whether she or he said what ties there are, since the text of consent in force came.</summary>
    public async Task<IEnumerable<UserError>> OfDeclarationAsync(
        RegistryDb db, Person person, CancellationToken cancellation, params string[] path) =>
        await Fitness.OfDeclarationAsync(
            db, person.Id, await consents.SinceAsync(db, cancellation), cancellation, path);

    /// <summary>A party that was named since the person was asked, and whose national she or he is.</summary>
    public static SituationParty? FindHomeWithoutNote(GroupingMember member, Situation? situation) =>
        situation is null || member is not { TieNote: null, Person: { } person }
            ? null : Fitness.FindHome(person, situation);
}
