using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>
/// Rows kept in lists of <paramref name="context"/>, behind the same door as a real database. Days and instants are
/// numbers in its cells.
/// </summary>
/// <param name="rows">The types that count as rows.</param>
sealed class ListDatabase(object context, params Type[] rows) : Database
{
    /// <summary>The lists as they were at an instant; null where nothing is known of it.</summary>
    public Func<DateTime, object?>? Past { get; init; }

    /// <summary>Sessions that were opened and not closed yet, and all that ever were.</summary>
    public (int Open, int Ever) Sessions { get; private set; }

    public override bool IsRow(Type type) => rows.Contains(type);

    public override Statement Prepare(RowQuery query) => new ListStatement(query);

    public override Session Open(CancellationToken cancellation) => Opened(context);

    public override Session Open(DateTime instant, CancellationToken cancellation) => Past is null
        ? base.Open(instant, cancellation)
        : Opened(Past(instant) ?? throw new GraphQLException("Nothing is known of then.", "BEFORE_HISTORY"));

    ListSession Opened(object lists)
    {
        Sessions = (Sessions.Open + 1, Sessions.Ever + 1);
        return new ListSession(lists, () => Sessions = Sessions with { Open = Sessions.Open - 1 });
    }

    public override string? Probe(Type row, IReadOnlyList<LambdaExpression> columns) => null;

    sealed class ListSession(object lists, Action closed) : Session
    {
        public object Lists => lists;

        public override void Dispose() => closed();
    }

    sealed class ListStatement(RowQuery query) : Statement
    {
        readonly Delegate _rows = query.Rows.Compile();
        readonly List<Delegate> _columns = [.. query.Columns.Select(c => c.Compile())];

        public override Cursor Open(Session session, Row? parent, int keyColumn, ReadOnlySpan<object?> arguments)
        {
            List<object?> given = parent is null ? [.. arguments] : [parent.Int64(keyColumn), .. arguments];
            var parameters = query.Rows.Parameters.Skip(1).Select((p, i) => ListCells.Value(given[i], p.Type));
            var found = ((IEnumerable)_rows.DynamicInvoke([((ListSession)session).Lists, .. parameters])!)
                .Cast<object>();
            return new ListCursor(query.CountOnly
                ? [[(long)found.Count()]]
                : [.. found.Select(row => _columns.Select(c => c.DynamicInvoke(row)).ToArray())]);
        }

        public override string ToString() => query.Rows.ToString();
    }

    sealed class ListCursor(List<object?[]> rows) : Cursor
    {
        int _at = -1;

        public override bool Read() => ++_at < rows.Count;

        public override CellKind Kind(int column) => rows[_at][column] switch
        {
            null => CellKind.Null,
            double => CellKind.Real,
            string or IList => CellKind.Text,
            _ => CellKind.Integer,
        };

        public override CellFormat Format { get; } = new ListCells();

        public override long Int64(int column) => rows[_at][column] switch
        {
            DateOnly day => day.DayNumber,
            DateTime instant => instant.Ticks,
            var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        };

        public override double Double(int column) => (double)rows[_at][column]!;

        public override ReadOnlySpan<byte> Utf8(int column) => rows[_at][column] is string text
            ? Encoding.UTF8.GetBytes(text)
            : JsonSerializer.SerializeToUtf8Bytes(rows[_at][column]);

        public override void Dispose() { }
    }

    sealed class ListCells : CellFormat
    {
        public static object? Value(object? cell, Type type) => (cell, type) switch
        {
            (long number, _) when type == typeof(DateOnly) => DateOnly.FromDayNumber((int)number),
            (long number, _) when type == typeof(DateTime) => new DateTime(number, DateTimeKind.Utc),
            _ => Convert.ChangeType(cell, type, CultureInfo.InvariantCulture),
        };

        public override void WriteDate(Row row, int column, Span<byte> to) =>
            Date(row, column).TryFormat(to, out _, "O", CultureInfo.InvariantCulture).ShouldBeTrue();

        public override void WriteInstant(Row row, int column, Span<byte> to) =>
            new DateTime(row.Int64(column), DateTimeKind.Utc)
                .TryFormat(to, out _, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture).ShouldBeTrue();

        public override DateOnly Date(Row row, int column) => DateOnly.FromDayNumber((int)row.Int64(column));

        public override ReadOnlySpan<byte> List(Row row, int column) => row.Utf8(column);
    }
}
