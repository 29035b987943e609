using System.Linq.Expressions;
using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Planning;

/// <summary>
/// What the fields of an object are read from: cells of a row, or (without projection) a value in memory.
/// </summary>
/// <param name="Path">From the row to the object; null when the object is the row.</param>
/// <param name="Passed">
/// The guards that let the operation come here: they need not be asked again for each field of each row.
/// </param>
readonly record struct Scope(Projection? Projection, LambdaExpression? Path, Guard[] Passed)
{
    /// <param name="ofValue">Reads the key of a parent that is a value in memory.</param>
    public KeySource Key(LambdaExpression key, Lazy<Func<object?, object?>> ofValue) => Projection is null
        ? new KeySource(-1, ofValue.Value)
        : new KeySource(Projection.Add(Path, key), null);
}
