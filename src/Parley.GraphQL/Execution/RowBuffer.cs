using System.Buffers;
using Parley.GraphQL.Binding;

namespace Parley.GraphQL.Execution;

/// <summary>
/// Rows kept in pooled memory, for answers that need all of a page before they can begin to be written.
/// </summary>
sealed class RowBuffer(int columns) : Row, IDisposable
{
    readonly record struct Cell(CellKind Kind, long Number, int Length);

    readonly List<Cell> _cells = [];
    byte[] _text = ArrayPool<byte>.Shared.Rent(4096);
    int _textLength;
    CellFormat? _format;
    int _offset;

    public int Count { get; private set; }

    public override CellFormat Format => _format ?? throw new InvalidOperationException("There is no row here.");

    public void Add(Row row)
    {
        _format = row.Format;
        for (var column = 0; column < columns; column++)
        {
            var kind = row.Kind(column);
            _cells.Add(kind switch
            {
                CellKind.Integer => new Cell(kind, row.Int64(column), 0),
                CellKind.Real => new Cell(kind, BitConverter.DoubleToInt64Bits(row.Double(column)), 0),
                CellKind.Text => Keep(row.Utf8(column)),
                _ => default,
            });
        }
        Count++;
    }

    public void RemoveLast()
    {
        _cells.RemoveRange(_cells.Count - columns, columns);
        Count--;
    }

    public void Reverse()
    {
        for (int first = 0, last = Count - 1; first < last; first++, last--)
        {
            for (var column = 0; column < columns; column++)
            {
                var (a, b) = ((first * columns) + column, (last * columns) + column);
                (_cells[a], _cells[b]) = (_cells[b], _cells[a]);
            }
        }
    }

    public RowBuffer At(int row)
    {
        _offset = row * columns;
        return this;
    }

    public override CellKind Kind(int column) => _cells[_offset + column].Kind;

    public override long Int64(int column) => _cells[_offset + column].Number;

    public override double Double(int column)
    {
        var cell = _cells[_offset + column];
        return cell.Kind == CellKind.Real ? BitConverter.Int64BitsToDouble(cell.Number) : cell.Number;
    }

    public override ReadOnlySpan<byte> Utf8(int column)
    {
        var cell = _cells[_offset + column];
        return _text.AsSpan((int)cell.Number, cell.Length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_text);

    Cell Keep(ReadOnlySpan<byte> text)
    {
        if (_text.Length - _textLength < text.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_text.Length * 2, _textLength + text.Length));
            _text.AsSpan(0, _textLength).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_text);
            _text = larger;
        }
        text.CopyTo(_text.AsSpan(_textLength));
        var cell = new Cell(CellKind.Text, _textLength, text.Length);
        _textLength += text.Length;
        return cell;
    }
}
