using System.Linq.Expressions;

namespace GraphQL.Binding;

/// <summary>
/// Binds the fields of one object type. The verb tells the cost: <c>Column</c> and a joined <c>One</c> ride on the
/// parent's SELECT; <c>One</c> by key, <c>Many</c> and <c>Page</c> are a SELECT of their own; <c>Value</c> is a member
/// of a value in memory; <c>Batch</c> is a method called once for all parents of a level; <c>Run</c> is a method.
/// </summary>
/// <typeparam name="T">The entity of the type's rows, or the class of its values.</typeparam>
public sealed class ObjectBinder<T>
{
    readonly SchemaBinder _schema;
    readonly ObjectBinding _object;

    internal ObjectBinder(SchemaBinder schema, ObjectBinding binding) => (_schema, _object) = (schema, binding);

    /// <summary>
    /// Makes the type a node: its <c>id</c> is <paramref name="key"/> behind <paramref name="prefix"/>, and
    /// <c>node(id:)</c> reads it from <paramref name="rows"/>.
    /// </summary>
    /// <param name="prefix">A few lower-case letters, unique in the schema.</param>
    /// <param name="key">A non-negative 63-bit number, unique in the type.</param>
    public ObjectBinder<T> Node<TContext>(
        string prefix, Expression<Func<T, long>> key, Expression<Func<TContext, long, IQueryable<T>>> rows)
    {
        _object.Node = (prefix, rows);
        _schema.Add(_object, "id", f => new ColumnBinding(f, key, new IdLeaf(prefix)));
        return this;
    }

    /// <summary>
    /// Every field of this type, and every field that leads to it, is refused while <paramref name="guard"/> gives an
    /// error.
    /// </summary>
    public ObjectBinder<T> Guard(Guard guard)
    {
        _object.Guard = guard;
        return this;
    }

    /// <summary>A cell of the row.</summary>
    public ObjectBinder<T> Column<TValue>(string field, Expression<Func<T, TValue>> column)
    {
        _schema.AddColumn(_object, field, column, typeof(TValue), (leaf, _) => leaf);
        return this;
    }

    /// <summary>A value computed outside the database, by a pure function of one cell.</summary>
    public ObjectBinder<T> Column<TCell, TValue>(
        string field, Expression<Func<T, TCell>> column, Func<TCell, TValue> compute)
    {
        _schema.AddColumn(_object, field, column, typeof(TValue), (leaf, type) =>
            ComputedLeaf<TCell, TValue>.CanRead ? new ComputedLeaf<TCell, TValue>(compute, leaf, type) : null);
        return this;
    }

    /// <summary>An object or list in memory, made by a pure function of one cell, or of null where that is null.</summary>
    public ObjectBinder<T> Value<TCell, TValue>(
        string field, Expression<Func<T, TCell>> cell, Func<TCell?, TValue> make)
    {
        _schema.AddCellValue(_object, field, cell, typeof(TValue), value => make((TCell?)value));
        return this;
    }

    /// <summary>A row that the parent's row refers to: a join in the same SELECT.</summary>
    public ObjectBinder<T> One<TRow>(string field, Expression<Func<T, TRow?>> target) where TRow : class
    {
        _schema.Add(_object, field, f => new JoinBinding(f, target));
        return this;
    }

    /// <summary>At most one row, found by a key of the parent; a null key means none.</summary>
    public ObjectBinder<T> One<TContext, TKey, TRow>(
        string field, Expression<Func<T, TKey>> key, Expression<Func<TContext, TKey, IQueryable<TRow>>> rows)
    {
        _schema.Add(_object, field, f => new OneBinding(f, key, rows));
        return this;
    }

    /// <summary>All rows that belong to the parent by its key.</summary>
    public ObjectBinder<T> Many<TContext, TKey, TRow>(
        string field, Expression<Func<T, TKey>> key, Expression<Func<TContext, TKey, IQueryable<TRow>>> rows)
    {
        _schema.Add(_object, field, f => new ManyBinding(f, key, rows));
        return this;
    }

    /// <inheritdoc cref="Many{TContext, TKey, TRow}"/>
    /// <typeparam name="TArguments">A record with a parameter for each argument of the field.</typeparam>
    public ObjectBinder<T> Many<TContext, TKey, TArguments, TRow>(
        string field, Expression<Func<T, TKey>> key,
        Expression<Func<TContext, TKey, TArguments, IQueryable<TRow>>> rows)
    {
        _schema.Add(
            _object,
            field,
            f => new ManyBinding(f, key, rows) { Arguments = _schema.Arguments<TArguments>(_object, f) });
        return this;
    }

    /// <summary>A page of the rows that belong to the parent by its key.</summary>
    /// <param name="order">Sort keys: not null, the last one unique.</param>
    public ObjectBinder<T> Page<TContext, TKey, TRow>(
        string field,
        Expression<Func<T, TKey>> key,
        Expression<Func<TContext, TKey, IQueryable<TRow>>> rows,
        params Expression<Func<TRow, object>>[] order)
    {
        _schema.AddPage<TRow>(_object, field, f => new PageBinding(f, key, rows, [SortKey.Ascending(order)]));
        return this;
    }

    /// <summary>
    /// Something outside the database, asked for all parents of a level at once. The method is called once for each
    /// place the field has in a document, however many lists its parents are in, and one place after the other.
    /// </summary>
    /// <remarks>
    /// Where a document has such a field, what leads to it is read twice: once for the keys, once to be written. So its
    /// parents' own fields must be pure, and rows are read from the same state of the database both times.
    /// </remarks>
    /// <param name="key">Parents with the same key get the same answer; one whose key is null gets null.</param>
    public ObjectBinder<T> Batch<TService, TKey, TResult>(
        string field, Expression<Func<T, TKey>> key,
        Func<TService, Batch<TKey, TResult>, OperationContext, ValueTask> load) where TService : class
    {
        _schema.AddBatch(_object, field, f => new BatchBinding(
            f, key, typeof(TResult), (operation, _, keys, answers) =>
                load(operation.Service<TService>(), new Batch<TKey, TResult>(keys, answers), operation)));
        return this;
    }

    /// <inheritdoc cref="Batch{TService, TKey, TResult}"/>
    /// <typeparam name="TArguments">A record with a parameter for each argument of the field.</typeparam>
    public ObjectBinder<T> Batch<TService, TKey, TArguments, TResult>(
        string field, Expression<Func<T, TKey>> key,
        Func<TService, Batch<TKey, TResult>, TArguments, OperationContext, ValueTask> load) where TService : class
    {
        _schema.AddBatch(_object, field, f => new BatchBinding(
            f, key, typeof(TResult), (operation, arguments, keys, answers) => load(
                operation.Service<TService>(), new Batch<TKey, TResult>(keys, answers), (TArguments)arguments!,
                operation))
        {
            Arguments = _schema.Arguments<TArguments>(_object, f),
        });
        return this;
    }

    /// <summary>A member of the value: a leaf, an object, or a list.</summary>
    public ObjectBinder<T> Value<TValue>(string field, Func<T, TValue> get)
    {
        _schema.Add(_object, field, f => new ValueBinding(f, typeof(TValue), (value, _) => get((T)value)));
        return this;
    }

    /// <inheritdoc cref="Value{TValue}"/>
    /// <typeparam name="TArguments">A record with a parameter for each argument of the field.</typeparam>
    public ObjectBinder<T> Value<TArguments, TValue>(string field, Func<T, TArguments, TValue> get)
    {
        Func<object, object?, object?> read = (value, arguments) => get((T)value, (TArguments)arguments!);
        _schema.Add(_object, field, f => new ValueBinding(f, typeof(TValue), read)
        {
            Arguments = _schema.Arguments<TArguments>(_object, f),
        });
        return this;
    }
}

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

    /// <inheritdoc cref="Page{TContext, TRow}"/>
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
    /// <param name="asOf">The instant that the arguments ask for: the page and all below it are read as of then.</param>
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
    /// <c>nodes(ids: [ID!]!): [Node]!</c>: the nodes in the order of their ids, null where there is none.
    /// </summary>
    public RootBinder Nodes(string field)
    {
        _schema.Add(_object, field, f => new NodeBinding(f, isList: true));
        return this;
    }

    static Func<object?, DateTime?>? OfBound<TArguments>(Func<TArguments, DateTime?>? asOf) =>
        asOf is null ? null : bound => asOf((TArguments)bound!);
}
