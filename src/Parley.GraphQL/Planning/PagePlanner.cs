using System.Linq.Expressions;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Language;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Planning;

/// <summary>
/// Plans a connection: its nodes' cells and sort keys in one SELECT for each direction, with and without a cursor.
/// A page begins after a key, never at an offset, so that a deep page costs what the first one costs.
/// </summary>
sealed class PagePlanner(Planner planner, PlannedField field, PageBinding binding, Guard[] passed)
{
    readonly ConnectionTypes _types = ConnectionTypes.Recognise(field.Definition.Type)!;
    readonly Projection _projection = new(binding.RowType);
    bool _isCounted;

    public PagePlan Plan(KeySource? key)
    {
        var fields = Fields(_types.Connection, field.Group.SelectionSets);
        var rows = binding.Query.Rows;
        return new PagePlan(field)
        {
            Fields = fields,
            Orders = [.. binding.Orders.Select(order => Ordered(rows, order))],
            Choose = binding.Choose,
            Count = _isCounted ? Prepare(new RowQuery(rows, [], CountOnly: true)) : null,
            Key = key,
            Parameters = binding.Query.Readers,
        };
    }

    OrderedPage Ordered(LambdaExpression rows, IReadOnlyList<SortKey> order)
    {
        // A row's cells differ by its order's keys: the keys of another may cost a join.
        var projection = _projection.Copy();
        var keys = order.Select(o => projection.Add(null, o.Key)).ToList();
        return new OrderedPage(
            Direction(isBackward: false), Direction(isBackward: true), keys, projection.Columns.Count);

        Page Direction(bool isBackward) => new(
            Prepare(new RowQuery(Limited(rows, rows.Body, [], order, isBackward), projection.Columns)),
            Prepare(new RowQuery(Beyond(rows, order, isBackward), projection.Columns)));
    }

    Statement Prepare(RowQuery query) => planner.Prepare(query with { Keeps = binding.Keeps });

    /// <summary>The rows beyond a cursor, whose keys are parameters after those of the query itself.</summary>
    static LambdaExpression Beyond(LambdaExpression rows, IReadOnlyList<SortKey> order, bool isBackward)
    {
        var row = Expression.Parameter(order[0].Key.Parameters[0].Type, "row");
        var keys = order.Select(o => Replace.Parameter(o.Key, row)).ToList();
        var cursor = keys.Select((k, i) => Expression.Parameter(k.Type, $"c{i}")).ToList();

        // k0 > c0 or (k0 = c0 and (k1 > c1 or …)), from the last key to the first. "k0 >= c0 and (…)" says the same and
        // lets the database seek an index on k0.
        var beyond = Compare(keys[^1], cursor[^1], order[^1].IsDescending != isBackward, orEqual: false);
        for (var i = keys.Count - 2; i >= 0; i--)
        {
            var less = order[i].IsDescending != isBackward;
            beyond = Expression.AndAlso(
                Compare(keys[i], cursor[i], less, orEqual: true),
                Expression.OrElse(Compare(keys[i], cursor[i], less, orEqual: false), beyond));
        }
        var where = Call(
            nameof(Queryable.Where), [row.Type], rows.Body, Expression.Quote(Expression.Lambda(beyond, row)));
        return Limited(rows, where, cursor, order, isBackward);
    }

    static LambdaExpression Limited(
        LambdaExpression rows, Expression body, IReadOnlyList<ParameterExpression> cursor, IReadOnlyList<SortKey> order,
        bool isBackward)
    {
        for (var i = 0; i < order.Count; i++)
        {
            var method = (i == 0, order[i].IsDescending != isBackward) switch
            {
                (true, false) => nameof(Queryable.OrderBy),
                (true, true) => nameof(Queryable.OrderByDescending),
                (false, false) => nameof(Queryable.ThenBy),
                (false, true) => nameof(Queryable.ThenByDescending),
            };
            var key = order[i].Key;
            body = Call(method, [key.Parameters[0].Type, key.ReturnType], body, Expression.Quote(key));
        }
        var limit = Expression.Parameter(typeof(int), "limit");
        body = Call(nameof(Queryable.Take), [order[0].Key.Parameters[0].Type], body, limit);
        return Expression.Lambda(body, [.. rows.Parameters, .. cursor, limit]);
    }

    static BinaryExpression Compare(Expression key, Expression cursor, bool less, bool orEqual)
    {
        var kind = (less, orEqual) switch
        {
            (false, false) => ExpressionType.GreaterThan,
            (false, true) => ExpressionType.GreaterThanOrEqual,
            (true, false) => ExpressionType.LessThan,
            (true, true) => ExpressionType.LessThanOrEqual,
        };
        // C# compares neither strings nor enums by operators; SQL does.
        if (key.Type.IsEnum)
            (key, cursor) = (Number(key), Number(cursor));
        return key.Type == typeof(string)
            ? Expression.MakeBinary(
                kind,
                Expression.Call(typeof(string), nameof(string.Compare), null, key, cursor),
                Expression.Constant(0))
            : Expression.MakeBinary(kind, key, cursor);
    }

    static UnaryExpression Number(Expression value) => Expression.Convert(value, Enum.GetUnderlyingType(value.Type));

    List<ConnectionFieldPlan> Fields(ObjectType type, IEnumerable<SelectionSetNode> selectionSets)
    {
        try
        {
            return planner.Selection(type, selectionSets, Field);
        }
        catch (UndecidedSelectionException undecided)
        {
            return [new ConnectionFieldPlan(ConnectionField.Fault, field.Group) { Fault = undecided.Error }];
        }
    }

    ConnectionFieldPlan Field(ObjectType type, FieldGroup group)
    {
        var name = group.First.Name.Value;
        switch (name)
        {
            case "__typename":
                return new ConnectionFieldPlan(ConnectionField.Constant, group) { Json = Planner.TypeName(type) };
            case "edges":
                return new ConnectionFieldPlan(ConnectionField.Edges, group)
                {
                    Fields = Fields(_types.Edge, group.SelectionSets),
                };
            case "nodes" or "node":
                return new ConnectionFieldPlan(name == "nodes" ? ConnectionField.Nodes : ConnectionField.Node, group)
                {
                    Node = planner.Object(
                        _types.Node, group.SelectionSets, new Scope(_projection, binding.Node, passed)),
                };
            case "pageInfo":
                var pageInfo = (ObjectType)type.Fields.Find("pageInfo")!.Type.Named;
                return new ConnectionFieldPlan(ConnectionField.PageInfo, group)
                {
                    Fields = Fields(pageInfo, group.SelectionSets),
                };
            case "totalCount":
                _isCounted = true;
                return new ConnectionFieldPlan(ConnectionField.TotalCount, group);
            case not "cursor" when type == _types.Edge:
                return new ConnectionFieldPlan(ConnectionField.OfRow, group)
                {
                    OfRow = planner.Field(type, group, new Scope(_projection, null, passed)),
                };
            default:
                return new ConnectionFieldPlan(Enum.Parse<ConnectionField>(name, ignoreCase: true), group);
        }
    }

    static MethodCallExpression Call(string method, Type[] types, params Expression[] arguments) =>
        Expression.Call(typeof(Queryable), method, types, arguments);
}
