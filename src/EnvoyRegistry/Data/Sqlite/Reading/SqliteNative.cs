using System.Runtime.InteropServices;

namespace EnvoyRegistry.Data.Sqlite.Reading;

/// <summary>
/// The few SQLite calls that are made for every cell, without the safe handles and the indirection of SQLitePCLRaw,
/// whose library this is. They return at once and never call back, so the collector need not be told of them.
/// </summary>
static partial class SqliteNative
{
    const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    // What it returns is the failure of the last step, which was told then.
    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial void Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    public static partial int ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_double"), SuppressGCTransition]
    public static partial double ColumnDouble(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    public static partial int BindInt64(nint statement, int parameter, long value);

    public static unsafe ReadOnlySpan<byte> ColumnUtf8(nint statement, int column) =>
        new(ColumnBlob(statement, column), ColumnBytes(statement, column));

    // Of a text cell in a UTF-8 database the blob is the text itself: no copy, no conversion, no terminator added.
    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static unsafe partial void* ColumnBlob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int ColumnBytes(nint statement, int column);
}
