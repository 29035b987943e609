using Parley.GraphQL.Language;

namespace Parley.GraphQL.Types.Rules;

/// <summary>
/// A directive does not refer to itself, also not by the directives on its arguments and their types (spec 3.13, rules
/// 2 and 3).
/// </summary>
static class DirectiveCycleRule
{
    public static void Check(SchemaAssembly assembly, SchemaFaults faults)
    {
        foreach (var directive in assembly.Directives)
        {
            if (CycleFrom(directive, assembly) is not { } cycle)
                continue;
            var way = string.Join(" -> ", cycle.Select(step => $"`{step}`"));
            faults.Add(directive.Location, $"`{directive}` refers to itself: {way}.");
        }
    }

    /// <summary>The shortest way from a directive back to itself; null when there is none.</summary>
    static List<object>? CycleFrom(DirectiveDefinition start, SchemaAssembly assembly)
    {
        var cameFrom = new Dictionary<object, object>();
        var next = new Queue<object>([start]);
        while (next.TryDequeue(out var current))
        {
            foreach (var referred in References(current, assembly))
            {
                if (referred == start)
                    return WayTo(current, start, cameFrom);
                if (cameFrom.TryAdd(referred, current))
                    next.Enqueue(referred);
            }
        }
        return null;
    }

    static List<object> WayTo(object last, DirectiveDefinition start, Dictionary<object, object> cameFrom)
    {
        var way = new List<object> { start };
        for (var step = last; step != start; step = cameFrom[step])
            way.Add(step);
        way.Add(start);
        way.Reverse();
        return way;
    }

    /// <summary>Directives and types that a directive or an input type refers to.</summary>
    static IEnumerable<object> References(object from, SchemaAssembly assembly) => from switch
    {
        DirectiveDefinition directive => directive.Arguments.SelectMany(argument => References(argument, assembly)),
        InputObjectType input => Applied(input.Directives, assembly)
            .Concat(input.Fields.SelectMany(field => References(field, assembly))),
        EnumType type => Applied(type.Directives, assembly)
            .Concat(type.Values.SelectMany(value => Applied(value.Directives, assembly))),
        NamedType type => Applied(type.Directives, assembly),
        _ => [],
    };

    static IEnumerable<object> References(InputValueDefinition value, SchemaAssembly assembly) =>
        Applied(value.Directives, assembly).Append(value.Type.Named);

    static IEnumerable<object> Applied(IReadOnlyList<DirectiveNode> directives, SchemaAssembly assembly) =>
        directives.Select(directive => assembly.Directives.Find(directive.Name.Value)).OfType<DirectiveDefinition>();
}
