using System.Linq.Expressions;
using System.Reflection;

namespace Parley.GraphQL.Binding;

/// <summary>An expression or a member as a function of a value in memory.</summary>
static class Getter
{
    static readonly MethodInfo s_read = new Func<MethodInfo, Func<object, object?>>(Read<object, object>)
        .Method.GetGenericMethodDefinition();

    public static Func<object?, object?> Compile(LambdaExpression getter)
    {
        var boxed = Expression.Parameter(typeof(object));
        var body = Replace.Parameter(getter, Expression.Convert(boxed, getter.Parameters[0].Type));
        return Expression.Lambda<Func<object?, object?>>(Expression.Convert(body, typeof(object)), boxed).Compile();
    }

    /// <summary>Made when it is first asked for, and not compiled: there are hundreds of them.</summary>
    public static Func<object, object?> Compile(PropertyInfo member, Type owner)
    {
        Func<object, object?>? read = null;
        return value => (read ??= Make())(value);

        Func<object, object?> Make() => owner.IsValueType
            ? member.GetValue
            : s_read.MakeGenericMethod(owner, member.PropertyType)
                .Invoke(null, [member.GetMethod!]) as Func<object, object?>
                ?? throw new InvalidOperationException($"{owner.Name}.{member.Name} cannot be read.");
    }

    static Func<object, object?> Read<TOwner, TMember>(MethodInfo getter)
    {
        var get = getter.CreateDelegate<Func<TOwner, TMember>>();
        return owner => get((TOwner)owner);
    }
}

/// <summary>Puts an expression in the place of a lambda's parameter.</summary>
sealed class Replace : ExpressionVisitor
{
    readonly ParameterExpression _parameter;
    readonly Expression _value;

    Replace(ParameterExpression parameter, Expression value) => (_parameter, _value) = (parameter, value);

    public static Expression Parameter(LambdaExpression lambda, Expression value) =>
        new Replace(lambda.Parameters[0], value).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => node == _parameter ? _value : node;
}
