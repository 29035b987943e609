using System.Text;

namespace Parley.GraphQL.Binding;

/// <summary>Reads a cell that is not null as the CLR value that it stands for.</summary>
static class CellReader
{
    /// <summary>Null when cells of this type cannot be read.</summary>
    public static Func<Row, int, object>? Find(Type type)
    {
        var cell = Nullable.GetUnderlyingType(type) ?? type;
        return cell == typeof(string) ? (row, column) => Encoding.UTF8.GetString(row.Utf8(column))
            : cell == typeof(long) ? (row, column) => row.Int64(column)
            : cell == typeof(int) ? (row, column) => (int)row.Int64(column)
            : cell == typeof(bool) ? (row, column) => row.Int64(column) != 0
            : cell == typeof(double) ? (row, column) => row.Double(column)
            : cell == typeof(DateOnly) ? (row, column) => row.Format.Date(row, column)
            : cell.IsEnum ? (row, column) => Enum.ToObject(cell, row.Int64(column))
            : null;
    }
}
