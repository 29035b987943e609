using System.Linq.Expressions;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>A type whose things have ids of their own.</summary>
public sealed class NodeType
{
    readonly LambdaExpression _rows;
    Delegate? _rowsOf;

    internal NodeType(ObjectType type, LambdaExpression rows) => (Type, _rows) = (type, rows);

    public ObjectType Type { get; }

    /// <summary>The row with this key, or none, as <c>node(id:)</c> would read it.</summary>
    /// <param name="context">Of the class that the type was bound with.</param>
    public IQueryable RowsOf(object context, long key) =>
        (IQueryable)(_rowsOf ??= _rows.Compile()).DynamicInvoke(context, key)!;
}
