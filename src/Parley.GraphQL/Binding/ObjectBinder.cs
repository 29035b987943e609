using System.Linq.Expressions;

namespace Parley.GraphQL.Binding;

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

    /// <summary>
    /// An object or list in memory, made by a pure function of one cell, or of null where that is null.
    /// </summary>
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
    public ObjectBinder<T> Page<TContext, TKey, TRow>(
        string field,
        Expression<Func<T, TKey>> key,
        Expression<Func<TContext, TKey, IQueryable<TRow>>> rows,
        PageOrder<TRow> order)
    {
        _schema.AddPage<TRow>(_object, field, f => new PageBinding(f, key, rows, [order.Keys]));
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
