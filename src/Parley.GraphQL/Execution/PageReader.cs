using Parley.GraphQL.Binding;
using Parley.GraphQL.Planning;

namespace Parley.GraphQL.Execution;

/// <summary>Reads one page, and one row more to know whether there is a next one.</summary>
sealed class PageReader : IDisposable
{
    readonly Session? _session;
    readonly PagePlan _plan;
    readonly PageRequest _request;
    readonly object?[] _parameters;
    readonly Row? _row;
    readonly object? _value;
    readonly bool _isMore;

    /// <summary>A page of no rows, for which nothing is read.</summary>
    public static PageReader OfNone(PagePlan plan, PageRequest request) => new(null, plan, request, [], null, null);

    public PageReader(
        Session? session, PagePlan plan, PageRequest request, object?[] parameters, Row? row, object? value)
    {
        (_session, _plan, _request, _parameters, _row, _value) = (session, plan, request, parameters, row, value);
        var order = plan.Orders[request.Order];
        Rows = new RowBuffer(order.ColumnCount);
        var direction = request.IsBackward ? order.Backward : order.Forward;
        var statement = request.Cursor is null ? direction.FromStart : direction.FromCursor;
        using (var cursor = Open(statement, [.. request.Cursor ?? [], request.Size + 1]))
        {
            while (cursor is not null && cursor.Read())
                Rows.Add(cursor);
        }
        _isMore = Rows.Count > request.Size;
        if (_isMore)
            Rows.RemoveLast();
        if (request.IsBackward)
            Rows.Reverse();
    }

    public RowBuffer Rows { get; }

    // The row that gave the cursor lies on the other side of it.
    public bool HasNext => _request.IsBackward ? _request.Cursor is not null : _isMore;

    public bool HasPrevious => _request.IsBackward ? _isMore : _request.Cursor is not null;

    public long TotalCount()
    {
        using var cursor = Open(_plan.Count!, []);
        return cursor is not null && cursor.Read() ? cursor.Int64(0) : 0;
    }

    /// <summary>The cursor of the row the buffer stands at.</summary>
    public void WriteCursor(JsonBuffer buffer) =>
        PageCursor.Write(buffer, _request.Fingerprint, Rows, _plan.Orders[_request.Order].KeyColumns);

    public void Dispose() => Rows.Dispose();

    Cursor? Open(Statement statement, object[] paging) => _session is null ? null
        : _plan.Key.Open(statement, _session, _row, _value, [.. _parameters, .. paging]);
}
