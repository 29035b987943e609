using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Tests.People.Sample;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Access;

/// <summary>
/// A field that is refused costs the answer that field and nothing beside it. That a hidden one does, binding checks at
/// the start.
/// </summary>
public sealed class RefusalTests(SampleRegistry registry) : IClassFixture<SampleRegistry>
{
    static readonly Caller[] s_callers =
    [
        .. Enum.GetValues<CallerRole>().Where(role => role is not CallerRole.Register)
        .Select(role => new Caller(role, "")),
        new(CallerRole.Integrator, "", Scopes: TokenScope.People),
    ];

    /// <summary>By the rules of the contract: for each caller, every field that it gets as far as.</summary>
    [Fact]
    public void No_refused_field_takes_its_parent_with_it()
    {
        var schema = registry.Services.GetRequiredService<Schema>();
        var rules = registry.Services.GetRequiredService<AccessRules>();
        var roots = new[] { schema.Query, schema.Mutation, schema.Subscription };
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var checkedFields = 0;

        foreach (var caller in s_callers)
        {
            var reached = new HashSet<ObjectType>();
            var next = new Stack<ObjectType>(roots.OfType<ObjectType>());
            while (next.TryPop(out var type))
            {
                if (!reached.Add(type))
                    continue;
                foreach (var field in type.Fields)
                {
                    var targets = Targets(schema, field.Type.Named);
                    // What is asked for at the root stands for itself.
                    var costsMore = field.Type.IsNonNull && !roots.Contains(type);
                    checkedFields += costsMore ? 1 : 0;
                    if (Refuses(rules.Find(field.Coordinate), caller)
                        || targets.Exists(t => IsRefused(rules, t, caller)))
                    {
                        if (costsMore)
                            faults.Add($"{field.Coordinate}: {field.Type}");
                        continue;
                    }
                    foreach (var target in targets)
                        next.Push(target);
                }
            }
        }

        faults.ShouldBeEmpty();
        checkedFields.ShouldBeGreaterThan(1000); // of all callers together
    }

    [Fact]
    public async Task An_integrator_who_asks_for_too_much_of_a_match_is_told_the_rest()
    {
        var answer = await registry.AskAsync("""
        {
          availableEnvoys(need: { from: "2026-12-01", until: "2026-12-02" }, first: 1) {
            nodes { fit noticeHours windows { from } concerns { kind } oldestConfirmation reasons { points sentence } }
            nearMisses(first: 1) { criterion wouldFitIf }
          }
        }
        """, role: CallerRole.Integrator);

        answer.GetProperty("errors").EnumerateArray()
            .Select(e => e.GetProperty("extensions").GetProperty("code").GetString()).Distinct()
            .ShouldBe(["FORBIDDEN"]);
        var matches = answer.GetProperty("data").GetProperty("availableEnvoys");
        var match = matches.GetProperty("nodes")[0];
        match.GetProperty("fit").GetInt32().ShouldBeGreaterThan(0);
        match.GetProperty("reasons").GetArrayLength().ShouldBe(3);
        foreach (var withheld in (string[])["noticeHours", "windows", "concerns", "oldestConfirmation"])
            match.GetProperty(withheld).ValueKind.ShouldBe(JsonValueKind.Null);
        matches.GetProperty("nearMisses").GetArrayLength().ShouldBe(0);
    }

    static bool Refuses(AccessRule? rule, Caller caller) =>
        rule is not null && AccessRules.Refusal(rule, caller) is not null;

    /// <summary>By its own rule, or by that of what a connection carries.</summary>
    static bool IsRefused(AccessRules rules, ObjectType type, Caller caller) =>
        Refuses(rules.Find(type.Name), caller)
        || (type.Fields.Find("nodes")?.Type.Named is ObjectType node && Refuses(rules.Find(node.Name), caller));

    static List<ObjectType> Targets(Schema schema, NamedType type) => type switch
    {
        ObjectType target => [target],
        CompositeType composite => [.. schema.PossibleTypes(composite)],
        _ => [],
    };
}
