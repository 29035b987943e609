using System.Linq.Expressions;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;

namespace Parley.GraphQL.Binding;

/// <summary>
/// Decides for one operation whether a type or field may be answered: null, or the error to give instead.
/// </summary>
public delegate GraphQLError? Guard(IServiceProvider services);

/// <summary>Says of every bound type and field who may see it; asked once, when the schema is bound.</summary>
public abstract class AccessPolicy
{
    /// <summary>Stands before every field of the type and every field that leads to it; null for nothing.</summary>
    public abstract Guard? FindGuard(ObjectType type);

    /// <param name="row">The entity of the type's rows; null when it is answered from memory.</param>
    /// <returns>Null when whoever may see the type may see the field.</returns>
    public abstract FieldAccess? FindAccess(ObjectType type, FieldDefinition field, Type? row);

    /// <summary>
    /// Told once of every operation that looked at what is to be noted, before its answer leaves; when it fails, nobody
    /// gets the answer.
    /// </summary>
    public virtual ValueTask LookedAsync(OperationContext operation) => ValueTask.CompletedTask;
}

/// <summary>What stands before one field besides what stands before its type.</summary>
public sealed class FieldAccess
{
    /// <summary>Decides for the operation as a whole: the field is an error to whom it refuses.</summary>
    public Guard? Guard { get; init; }

    /// <summary>
    /// <c>TRow => bool</c>, part of the row's SELECT: where it is false the field is null, an empty list or a page
    /// of none, as it is where there is nothing to see, and what is behind it is not read.
    /// </summary>
    public LambdaExpression? Visible { get; init; }

    /// <summary>
    /// The same of a row that a method handed over in memory; null where none is ever reached so.
    /// </summary>
    public Func<object, IServiceProvider, bool>? VisibleInMemory { get; init; }

    /// <summary>
    /// <c>TRow => long</c>: whose the value is, where the operation is to note that it was looked at.
    /// </summary>
    public LambdaExpression? Noted { get; init; }
}
