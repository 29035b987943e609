using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.People;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Groupings;

/// <summary>
/// What <c>proposeGrouping</c>, <c>addGroupingMember</c> and <c>dissolveGrouping</c> have in common to be tested with.
/// </summary>
public abstract class GroupingMutationTests : IDisposable
{
    const string Fields =
        "grouping { id status version from until endReason members { seat seatedOn participant { code } person { " +
        "fullName } } } " +
        "errors { __typename code message path ... on RuleViolation { rule { code } } ... on StaleVersion { " +
        "currentVersion } }";

    protected RunningRegistry Registry { get; } = new();

    public void Dispose() => Registry.Dispose();

    protected async Task<JsonElement> ProposeAsync(object input) => (await Registry.DataAsync(
        $$"""mutation($input: ProposeGroupingInput!) { proposeGrouping(input: $input) { {{Fields}} } }""",
        new { input }, CallerRole.Chair))
        .GetProperty("proposeGrouping");

    protected async Task<JsonElement> AddAsync(object input) => (await Registry.DataAsync(
        $$"""mutation($input: AddGroupingMemberInput!) { addGroupingMember(input: $input) { {{Fields}} } }""",
        new { input }, CallerRole.Chair))
        .GetProperty("addGroupingMember");

    protected async Task<JsonElement> DissolveAsync(object input) => (await Registry.DataAsync(
        $$"""mutation($input: DissolveGroupingInput!) { dissolveGrouping(input: $input) { {{Fields}} } }""",
        new { input }, CallerRole.Chair))
        .GetProperty("dissolveGrouping");

    /// <summary>A proposal against which nothing stands.</summary>
    protected static Dictionary<string, object?> Friends(params object[] members) => new()
    {
        ["kind"] = "FRIENDS_OF_THE_CHAIR",
        ["name"] = "Friends of the Chair on a test",
        ["task"] = "See that the test passes.",
        ["balanceNote"] = "Nobody is near it.",
        ["members"] = members,
    };

    protected static object Seat(string seat, string participant) => new { seat, holder = new { participant } };

    protected async Task<string> ProposedAsync(params object[] members)
    {
        var payload = await ProposeAsync(Friends(members));
        Errors(payload).ShouldBeEmpty();
        return payload.GetProperty("grouping").GetProperty("id").GetString()!;
    }

    /// <summary>Each error as <c>TYPE or rule: path</c>.</summary>
    protected static List<string> Errors(JsonElement payload)
    {
        var errors = payload.GetProperty("errors").EnumerateArray().Select(e =>
            (e.TryGetProperty("rule", out var rule) ? rule.GetProperty("code").GetString()
                : e.GetProperty("__typename").GetString())
            + ": " + string.Join('.', e.GetProperty("path").EnumerateArray().Select(p => p.GetString()))).ToList();
        if (errors.Count > 0)
            payload.GetProperty("grouping").ValueKind.ShouldBe(JsonValueKind.Null);
        return errors;
    }

    protected string AddPerson(string name, bool willing = true)
    {
        using var db = Registry.Register.Open();
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = name,
            FullName = name,
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
            WillingToServe = willing,
        };
        db.Add(person);
        db.SaveChanges();
        return new NodeId("per", person.Id).ToString();
    }

    /// <summary>As a later step of the life cycle will do it.</summary>
    protected void SetStatus(string id, string status)
    {
        NodeId.TryParse(id, out var node).ShouldBeTrue();
        using var db = Registry.Register.Open();
        db.Set<Grouping>().Where(g => g.Id == node.Value.Key)
            .ExecuteUpdate(set => set.SetProperty(g => g.Status, Enum.Parse<GroupingStatus>(status)));
    }

    protected int Count()
    {
        using var db = Registry.Register.Open();
        return db.Set<Grouping>().Count();
    }
}
