using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using GraphQL.Binding;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Data;

/// <summary>Asks EF Core for the SQL of a query, with its columns and parameters under names that can be found again.</summary>
static class SqliteTranslator
{
    // EF names a parameter after the field it is read from: p3 is the fourth parameter.
    sealed class Values<T>
    {
#pragma warning disable CS0649, IDE0044, CA1823 // read by EF, by name, inside expression trees
        public T? p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23;
#pragma warning restore
    }

    // EF works out what it can before it writes SQL: `x == null || …` by whether x is null, `flag || …` by the flag.
    public static ulong Null(int parameter) => 1UL << parameter;
    public static ulong True(int parameter) => 1UL << (parameter + 32);

    /// <param name="pattern">Which parameters are null this time, and which are true.</param>
    public static SqliteText Translate(RegistryDb db, RowQuery query, IReadOnlyList<ParameterExpression> parameters, ulong pattern)
    {
        var rows = query.Rows.Body;
        var replacements = new Dictionary<ParameterExpression, Expression> { [query.Rows.Parameters[0]] = Expression.Constant(db) };
        for (var i = 0; i < parameters.Count; i++)
            replacements.Add(parameters[i], Value(parameters[i].Type, i, pattern));
        rows = new ReplaceParameters(replacements).Visit(rows);

        if (query.CountOnly)
        {
            using var counted = Command(db, Columns(rows, [CountColumn(rows)], out _));
            return new SqliteText($"SELECT COUNT(*) FROM ({counted.CommandText})", 1, Names(counted));
        }

        IReadOnlyList<LambdaExpression> columns = query.Columns.Count > 0 ? query.Columns : [CountColumn(rows)];
        using var command = Command(db, Columns(rows, columns, out var names));
        var found = SelectedNames(command.CommandText, names);
        return new SqliteText(command.CommandText, columns.Count, Names(command))
        {
            Ordinals = found.Count == columns.Count ? null : Ordinals(db, rows, columns, names, found),
        };
    }

    static LambdaExpression CountColumn(Expression rows) =>
        Expression.Lambda(Expression.Constant(1), Expression.Parameter(RowType(rows), "row"));

    static Type RowType(Expression rows) => rows.Type.GetInterfaces().Prepend(rows.Type)
        .First(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>)).GetGenericArguments()[0];

    static MemberExpression Value(Type type, int index, ulong pattern)
    {
        var holder = Activator.CreateInstance(typeof(Values<>).MakeGenericType(type))!;
        var field = holder.GetType().GetField($"p{index}")
            ?? throw new NotSupportedException("A query may have at most 24 parameters.");
        if ((pattern & True(index)) != 0)
            field.SetValue(holder, true);
        else if ((pattern & Null(index)) == 0)
            field.SetValue(holder, Sample(Nullable.GetUnderlyingType(type) ?? type));
        return Expression.Field(Expression.Constant(holder), field);
    }

    // Any value that is not null gives the same SQL, booleans apart.
    static object Sample(Type type) => type == typeof(string) ? "" : Activator.CreateInstance(type)!;

    static MethodCallExpression Columns(Expression rows, IReadOnlyList<LambdaExpression> columns, out IReadOnlyList<string> names)
    {
        var row = Expression.Parameter(RowType(rows), "row");
        var shape = RowShapes.Of(columns.Count);
        names = [.. columns.Select((_, i) => $"c{i}")];
        var cells = columns.Select((column, i) => Expression.Bind(
            shape.GetField($"c{i}")!,
            Expression.Convert(new ReplaceParameters(new() { [column.Parameters[0]] = row }).Visit(column.Body), typeof(object))));
        var select = Expression.Lambda(Expression.MemberInit(Expression.New(shape), cells), row);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Select), [row.Type, shape], rows, Expression.Quote(select));
    }

    static DbCommand Command(RegistryDb db, Expression query) =>
        db.CreateQuery(query.Type.GetGenericArguments()[0], query).CreateDbCommand();

    internal static IQueryable CreateQuery(this RegistryDb db, Type row, Expression query) =>
        (IQueryable)typeof(IQueryProvider).GetMethods().First(m => m is { Name: nameof(IQueryProvider.CreateQuery), IsGenericMethod: true })
            .MakeGenericMethod(row).Invoke(((IQueryable)db.Set<RegisterState>()).Provider, [query])!;

    static string[] Names(DbCommand command) => [.. command.Parameters.Cast<DbParameter>().Select(p => p.ParameterName)];

    static List<string> SelectedNames(string sql, IReadOnlyList<string> names) =>
        [.. names.Where(n => sql.Contains($" AS \"{n}\"", StringComparison.Ordinal))];

    /// <summary>A column whose name is missing was merged with another: try each until the two of them alone merge as well.</summary>
    static int[] Ordinals(
        RegistryDb db, Expression rows, IReadOnlyList<LambdaExpression> columns, IReadOnlyList<string> names, List<string> found)
    {
        var ordinals = new int[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            var at = found.IndexOf(names[i]);
            for (var other = 0; at < 0 && other < i; other++)
            {
                using var pair = Command(db, Columns(rows, [columns[other], columns[i]], out var pairNames));
                if (SelectedNames(pair.CommandText, pairNames).Count == 1)
                    at = ordinals[other];
            }
            ordinals[i] = at >= 0 ? at : throw new InvalidOperationException($"EF Core does not select {columns[i].Body}.");
        }
        return ordinals;
    }

    sealed class ReplaceParameters(Dictionary<ParameterExpression, Expression> replacements) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => replacements.GetValueOrDefault(node, node);
    }
}

/// <summary>Classes with as many fields as a statement has columns: EF names the columns after them.</summary>
static class RowShapes
{
    static readonly ModuleBuilder s_module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("RowShapes"), AssemblyBuilderAccess.Run).DefineDynamicModule("RowShapes");

    static readonly ConcurrentDictionary<int, Lazy<Type>> s_shapes = new();

    public static Type Of(int columns) => s_shapes.GetOrAdd(columns, static count => new Lazy<Type>(() => Define(count))).Value;

    static Type Define(int columns)
    {
        var type = s_module.DefineType($"Row{columns}", TypeAttributes.Public | TypeAttributes.Sealed);
        for (var i = 0; i < columns; i++)
            type.DefineField($"c{i}", typeof(object), FieldAttributes.Public);
        return type.CreateType();
    }
}
