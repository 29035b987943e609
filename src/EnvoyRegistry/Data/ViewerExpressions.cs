using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Data;

/// <summary>Puts a context's viewer in the place of <see cref="Viewer.Current"/>.</summary>
sealed class ViewerExpressions(Expression context) : ExpressionVisitor
{
    /// <summary>For a query: the viewer that <paramref name="db"/> has when it is run.</summary>
    public static Expression Of(RegistryDb db, Expression query) =>
        new ViewerExpressions(Expression.Constant(db)).Visit(query);

    /// <inheritdoc cref="Of(RegistryDb, Expression)"/>
    public static Expression<TDelegate> Of<TDelegate>(RegistryDb db, Expression<TDelegate> lambda) =>
        (Expression<TDelegate>)Of(db, (Expression)lambda);

    // As a parameter by force: EF would compute `Viewer.Reach == …` before the SQL, and one viewer's answer would stand
    // in a statement that others use.
    protected override Expression VisitMember(MemberExpression node) =>
        node.Expression is MemberExpression { Expression: null, Member.Name: nameof(Viewer.Current) } current
            && current.Type == typeof(Viewer)
            ? Expression.Call(
                typeof(EF), nameof(EF.Parameter), [node.Type],
                Expression.MakeMemberAccess(Expression.Property(context, nameof(RegistryDb.Viewer)), node.Member))
            : base.VisitMember(node);
}
