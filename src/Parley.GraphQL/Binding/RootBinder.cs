using System.Linq.Expressions;

namespace Parley.GraphQL.Binding;

/// <summary>Binds the fields of a root type, which has neither row nor value.</summary>
public sealed class RootBinder
{
    readonly SchemaBinder _schema;
    readonly ObjectBinding _object;

    internal RootBinder(SchemaBinder schema, ObjectBinding binding) => (_schema, _object) = (schema, binding);

    /// <summary>At most one row.</summary>
    /// <param name="asOf">The instant that the arguments ask for: the row and all below it are read as of then.</param>
    public RootBinder One<TContext, TArguments, TRow>(
        string field, Expression<Func<TContext, TArguments, IQueryable<TRow>>> rows,
        Func<TArguments, DateTime?>? asOf = null)
    {
        _schema.Add(_object, field, f => new OneBinding(f, null, rows)
        {
            Arguments = _schema.Arguments<TArguments>(_object, f),
            AsOf = OfBound(asOf),
        });
        return this;
    }

    /// <summary>Every row.</summary>
    public RootBinder Many<TContext, TRow>(string field, Expression<Func<TContext, IQueryable<TRow>>> rows)
    {
        _schema.Add(_object, field, f => new ManyBinding(f, null, rows));
        return this;
    }

    /// <inheritdoc cref="Many{TContext, TRow}"/>
    /// <typeparam name="TArguments">A record with a parameter for each argument of the field.</typeparam>
    public RootBinder Many<TContext, TArguments, TRow>(
        string field, Expression<Func<TContext, TArguments, IQueryable<TRow>>> rows)
    {
        _schema.Add(
            _object,
            field,
            f => new ManyBinding(f, null, rows) { Arguments = _schema.Arguments<TArguments>(_object, f) });
        return this;
    }

    /// <summary>A page of rows, by key (never by offset).</summary>
    /// <param name="order">Sort keys: not null, the last one unique.</param>
    public RootBinder Page<TContext, TRow>(
        string field, Expression<Func<TContext, IQueryable<TRow>>> rows, params Expression<Func<TRow, object>>[] order)
    {
        _schema.AddPage<TRow>(_object, field, f => new PageBinding(f, null, rows, [SortKey.Ascending(order)]));
        return this;
    }

    /// <summary>A page of rows in an order of its own.</summary>
    public RootBinder Page<TContext, TRow>(
        string field, Expression<Func<TContext, IQueryable<TRow>>> rows, PageOrder<TRow> order)
    {
        _schema.AddPage<TRow>(_object, field, f => new PageBinding(f, null, rows, [order.Keys]));
        return this;
    }

    /// <summary>A page of the rows that the arguments ask for, by key.</summary>
    /// <param name="order">Sort keys: not null, the last one unique.</param>
    /// <typeparam name="TArguments">
    /// A record with a parameter for each argument of the field but the paging ones.
    /// </typeparam>
    public RootBinder Page<TContext, TArguments, TRow>(
        string field, Expression<Func<TContext, TArguments, IQueryable<TRow>>> rows,
        params Expression<Func<TRow, object>>[] order)
    {
        _schema.AddPage<TRow>(_object, field, f => new PageBinding(f, null, rows, [SortKey.Ascending(order)])
        {
            Arguments = _schema.Arguments<TArguments>(_object, f, exceptPaging: true),
        });
        return this;
    }

    /// <summary>
    /// A page of a query that the arguments shape: filters, a choice of orders, a search. It is composed and translated
    /// at each request, where <c>Page</c> is translated once. Fields of the edge type besides <c>cursor</c> and
    /// <c>node</c> are bound as those of an object of <typeparamref name="THit"/>.
    /// </summary>
    /// <param name="node">From a hit to the row of its node.</param>
    /// <param name="orders">The orders there are to choose from.</param>
    /// <param name="choose">Which of them the arguments ask for.</param>
    /// <param name="keeps">
    /// Tells arguments that come again and again, equal to each other and few: their query is kept.
    /// </param>
    /// <param name="asOf">
    /// The instant that the arguments ask for: the page and all below it are read as of then.
    /// </param>
    public RootBinder Search<TContext, TArguments, THit, TRow>(
        string field,
        Func<TContext, TArguments, IQueryable<THit>> rows,
        Expression<Func<THit, TRow>> node,
        IReadOnlyList<PageOrder<THit>> orders,
        Func<TArguments, int> choose,
        Func<TArguments, bool>? keeps = null,
        Func<TArguments, DateTime?>? asOf = null)
    {
        var context = Expression.Parameter(typeof(TContext), "db");
        var arguments = Expression.Parameter(typeof(TArguments), "arguments");
        var call = Expression.Lambda(
            Expression.Invoke(Expression.Constant(rows), context, arguments), context, arguments);
        _schema.AddPage<TRow>(_object, field, f => new PageBinding(f, null, call, [.. orders.Select(o => o.Keys)])
        {
            Arguments = _schema.Arguments<TArguments>(_object, f, exceptPaging: true),
            Choose = bound => choose((TArguments)bound!),
            Keeps = bound => keeps?.Invoke((TArguments)bound!) ?? false,
            AsOf = OfBound(asOf),
            Node = node,
            IsDynamic = true,
        });
        return this;
    }

    /// <summary>
    /// A method of a service; on the mutation root one after the other, in the order of the document.
    /// </summary>
    public RootBinder Run<TService, TResult>(string field, Func<TService, OperationContext, ValueTask<TResult>> run)
        where TService : class
    {
        _schema.Add(_object, field, f => new RunBinding(f, typeof(TResult), async (operation, _) =>
            await run(operation.Service<TService>(), operation)));
        return this;
    }

    /// <inheritdoc cref="Run{TService, TResult}"/>
    /// <typeparam name="TArguments">A record with a parameter for each argument of the field.</typeparam>
    public RootBinder Run<TService, TArguments, TResult>(
        string field, Func<TService, TArguments, OperationContext, ValueTask<TResult>> run) where TService : class
    {
        _schema.Add(_object, field, f => new RunBinding(f, typeof(TResult), async (operation, arguments) =>
            await run(operation.Service<TService>(), (TArguments)arguments!, operation))
        {
            Arguments = _schema.Arguments<TArguments>(_object, f),
        });
        return this;
    }

    /// <summary>A value that is the same for every caller and request.</summary>
    public RootBinder Constant<TValue>(string field, TValue value)
    {
        _schema.Add(_object, field, f => new ValueBinding(f, typeof(TValue), (_, _) => value));
        return this;
    }

    internal RootBinder Value<TArguments, TValue>(string field, Func<TArguments, TValue> get)
    {
        Func<object, object?, object?> read = (_, arguments) => get((TArguments)arguments!);
        _schema.Add(_object, field, f => new ValueBinding(f, typeof(TValue), read)
        {
            Arguments = _schema.Arguments<TArguments>(_object, f),
        });
        return this;
    }

    /// <summary><c>node(id: ID!): Node</c> of the Relay specification.</summary>
    public RootBinder Node(string field)
    {
        _schema.Add(_object, field, f => new NodeBinding(f, isList: false));
        return this;
    }

    /// <summary>
    /// <c>nodes(ids: [ID!]!): [Node]</c>, which may be non-null: the nodes in the order of their ids, null where there
    /// is none.
    /// </summary>
    public RootBinder Nodes(string field)
    {
        _schema.Add(_object, field, f => new NodeBinding(f, isList: true));
        return this;
    }

    /// <summary>
    /// Says what to do for a field that nothing answers, where its fields are not bound by a line each: the end of what
    /// the start then says of the field.
    /// </summary>
    public RootBinder Otherwise(Func<string, string> remedy)
    {
        _object.Remedy = remedy;
        return this;
    }

    static Func<object?, DateTime?>? OfBound<TArguments>(Func<TArguments, DateTime?>? asOf) =>
        asOf is null ? null : bound => asOf((TArguments)bound!);
}
