using System.Linq.Expressions;
using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Planning;

/// <summary>The columns asked of one statement, each once; the index is the cell's number in the row.</summary>
sealed class Projection(Type row)
{
    readonly List<LambdaExpression> _columns = [];
    readonly Dictionary<(LambdaExpression? Path, LambdaExpression Column), int> _known = [];
    readonly ParameterExpression _row = Expression.Parameter(row, "row");

    public IReadOnlyList<LambdaExpression> Columns => _columns;

    /// <summary>A projection that begins with the columns of this one.</summary>
    public Projection Copy()
    {
        var copy = new Projection(_row.Type);
        copy._columns.AddRange(
            _columns.Select(column => Expression.Lambda(Replace.Parameter(column, copy._row), copy._row)));
        return copy;
    }

    /// <param name="path">
    /// From the statement's row to the object the column belongs to; null when that is the row itself.
    /// </param>
    public int Add(LambdaExpression? path, LambdaExpression column)
    {
        if (_known.TryGetValue((path, column), out var asked))
            return asked;
        var added = Find(path, column);
        _known.Add((path, column), added);
        return added;
    }

    int Find(LambdaExpression? path, LambdaExpression column)
    {
        var body = Compose(path, column);
        var known = _columns.FindIndex(c => IsSameMember(c.Body, body));
        if (known >= 0)
            return known;
        _columns.Add(Expression.Lambda(body, _row));
        return _columns.Count - 1;
    }

    /// <summary>
    /// The path to an object that <paramref name="target"/> reaches from the object at <paramref name="path"/>.
    /// </summary>
    public LambdaExpression Extend(LambdaExpression? path, LambdaExpression target) =>
        Expression.Lambda(Compose(path, target), _row);

    Expression Compose(LambdaExpression? path, LambdaExpression column) =>
        Replace.Parameter(column, path is null ? _row : Replace.Parameter(path, _row));

    // Only chains of members, and whether they are there, are compared: cheap, safe, and what documents ask for twice.
    static bool IsSameMember(Expression a, Expression b) => (a, b) switch
    {
        (MemberExpression x, MemberExpression y) =>
            x.Member == y.Member && x.Expression is { } p && y.Expression is { } q && IsSameMember(p, q),
        (ParameterExpression x, ParameterExpression y) => x == y,
        (BinaryExpression { Right: ConstantExpression { Value: null } } x,
            BinaryExpression { Right: ConstantExpression { Value: null } } y) =>
            x.NodeType == y.NodeType && IsSameMember(x.Left, y.Left),
        _ => false,
    };
}
