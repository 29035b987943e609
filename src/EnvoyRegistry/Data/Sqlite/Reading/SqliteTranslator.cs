using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using EnvoyRegistry.Data.Viewing;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>
/// Asks EF Core for the SQL of a query, and finds out which of its columns and parameters are which of ours.
/// </summary>
/// <param name="pattern">Which parameters are null this time, and which are true.</param>
sealed partial class SqliteTranslator(
    RegistryDb db, RowQuery query, IReadOnlyList<ParameterExpression> parameters, ulong pattern)
{
    const int MaxParameters = 24;

    // EF works out what it can before it writes SQL: `x == null || …` by whether x is null, `flag || …` by the flag.
    public static ulong Null(int parameter) => 1UL << parameter;
    public static ulong True(int parameter) => 1UL << (parameter + 32);

    public SqliteText Translate()
    {
        if (parameters.Count > MaxParameters)
            throw new NotSupportedException($"A query may have at most {MaxParameters} parameters.");
        // EF's names do not tell which parameter is which: it names some by what they are read from, others by nothing,
        // and folds what is computed of them. The values do: each sample is unlike any other, and there are two.
        var columns = query is { CountOnly: false, Columns.Count: > 0 } ? query.Columns : [One()];
        var viewer = db.Viewer;
        db.Viewer = ViewerCells.Sample(0);
        using var first = Command(columns, 0, out var names);
        db.Viewer = ViewerCells.Sample(1);
        using var second = Command(columns, 1, out _);
        db.Viewer = viewer;
        if (first.CommandText != second.CommandText)
            throw new NotSupportedException($"The SQL depends on the values of its arguments: {query.Rows}");

        var places = new Dictionary<string, int>();
        var constants = new List<object?>();
        for (var i = 0; i < first.Parameters.Count; i++)
        {
            var (a, b) = (first.Parameters[i].Value, second.Parameters[i].Value);
            var parameter = Enumerable.Range(0, parameters.Count)
                .Where(p => IsSample(p, 0, a) && IsSample(p, 1, b)).Append(-1).First();
            var cell = ViewerCells.Sampled(a, b);
            if (parameter < 0 && cell is null && !Equals(a, b))
                throw new NotSupportedException($"The query computes with its key, or passes a list: {query.Rows}");
            if (parameter < 0)
                constants.Add(cell ?? a);
            places.Add(
                first.Parameters[i].ParameterName,
                1 + (parameter >= 0 ? parameter : parameters.Count + constants.Count - 1));
        }
        // Names inside quotes are not parameters.
        var sql = Tokens().Replace(
            first.CommandText, token => places.TryGetValue(token.Value, out var place) ? $"?{place}" : token.Value);

        if (query.CountOnly)
            return new SqliteText($"SELECT COUNT(*) FROM ({sql})", parameters.Count, constants);
        var found = SelectedNames(sql, names);
        return new SqliteText(sql, parameters.Count, constants)
        {
            Ordinals = found.Count == columns.Count ? null : Ordinals(columns, names, found),
        };
    }

    [GeneratedRegex("""'([^']|'')*'|"([^"]|"")*"|@\w+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tokens();

    /// <summary>A row's column when none is asked for: rows are counted, or only said to be there.</summary>
    LambdaExpression One() => Expression.Lambda(Expression.Constant(1), Expression.Parameter(RowType, "row"));

    Type RowType => query.Rows.ReturnType.GetInterfaces().Prepend(query.Rows.ReturnType)
        .First(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IQueryable<>)).GetGenericArguments()[0];

    DbCommand Command(IReadOnlyList<LambdaExpression> columns, int samples, out IReadOnlyList<string> names)
    {
        var values =
            new Dictionary<ParameterExpression, Expression> { [query.Rows.Parameters[0]] = Expression.Constant(db) };
        for (var i = 0; i < parameters.Count; i++)
            values.Add(parameters[i], Value(i, samples));
        var rows = new ReplaceParameters(values).Visit(query.Rows.Body);

        var row = Expression.Parameter(RowType, "row");
        var shape = RowShapes.FindType(columns.Count);
        names = [.. columns.Select((_, i) => $"c{i}")];
        var cells = columns.Select((column, i) => Expression.Bind(
            shape.GetField($"c{i}")!,
            Expression.Convert(
                new ReplaceParameters(new() { [column.Parameters[0]] = row }).Visit(column.Body), typeof(object))));
        var select = Expression.Lambda(Expression.MemberInit(Expression.New(shape), cells), row);
        var selected = Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [row.Type, shape], rows, Expression.Quote(select));
        return db.CreateQuery(shape, ViewerExpressions.PutViewer(db, selected)).CreateDbCommand();
    }

    /// <summary>
    /// What stands for a parameter: the null or boolean that it is, else a member holding a sample, which EF makes a
    /// parameter of.
    /// </summary>
    Expression Value(int parameter, int samples)
    {
        var type = parameters[parameter].Type;
        if ((pattern & Null(parameter)) != 0 && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null))
            return Expression.Constant(null, type);
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(bool))
            return Expression.Constant((pattern & True(parameter)) != 0, type);
        var holder = Activator.CreateInstance(typeof(Holder<>).MakeGenericType(type), Sample(parameter, samples))!;
        return Expression.Field(Expression.Constant(holder), nameof(Holder<>.Value));
    }

    object Sample(int parameter, int samples)
    {
        var type = Nullable.GetUnderlyingType(parameters[parameter].Type) ?? parameters[parameter].Type;
        var number = (samples + 1) * 100 + parameter;
        return type == typeof(string) ? $"\u0001{number}"
            : type == typeof(DateOnly) ? DateOnly.FromDayNumber(number)
            : type == typeof(DateTime) ? DateTime.UnixEpoch.AddSeconds(number)
            : type.IsEnum ? Enum.ToObject(type, number)
            : Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
    }

    bool IsSample(int parameter, int samples, object? value) => (Sample(parameter, samples), value) switch
    {
        (string or DateOnly or DateTime, _) or (_, null or string or DateOnly or DateTime) =>
            Equals(Sample(parameter, samples), value),
        (double sample, double number) => sample.Equals(number),
        (double, _) or (_, double) => false,
        var (sample, number) => Number(sample) == Number(number),
    };

    static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    // Further in, EF gives names like ours to tables of its own: a third json_each is "c1".
    static List<string> SelectedNames(string sql, IReadOnlyList<string> names)
    {
        var selected = sql[..EndOfSelected(sql)];
        return [.. names.Where(n => selected.Contains($" AS \"{n}\"", StringComparison.Ordinal))];
    }

    /// <summary>Where the outermost list of columns ends, and FROM begins.</summary>
    static int EndOfSelected(string sql)
    {
        var (depth, quote) = (0, '\0');
        for (var i = 0; i < sql.Length; i++)
        {
            var c = sql[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (c is '(')
                depth++;
            else if (c is ')')
                depth--;
            else if (depth == 0 && c is 'F' && sql.AsSpan(i).StartsWith("FROM ", StringComparison.Ordinal))
                return i;
        }
        return sql.Length;
    }

    /// <summary>
    /// A column whose name is missing was merged with another: try each until the two of them alone merge as well.
    /// </summary>
    int[] Ordinals(IReadOnlyList<LambdaExpression> columns, IReadOnlyList<string> names, List<string> found)
    {
        var ordinals = new int[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            var at = found.IndexOf(names[i]);
            for (var other = 0; at < 0 && other < i; other++)
            {
                using var pair = Command([columns[other], columns[i]], 0, out var pairNames);
                if (SelectedNames(pair.CommandText, pairNames).Count == 1)
                    at = ordinals[other];
            }
            ordinals[i] = at >= 0
                ? at
                : throw new InvalidOperationException($"EF Core does not select {columns[i].Body}.");
        }
        return ordinals;
    }

    sealed class Holder<T>(T value)
    {
        public readonly T Value = value;
    }

    sealed class ReplaceParameters(Dictionary<ParameterExpression, Expression> replacements) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            replacements.GetValueOrDefault(node, node);
    }
}

static class RegistryQueries
{
    public static IQueryable CreateQuery(this RegistryDb db, Type row, Expression query) =>
        (IQueryable)typeof(IQueryProvider).GetMethods()
            .First(m => m is { Name: nameof(IQueryProvider.CreateQuery), IsGenericMethod: true })
            .MakeGenericMethod(row).Invoke(((IQueryable)db.Set<RegisterState>()).Provider, [query])!;
}

/// <summary>Classes with as many fields as a statement has columns: EF names the columns after them.</summary>
static class RowShapes
{
    static readonly ModuleBuilder s_module =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("RowShapes"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("RowShapes");

    static readonly ConcurrentDictionary<int, Lazy<Type>> s_shapes = new();

    public static Type FindType(int columns) =>
        s_shapes.GetOrAdd(columns, static count => new Lazy<Type>(() => Define(count))).Value;

    static Type Define(int columns)
    {
        var type = s_module.DefineType($"Row{columns}", TypeAttributes.Public | TypeAttributes.Sealed);
        for (var i = 0; i < columns; i++)
            type.DefineField($"c{i}", typeof(object), FieldAttributes.Public);
        return type.CreateType();
    }
}
