using System.Globalization;
using EnvoyRegistry.Data.Viewing;
using Microsoft.Data.Sqlite;
using Parley.GraphQL.Binding;
using SQLitePCL;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>A prepared statement and the row it stands at.</summary>
sealed class SqliteCursor : Cursor
{
    readonly SqliteReader _reader;
    readonly sqlite3 _connection;
    readonly sqlite3_stmt _statement;
    readonly nint _native;
    readonly int _parameters;
    readonly SqliteText? _translated;
    readonly int[]? _ordinals;
    Viewer? _viewer;

    SqliteCursor(SqliteReader reader, sqlite3 connection, sqlite3_stmt statement, SqlText text)
    {
        (_reader, _connection, _statement, Text) = (reader, connection, statement, text);
        _translated = text as SqliteText;
        _parameters = raw.sqlite3_bind_parameter_count(statement);
        _ordinals = _translated?.Ordinals;
        // Stays valid for as long as _statement, which only Close disposes.
        _native = statement.DangerousGetHandle();
    }

    public SqlText Text { get; }

    public static SqliteCursor Prepare(SqliteReader reader, sqlite3 connection, SqlText text)
    {
        var code = raw.sqlite3_prepare_v3(connection, text.Sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        Check(code, connection);
        var cursor = new SqliteCursor(reader, connection, statement, text);
        // They stay bound when the statement is reset.
        if (cursor._translated is { } translated)
            cursor.BindConstants(translated.Constants);
        return cursor;
    }

    /// <summary>
    /// Binds what is no parameter of a translated query's own, but for what each viewer brings.
    /// </summary>
    public void BindConstants(IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not ViewerCell)
                Bind(_translated!.FirstConstant + i, values[i]);
        }
    }

    /// <summary>Reads for <paramref name="viewer"/>.</summary>
    public SqliteCursor For(Viewer viewer)
    {
        if (viewer == _viewer || _translated is not { } text)
            return this; // Parameters stay bound.
        for (var i = 0; i < text.Constants.Count; i++)
        {
            if (text.Constants[i] is ViewerCell cell)
                Check(SqliteNative.BindInt64(_native, text.FirstConstant + i + 1, viewer.Read(cell)), _connection);
        }
        _viewer = viewer;
        return this;
    }

    public override CellFormat Format => SqliteCells.Format;

    public override bool Read()
    {
        var code = SqliteNative.Step(_native);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            Check(code, _connection);
        return false;
    }

    public override CellKind Kind(int column) => SqliteNative.ColumnType(_native, Ordinal(column)) switch
    {
        raw.SQLITE_NULL => CellKind.Null,
        raw.SQLITE_INTEGER => CellKind.Integer,
        raw.SQLITE_FLOAT => CellKind.Real,
        _ => CellKind.Text,
    };

    public override long Int64(int column) => SqliteNative.ColumnInt64(_native, Ordinal(column));

    public override double Double(int column) => SqliteNative.ColumnDouble(_native, Ordinal(column));

    public override ReadOnlySpan<byte> Utf8(int column) => SqliteNative.ColumnUtf8(_native, Ordinal(column));

    /// <summary>Binds a parameter to a cell of another row.</summary>
    public void Bind(int parameter, Row row, int column)
    {
        if (parameter >= _parameters)
            return; // The SQL does not come to it.
        var place = parameter + 1;
        var code = row.Kind(column) switch
        {
            CellKind.Integer => SqliteNative.BindInt64(_native, place, row.Int64(column)),
            CellKind.Real => raw.sqlite3_bind_double(_statement, place, row.Double(column)),
            CellKind.Text => raw.sqlite3_bind_text(_statement, place, row.Utf8(column)),
            _ => raw.sqlite3_bind_null(_statement, place),
        };
        Check(code, _connection);
    }

    public void Bind(int parameter, object? value)
    {
        if (parameter >= _parameters)
            return;
        var place = parameter + 1;
        var code = value switch
        {
            null => raw.sqlite3_bind_null(_statement, place),
            string text => raw.sqlite3_bind_text(_statement, place, text),
            bool truth => raw.sqlite3_bind_int(_statement, place, truth ? 1 : 0),
            double number => raw.sqlite3_bind_double(_statement, place, number),
            DateOnly date => raw.sqlite3_bind_text(_statement, place, date.ToString("O", CultureInfo.InvariantCulture)),
            DateTime instant => raw.sqlite3_bind_text(_statement, place, UtcSeconds.Stored(instant)),
            Enum or int or long or short or byte =>
                raw.sqlite3_bind_int64(_statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            _ => throw new NotSupportedException($"A {value.GetType().Name} cannot be a parameter."),
        };
        Check(code, _connection);
    }

    public void Reset() => SqliteNative.Reset(_native);

    public override void Dispose()
    {
        SqliteNative.Reset(_native);
        _reader.Return(this);
    }

    public void Close() => _statement.Dispose();

    int Ordinal(int column) => _ordinals is null ? column : _ordinals[column];

    static void Check(int code, sqlite3 connection)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, connection);
    }
}
