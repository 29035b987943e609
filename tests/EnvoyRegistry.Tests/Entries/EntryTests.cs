using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Nominations;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Entries;

/// <summary>
/// What the mutations of an entry have in common to be tested with: an EEP of Thailand and who may want more.
/// </summary>
public abstract class EntryTests : NominationTests
{
    protected EntryTests()
    {
        _ = Registry.Services; // The first start gives whom it finds an address.
        Eep = AddEeps("TH", 1)[0];
    }

    internal string Eep { get; }

    internal Grant Self => Member(Eep);

    internal static Grant Nominator => FocalPoint("TH");

    /// <summary>Everybody who sees the entry, and to whom it does not belong.</summary>
    internal static IEnumerable<Grant> Others =>
        [FocalPoint("SG"), Chair, Unit, new(CallerRole.Secgen), new(CallerRole.Auditor)];

    internal static Grant Stranger => new(CallerRole.Integrator);

    /// <summary>What a mutation answers about the entry.</summary>
    /// <param name="input">Besides whose entry it is.</param>
    /// <param name="version">That was looked at; the one there is when left out.</param>
    internal async Task<Answer> ChangeAsync(
        Grant caller, string mutation, object input, string select = "version", int? version = null,
        string? person = null)
    {
        person ??= Eep;
        var whole = JsonSerializer.SerializeToNode(input)!.AsObject();
        whole["person"] = person;
        whole["expectedVersion"] = version ?? VersionOf(person);
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var data = await Registry.DataAsync(caller, $$"""
            mutation($input: {{type}}!) { {{mutation}}(input: $input) {
              person { {{select}} }
              errors {
                __typename code message path
                ... on RuleViolation { rule { code } } ... on StaleVersion { currentVersion }
              }
            } }
            """, new { input = whole });
        return new Answer(data.GetProperty(mutation));
    }

    /// <summary>The person of an answer without errors.</summary>
    internal static JsonElement Changed(Answer answer)
    {
        answer.Errors.ShouldBeEmpty();
        return answer.Payload.GetProperty("person");
    }

    internal async Task<JsonElement> AskAsync(Grant caller, string select, string? person = null) =>
        (await Registry.DataAsync(
            caller, $$"""query($id: ID!) { person(id: $id) { {{select}} } }""", new { id = person ?? Eep }))
        .GetProperty("person");

    internal int VersionOf(string person) => Read(db => db.Set<Person>().IgnoreQueryFilters()
        .Single(p => p.Id == Key(person)).Version);

    /// <summary>The latest entry of the audit about a mutation.</summary>
    internal AuditEntry Audited(string mutation) => Read(db => db.Set<AuditEntry>().Include(e => e.Changes)
        .Include(e => e.Subjects).Where(e => e.Operation == mutation).OrderByDescending(e => e.Sequence).First());

    /// <summary>The rule by which everybody is refused who sees the entry, and how the others are.</summary>
    internal async Task OnlyForAsync(string mutation, object input, string rule, bool byNominator)
    {
        var before = VersionOf(Eep);
        foreach (var caller in byNominator ? Others : Others.Append(Nominator))
        {
            var answer = await ChangeAsync(caller, mutation, input);
            answer.Errors.ShouldBe([$"{rule}: person"], $"{caller}");
            answer.Payload.GetProperty("person").ValueKind.ShouldBe(JsonValueKind.Null);
        }
        // To these the entry is not there, so it is not said whose it is.
        foreach (var caller in (Grant[])[Stranger, Member(AddCandidate($"Somebody else who tries {mutation}"))])
            (await ChangeAsync(caller, mutation, input)).Errors.ShouldBe(["NotFound: person"]);
        VersionOf(Eep).ShouldBe(before);
        Audited(mutation).Outcome.ShouldBe(AuditOutcome.Refused);

        (await ChangeAsync(Self, mutation, input, version: before + 7)).Errors.ShouldBe(
            ["StaleVersion: expectedVersion"]);
    }
}
