using System.Linq.Expressions;
using System.Reflection;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Data;

/// <summary>Puts a context's viewer in the place of <see cref="Viewer.Current"/>.</summary>
sealed class ViewerExpressions(Expression context) : ExpressionVisitor
{
    /// <summary>For a query: the viewer that <paramref name="db"/> has when it is run.</summary>
    public static Expression PutViewer(RegistryDb db, Expression query) =>
        new ViewerExpressions(Expression.Constant(db)).Visit(query);

    /// <inheritdoc cref="PutViewer(RegistryDb, Expression)"/>
    public static Expression<TDelegate> PutViewer<TDelegate>(RegistryDb db, Expression<TDelegate> lambda) =>
        (Expression<TDelegate>)PutViewer(db, (Expression)lambda);

    /// <summary>
    /// For a filter of the model: EF puts the context that runs the query in the place of the one named.
    /// </summary>
    public static LambdaExpression OfAnyContext(LambdaExpression visible) =>
        (LambdaExpression)new ViewerExpressions(Expression.Constant(null, typeof(RegistryDb))).Visit(visible);

    /// <summary>
    /// Over a row in memory and its viewer, what a lambda says over a row and <see cref="Viewer.Current"/>.
    /// </summary>
    public static Func<object, Viewer, bool> InMemory(LambdaExpression visible)
    {
        var (row, viewer) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(Viewer)));
        var body = visible.BodyOn(Expression.Convert(row, visible.Parameters[0].Type));
        return Expression.Lambda<Func<object, Viewer, bool>>(new Given(viewer).Visit(body), row, viewer).Compile();
    }

    sealed class Given(ParameterExpression viewer) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node is { Expression: null, Member.Name: nameof(Viewer.Current) } && node.Type == typeof(Viewer)
                ? viewer : base.VisitMember(node);
    }

    // As a parameter by force: EF would compute `Viewer.Reach == …` before the SQL, and one viewer's answer would stand
    // in a statement that others use.
    protected override Expression VisitMember(MemberExpression node) =>
        node.Expression is MemberExpression { Expression: null, Member.Name: nameof(Viewer.Current) } current
            && current.Type == typeof(Viewer)
            ? Expression.Call(
                typeof(EF), nameof(EF.Parameter), [node.Type],
                Expression.MakeMemberAccess(Expression.Property(context, nameof(RegistryDb.Viewer)), node.Member))
            : Condition(node) is { } condition ? Visit(Expression.Quote(condition)) : base.VisitMember(node);

    /// <summary>A condition that a class keeps for queries, such as <c>Where(AccessToken.IsOwn)</c>.</summary>
    static LambdaExpression? Condition(MemberExpression node) =>
        node is { Expression: null, Member: PropertyInfo property }
            && node.Type.IsAssignableTo(typeof(LambdaExpression))
            ? (LambdaExpression?)property.GetValue(null) : null;
}
