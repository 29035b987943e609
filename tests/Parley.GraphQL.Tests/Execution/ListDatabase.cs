using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.Tests.Execution;

/// <summary>Rows kept in lists of <paramref name="context"/>, behind the same door as a real database.</summary>
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
            var parameters = query.Rows.Parameters.Skip(1)
                .Select((p, i) => Convert.ChangeType(given[i], p.Type, CultureInfo.InvariantCulture));
            var found = ((IEnumerable)_rows.DynamicInvoke([((ListSession)session).Lists, .. parameters])!).Cast<object>();
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
            string => CellKind.Text,
            _ => CellKind.Integer,
        };

        public override long Int64(int column) =>
            Convert.ToInt64(rows[_at][column], CultureInfo.InvariantCulture);

        public override double Double(int column) => (double)rows[_at][column]!;

        public override ReadOnlySpan<byte> Utf8(int column) => Encoding.UTF8.GetBytes((string)rows[_at][column]!);

        public override void Dispose() { }
    }
}
