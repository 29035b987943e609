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
        var paged = objects.Values.SelectMany(o => o.Fields.Values).OfType<PageBinding>()
            .Select(p => ConnectionTypes.Of(p.Field.Type)).OfType<ConnectionTypes>().ToList();
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
                        $"nothing answers {type.Name}.{field.Name}; bind it in {ResolversOf(field.Location)}"
                        + (binding.IsRoot ? "" : Convention.Lack(binding, field)));
                else
                {
                    CheckVerb(type, bound, type == schema.Subscription, fault);
                    Check(schema, type, bound, objects, fault);
                }
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
                .. binding.Fields.Values.OfType<ColumnBinding>().Select(c => c.Column),
                .. binding.Fields.Values.OfType<CellValueBinding>().Select(c => c.Cell),
                .. binding.Fields.Values.OfType<BatchBinding>().Select(b => b.Key),
                .. binding.Fields.Values.Select(f => f.Access?.Visible).OfType<LambdaExpression>(),
                .. binding.Fields.Values.Select(f => f.Access?.Noted).OfType<LambdaExpression>(),
            ])));
        foreach (var (type, problem) in problems)
        {
            if (problem is not null)
                fault(type.Location, $"{type.Name}: {problem}");
        }
    }

    static void CheckVerb(
        ObjectType type, FieldBinding bound, bool isSubscription, Action<SourceLocation, string> fault)
    {
        var coordinate = $"{type.Name}.{bound.Field.Name}";
        if (isSubscription && bound is not StreamBinding)
            fault(bound.Field.Location, $"{coordinate} is a subscription; what answers it is a Stream");
        if (!isSubscription && bound is StreamBinding)
            fault(
                bound.Field.Location,
                $"{coordinate} is bound to a Stream, but {type.Name} is not the subscription root");
    }

    static void Check(
        Schema schema, ObjectType type, FieldBinding bound, IReadOnlyDictionary<ObjectType, ObjectBinding> objects,
        Action<SourceLocation, string> fault)
    {
        var field = bound.Field;
        var coordinate = $"{type.Name}.{field.Name}";
        var isList = field.Type.Nullable is ListType;
        if (bound.Access is { Visible: not null } or { Noted: not null } && !objects[type].IsRow)
            fault(field.Location, $"{coordinate} is seen row by row, but {type.Name} is answered from memory");
        if (bound.Access?.Visible is not null && field.Type.IsNonNull && !isList)
            fault(field.Location, $"{coordinate} may be hidden, so it must be nullable or a list; it is {field.Type}");
        switch (bound)
        {
            case OneBinding or JoinBinding when isList:
                fault(field.Location, $"{coordinate} is {field.Type}, but bound to one row; use Many");
                break;
            case ManyBinding when !isList:
                fault(field.Location, $"{coordinate} is {field.Type}, but bound to many rows; use One");
                break;
            case JoinBinding join:
                CheckRow(join.Target.ReturnType, field.Type.Named);
                if (field.Type.IsNonNull && SchemaBinder.MayBeNull(join.Target))
                    fault(field.Location, $"{coordinate} is {field.Type}, but {join.Target.Body} may be null");
                break;
            case PageBinding page:
                CheckRow(page.NodeType, ConnectionTypes.Of(field.Type)!.Node);
                foreach (var order in page.Orders)
                    CheckOrder(order);
                break;
            case SelectBinding select:
                CheckRow(select.RowType, field.Type.Named);
                break;
            case NodeBinding node:
                CheckNode(node);
                break;
            case ValueBinding value:
                CheckValue(field.Type, value.Result);
                break;
            case CellValueBinding made:
                CheckValue(field.Type, made.Result);
                break;
            case BatchBinding batch:
                CheckValue(field.Type, batch.Result);
                if (field.Type.IsNonNull && SchemaBinder.MayBeNull(batch.Key))
                    fault(field.Location, $"{coordinate} is {field.Type}, but {batch.Key.Body} may be null");
                break;
            case RunBinding run:
                CheckValue(field.Type, run.Result);
                break;
            case StreamBinding stream:
                CheckValue(field.Type, stream.Event);
                break;
        }
        var untaken = field.Arguments
            .Where(a => bound is not PageBinding || !ConnectionTypes.PagingArguments.Contains(a.Name))
            .Select(a => a.Name).ToList();
        if (bound.Arguments is null && bound is not NodeBinding && untaken.Count > 0)
            fault(
                field.Location,
                $"{coordinate} has arguments ({string.Join(", ", untaken)}) that its binding does not take");

        void CheckRow(Type row, NamedType named)
        {
            if (named is not ObjectType target)
                fault(field.Location, $"{coordinate} is {field.Type}; rows are answered only for an object type");
            else if (objects.TryGetValue(target, out var binding)
                && (!binding.IsRow || !row.IsAssignableTo(binding.Clr)))
                fault(
                    field.Location,
                    $"{coordinate} gives rows of {row.Name}, but {target.Name} is bound to "
                    + $"{binding.Clr.Name}{(binding.IsRow ? "" : ", which is in memory")}");
        }

        void CheckOrder(IReadOnlyList<SortKey> order)
        {
            if (order.Count == 0)
                fault(
                    field.Location,
                    $"{coordinate} is a page without an order; give its sort keys, the last one unique");
            foreach (var (key, _) in order)
            {
                if (SchemaBinder.MayBeNull(key))
                    fault(field.Location, $"{coordinate} is ordered by {key.Body}, which may be null");
                else if (!SortKey.CanBe(key.ReturnType))
                    fault(
                        field.Location,
                        $"{coordinate} is ordered by {key.Body}; a sort key is a whole number, an enum, a date, "
                        + "an instant or a string");
            }
        }

        void CheckNode(NodeBinding node)
        {
            var (shape, fits) = node.IsList
                ? ("(ids: [ID!]!): [Node]!", field.Type is NonNullType { OfType: ListType { OfType: InterfaceType } })
                : ("(id: ID!): Node", field.Type is InterfaceType);
            if (!fits || field.Arguments is not [{ } argument] || argument.Name != node.Argument
                || argument.Type.ToString() != (node.IsList ? "[ID!]!" : "ID!"))
                fault(field.Location, $"{coordinate} is bound to nodes, which are asked for as {field.Name}{shape}");
        }

        void CheckValue(TypeReference sdl, Type clr)
        {
            if (sdl.IsNonNull && Nullable.GetUnderlyingType(clr) is not null)
            {
                fault(field.Location, $"{coordinate} is {field.Type}, which a {SchemaBinder.NameOf(clr)} cannot give");
                return;
            }
            if (sdl.Named is ScalarType or EnumType)
            {
                if (LeafWriter.For(sdl.Nullable, clr) is null)
                    fault(
                        field.Location,
                        $"{coordinate} is {field.Type}, which a {clr.Name} "
                        + $"cannot give{EnumNames.Difference(sdl, clr)}");
                return;
            }
            while (sdl.Nullable is ListType list)
            {
                if (LeafWriter.ElementType(clr) is not { } element)
                {
                    fault(field.Location, $"{coordinate} is {field.Type}, which a {clr.Name} cannot give");
                    return;
                }
                (sdl, clr) = (list.OfType, element);
            }
            if (sdl.Named is ObjectType target && objects.TryGetValue(target, out var binding)
                && !clr.IsAssignableTo(binding.Clr))
                fault(
                    field.Location, $"{coordinate} gives {clr.Name}, but {target.Name} is bound to {binding.Clr.Name}");
            // Which of several types an object is of, it tells at run time.
            if (sdl.Named is InterfaceType or UnionType
                && schema.PossibleTypes((CompositeType)sdl.Named).Select(objects.GetValueOrDefault).OfType<ObjectBinding>()
                    .ToList() is { Count: > 0 } possible
                && !possible.Exists(p => clr.IsAssignableFrom(p.Clr) || clr.IsAssignableTo(p.Clr)))
                fault(
                    field.Location, $"{coordinate} gives {clr.Name}, but no type of {sdl.Named.Name} is bound to that");
        }
    }

    /// <summary><c>schema/people.graphql</c> is answered in <c>PeopleResolvers.cs</c>.</summary>
    static string ResolversOf(SourceLocation location)
    {
        var stem = Path.GetFileNameWithoutExtension(location.File ?? "schema");
        return $"{char.ToUpperInvariant(stem[0])}{stem[1..]}Resolvers.cs";
    }
}
