using EnvoyRegistry.Access;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.Access;

/// <summary>
/// Selections of all that a caller can ask for at all: what refuses the caller altogether would take the answer
/// with it, and has tests of its own.
/// </summary>
sealed class EveryField(IServiceProvider services, Caller caller)
{
    readonly Schema _schema = services.GetRequiredService<Schema>();
    readonly AccessRules _rules = services.GetRequiredService<AccessRules>();

    public bool MayAsk(string field) => May($"Query.{field}");

    /// <summary>The fields of the query root that the caller may ask for.</summary>
    public IEnumerable<FieldDefinition> Roots() => _schema.Query.Fields.Where(f => MayAsk(f.Name));

    public string Write(string type, int depth) =>
        Write((ObjectType)_schema.Types.Single(t => t.Name == type), depth);

    public string Fragments() => string.Join(' ', _schema.Types.OfType<ObjectType>()
        .Where(t => t.Interfaces.Any(i => i.Name is "Node") && May(t.Name))
        .Select(t => $"... on {t.Name} {{ {t.Name}_: __typename {Aliased(t)} }}"));

    // Fields of the same name and different types cannot stand beside each other.
    static string Aliased(ObjectType type) => string.Join(' ', type.Fields
        .Where(f => f.Type.Named is not ObjectType && MayTake(f)).Select(f => $"{type.Name}_{f.Name}: {f.Name}"));

    string Write(ObjectType type, int depth) => string.Join(' ', type.Fields
        .Where(f => MayTake(f) && May(f.Coordinate) && !f.Name.StartsWith("__", StringComparison.Ordinal))
        .Select(f => f.Type.Named is ObjectType inner
            ? depth > 1 && May(inner.Name) ? $"{f.Name} {{ __typename {Write(inner, depth - 1)} }}" : ""
            : f.Type.Named is InterfaceType or UnionType ? "" : f.Name));

    static bool MayTake(FieldDefinition field) => field.Arguments.All(a => !a.IsRequired);

    bool May(string coordinate) =>
        _rules.Find(coordinate) is not { } rule || AccessRules.Refusal(rule, caller) is null;
}
