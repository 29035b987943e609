using System.Text;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Execution;

namespace Parley.GraphQL.Tests.Execution;

public sealed class RowBufferTests
{
    [Fact]
    public void Rows_are_kept_turned_around_and_cut_off()
    {
        using var rows = new RowBuffer(4);
        for (var i = 0; i < 500; i++)
            rows.Add(
                new Cells(
                    (long)i, $"row {i} {new string('x', i)}", i % 2 == 0 ? null : i / 2.0, i % 3 == 0 ? 5L : 0.5));
        rows.RemoveLast();
        rows.Reverse();

        rows.Count.ShouldBe(499);
        for (var i = 0; i < 499; i++)
        {
            var (row, number) = (rows.At(i), 498 - i);
            row.Int64(0).ShouldBe(number);
            Encoding.UTF8.GetString(row.Utf8(1)).ShouldBe($"row {number} {new string('x', number)}");
            row.Kind(2).ShouldBe(number % 2 == 0 ? CellKind.Null : CellKind.Real);
            // A database may give a whole result as an integer, whatever its type in C#.
            row.Double(3).ShouldBe(number % 3 == 0 ? 5 : 0.5);
        }
    }
}
