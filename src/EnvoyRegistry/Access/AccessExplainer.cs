using System.Linq.Expressions;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Access;

/// <summary>
/// Tells a caller what becomes of a field, from what decides it and in that order: the guard before the type, whether
/// the row is seen, the guards before the field and the type that it leads to, whose the row is.
/// </summary>
sealed class AccessExplainer(
    Engine engine, AccessRules rules, CurrentCaller caller, IDbContextFactory<RegistryDb> contexts)
{
    /// <param name="id">Of the thing whose field it is; null where there is none, or none in particular.</param>
    /// <param name="coordinate"><c>Type</c> or <c>Type.field</c>, as specification 2.13 writes them.</param>
    /// <exception cref="GraphQLException">There is no such coordinate, or the id is none of its type.</exception>
    public AccessExplanation Explain(string? id, string coordinate)
    {
        var (type, field) = Find(coordinate);
        var node = engine.NodeTypes.Values.FirstOrDefault(node => node.Type == type);
        long? key = id is null ? null : Key(id, coordinate, type);

        using var db = contexts.CreateDbContext();
        if (Refuses(type.Name))
            return Refused(type.Name);
        if (key is not null && !IsThere(db, node!, key.Value))
        {
            return Told(AccessOutcome.Hidden, type.Name,
                $"There is no {type.Name} with this id, or you are not among those who see it.");
        }
        if (field is not null && Refuses(field.Coordinate))
            return Refused(field.Coordinate);
        if (field is not null && Refuses(field.Type.Named.Name))
            return Refused(field.Type.Named.Name);

        var decides = field is not null && rules.Find(field.Coordinate) is not null ? field.Coordinate : type.Name;
        if (rules.Find(decides) is not { } rule)
            return Told(AccessOutcome.Allowed, null, $"`{coordinate}` only carries what has rules of its own.");
        // A type's own rule, and one on what is no row, asks for the role alone.
        var asksTheRow = rule.AsksTheRow && decides != type.Name && node is not null;
        var audiences = rule.To
            .Where(audience => asksTheRow && audience.AsksTheRow()
                ? key is not null && IsOf(db, node!, key.Value, audience, field!.Name)
                : audience.Includes(caller.Value))
            .ToList();
        return audiences.Count > 0
                ? Told(AccessOutcome.Allowed, decides, $"`{decides}` is for {rule.InWords}. You see it as "
                    + $"{string.Join(" and ", audiences.Select(a => a.InWords()))}.", audiences)
            : key is null
            ? Told(AccessOutcome.Depends, decides, $"`{decides}` is for {rule.InWords}. Whether you are one "
                + $"of them depends on the {type.Name}: ask with its `id`.")
            : Told(
                AccessOutcome.Hidden, decides, $"`{decides}` is for {rule.InWords}. Of this {type.Name} you are none "
                + "of them.");

        bool Refuses(string guarded) =>
            rules.Find(guarded) is { } guard && AccessRules.Refusal(guard, caller.Value) is not null;

        AccessExplanation Refused(string guarded) =>
            Told(AccessOutcome.Refused, guarded, $"`{guarded}` is for {rules.Find(guarded)!.InWords}.");

        AccessExplanation Told(
            AccessOutcome outcome, string? decidedBy, string because, IReadOnlyList<Audience>? audiences = null) => new(
                coordinate,
                outcome,
                decidedBy,
                decidedBy is null ? [] : rules.Find(decidedBy)!.To,
                audiences ?? [],
                field is not null && rules.Find(field.Coordinate) is { IsConfidential: true },
                outcome is not AccessOutcome.Refused ? null
                    : caller.Value.IsSignedIn ? ErrorCode.Forbidden : ErrorCode.Unauthenticated,
                because);
    }

    (ObjectType Type, FieldDefinition? Field) Find(string coordinate)
    {
        var (name, dot) = (coordinate, coordinate.IndexOf('.', StringComparison.Ordinal));
        if (dot >= 0)
            name = coordinate[..dot];
        var types = engine.Schema.Types.OfType<ObjectType>();
        if (engine.Schema.Types.Find(name) is not ObjectType type)
        {
            throw Fault("coordinate", $"`coordinate` takes an object type, or a field of one such as `Person.contact`; "
                + $"there is no object type `{name}`.{DidYouMean.Suffix(name, types.Select(t => t.Name))}");
        }
        if (dot < 0)
            return (type, null);
        var fieldName = coordinate[(dot + 1)..];
        return type.Fields.Find(fieldName) is { } field ? (type, field) : throw Fault("coordinate",
            $"{type.Name} has no field `{fieldName}`.{DidYouMean.Suffix(fieldName, type.Fields.Select(f => f.Name))}");
    }

    long Key(string id, string coordinate, ObjectType type)
    {
        if (!NodeId.TryParse(id, out var parsed) || !engine.NodeTypes.TryGetValue(parsed.Value.Prefix, out var node))
            throw Fault("id", "`id` takes an id that this service gave; this is none.");
        if (node.Type == type)
            return parsed.Value.Key;
        var leading = node.Type.Fields.FirstOrDefault(f => f.Type.Named == type);
        throw Fault("id", $"`id` is that of a {node.Type.Name}, and `{coordinate}` is none of its fields. "
            + (leading is null ? "Leave it out." : $"Ask about `{leading.Coordinate}`, which leads there."));
    }

    static bool IsThere(RegistryDb db, NodeType node, long key)
    {
        var rows = node.RowsOf(db, key);
        return Execute(db, rows, Expression.Call(
            typeof(Queryable), nameof(Queryable.Any), [rows.ElementType], rows.Expression));
    }

    bool IsOf(RegistryDb db, NodeType node, long key, Audience audience, string field)
    {
        var rows = node.RowsOf(db, key);
        return Execute(db, rows, Expression.Call(
            typeof(Queryable), nameof(Queryable.Any), [rows.ElementType],
            rows.Expression, Expression.Quote(rules.IsOf(audience, rows.ElementType, field))));
    }

    static bool Execute(RegistryDb db, IQueryable rows, Expression query) =>
        rows.Provider.Execute<bool>(ViewerExpressions.PutViewer(db, query));

    static GraphQLException Fault(string argument, string message) =>
        new(GraphQLError.BadArgument([argument], message));
}
