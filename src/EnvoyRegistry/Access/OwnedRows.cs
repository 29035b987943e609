using System.Linq.Expressions;
using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Access;

/// <summary><see cref="IOwnedRows{TRow}"/> as expressions for whatever <c>@access</c> asks of the row.</summary>
sealed class OwnedRows
{
    readonly LambdaExpression _participant;
    readonly Func<string, LambdaExpression?> _opened;
    readonly ParameterExpression _row;

    OwnedRows(LambdaExpression person, LambdaExpression participant, Func<string, LambdaExpression?> opened)
    {
        (Person, _participant, _opened) = (person, participant, opened);
        _row = Expression.Parameter(person.Parameters[0].Type, "row");
    }

    public LambdaExpression Person { get; }

    public static Dictionary<Type, OwnedRows> InThisAssembly() => (
        from type in typeof(OwnedRows).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false }
        from rows in type.GetInterfaces()
        where rows.IsGenericType && rows.GetGenericTypeDefinition() == typeof(IOwnedRows<>)
        select (Row: rows.GenericTypeArguments[0], Rows: Activator.CreateInstance(type)!))
        .ToDictionary(
            found => found.Row,
            found => (OwnedRows)typeof(OwnedRows).GetMethod(
                nameof(From), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(found.Row).Invoke(null, [found.Rows])!);

    static OwnedRows From<TRow>(IOwnedRows<TRow> rows) => new(rows.Person, rows.Participant, rows.Opened);

    /// <summary><c>row => bool</c>: whether <see cref="Viewer.Current"/> is of one of the audiences.</summary>
    public LambdaExpression Sees(IReadOnlyList<Audience> to, string field)
    {
        var roles = to.Where(audience => !audience.AsksTheRow())
            .Aggregate(0, (all, audience) => all | audience.Roles());
        Expression sees = Expression.NotEqual(
            Expression.And(Viewers(v => v.Role), Expression.Constant(roles)), Expression.Constant(0));
        foreach (var audience in to.Where(audience => audience.AsksTheRow()))
        {
            sees = Expression.OrElse(sees, audience switch
            {
                Audience.Self => Expression.Equal(InRow(Person), Viewers(v => v.PersonId)),
                Audience.FocalPoint => Expression.Equal(
                    InRow(_participant), Expression.Convert(Viewers(v => v.ParticipantId), typeof(long?))),
                _ => InRow(_opened(field) ?? throw new InvalidOperationException(
                    $"{field} is for those whom it was opened to, but cannot be opened.")),
            });
        }
        return Expression.Lambda(sees, _row);
    }

    static MemberExpression Viewers<T>(Expression<Func<Viewer, T>> member) => Expression.MakeMemberAccess(
        Expression.Property(null, typeof(Viewer), nameof(Viewer.Current)), ((MemberExpression)member.Body).Member);

    Expression InRow(LambdaExpression of) => of.BodyOn(_row);
}
