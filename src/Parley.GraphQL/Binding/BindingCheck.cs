using System.Linq.Expressions;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>Holds the SDL against what was bound, and every column against what the database can translate.</summary>
static class BindingCheck
{
    public static void Run(
        Schema schema, IReadOnlyDictionary<ObjectType, ObjectBinding> objects, Database? database,
        Action<SourceLocation, string> fault)
    {
        var paged = objects.Values.SelectMany(o => o.Fields.Values)
            .Select(f => f.Connection).OfType<ConnectionTypes>().ToList();
        var (connections, edges) = (paged.Select(c => c.Connection).ToHashSet(), paged.Select(c => c.Edge).ToHashSet());

        foreach (var type in schema.Types.OfType<ObjectType>().Where(t => !connections.Contains(t)))
        {
            // A page itself answers an edge's cursor and node, and its hits what the edge has besides.
            var fields = type.Fields.Where(f => !edges.Contains(type) || f.Name is not ("cursor" or "node")).ToList();
            if (!objects.TryGetValue(type, out var binding))
            {
                if (fields.Count > 0)
                    fault(type.Location, $"nothing answers the type {type.Name}; {Remedy(type)}");
                continue;
            }
            foreach (var field in fields.Where(f => !binding.IsRefused(f.Name)))
            {
                if (!binding.Fields.TryGetValue(field.Name, out var bound))
                    fault(
                        field.Location,
                        $"nothing answers {type.Name}.{field.Name}; "
                        + (binding.Remedy?.Invoke(field.Name) ?? $"bind it in {ResolversOf(field.Location)}")
                        + (binding.IsRoot ? "" : Convention.Lack(binding, field)));
                else
                    new FieldCheck(schema, binding, bound, objects, fault).Run();
            }
        }

        if (database is not null)
            Probe(objects.Values, database, fault);

        string Remedy(ObjectType type)
        {
            var resolvers = ResolversOf(type.Location);
            var given = objects.Values.SelectMany(o => o.Fields.Values.Select(f => (On: o.Type, Field: f)))
                .FirstOrDefault(f => f.Field.Objects?.Type == type);
            return given.Field?.Objects is var (_, clr)
                ? $"{given.On.Name}.{given.Field.Field.Name} gives a class of another name, {clr.Name}: "
                    + $"bind that to it in {resolvers}"
                : $"bind it in {resolvers}";
        }
    }

    static void Probe(
        IEnumerable<ObjectBinding> objects, Database database, Action<SourceLocation, string> fault)
    {
        // Translating is most of a start's work, and each type's is its own.
        var problems = objects.Where(o => o.IsRow).AsParallel().AsOrdered().Select(binding => (
            binding.Type,
            Problem: database.Probe(binding.Clr,
            [
                .. binding.Fields.Values.Select(f => f.Cell).OfType<LambdaExpression>(),
                .. binding.Fields.Values.Select(f => f.Access?.Visible).OfType<LambdaExpression>(),
                .. binding.Fields.Values.Select(f => f.Access?.Noted).OfType<LambdaExpression>(),
            ])));
        foreach (var (type, problem) in problems)
        {
            if (problem is not null)
                fault(type.Location, $"{type.Name}: {problem}");
        }
    }

    /// <summary><c>schema/people.graphql</c> is answered in <c>PeopleResolvers.cs</c>.</summary>
    static string ResolversOf(SourceLocation location)
    {
        var stem = Path.GetFileNameWithoutExtension(location.File ?? "schema");
        return $"{char.ToUpperInvariant(stem[0])}{stem[1..]}Resolvers.cs";
    }
}
