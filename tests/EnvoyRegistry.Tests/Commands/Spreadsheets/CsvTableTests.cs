using System.Text;
using EnvoyRegistry.Commands.Spreadsheets;

namespace EnvoyRegistry.Tests.Commands.Spreadsheets;

public sealed class CsvTableTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("envoy-registry-");
    readonly Findings _findings = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("key,name,text\n1,สมชาย,x\n2,Nguyễn,y\n")]
    [InlineData("\uFEFFkey,name,text\r\n1,สมชาย,x\r\n2,Nguyễn,y\r\n")]
    [InlineData("key;name;text\r\n1;สมชาย;x\r\n2;\"Nguyễn\";y")]
    [InlineData("\uFEFFtext;Key; NAME \n\nx;1;สมชาย\n;;\ny;2;Nguyễn\n\n")]
    [InlineData("key\tname\ttext\r\n1\tสมชาย\tx\r\n2\tNguyễn\ty\r\n")]
    [InlineData("key|name|text\r1|สมชาย|x\r2|Nguyễn|y")]
    [InlineData("sep=,\r\nkey,name,text\r\n1,สมชาย,x\r\n2,Nguyễn,y\r\n")]
    [InlineData("\uFEFFSEP=;\nkey;name;text\n1;สมชาย;x\n2;Nguyễn;y\n")]
    [InlineData("\"sep=;\"\n\nkey;name;text\n1;สมชาย;x\n2;Nguyễn;y\n")]
    [InlineData("sep=\t\nkey\tname\ttext\n1\tสมชาย\tx\n2\tNguyễn\ty\n")]
    [InlineData("text,key,name,,\nx,1,สมชาย,,\ny,2,Nguyễn\n")]
    public void Rows_are_the_same_however_the_file_was_saved(string file)
    {
        Rows(file).Select(row => string.Join('|', row.Cells)).ShouldBe(["1|สมชาย|x", "2|Nguyễn|y"]);
        _findings.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("key,name,text\n1,\"a\nb\",x\n\n2,b,y\n3,b,\"\r\n\r\n\"\n4,b,z\n")]
    [InlineData("key,name,text\r\n1,\"a\r\nb\",x\r\n\r\n2,b,y\r\n3,b,\"\n\n\"\r\n4,b,z\r\n")]
    public void A_row_is_told_by_the_line_it_begins_in(string file) =>
        Rows(file).Select(row => (row.Cells[0], row.Line)).ShouldBe([("1", 2), ("2", 5), ("3", 6), ("4", 9)]);

    [Theory]
    [InlineData("", "The file is empty. Its first line names the columns: key,name,text.")]
    [InlineData("\n\n", "The file is empty.")]
    [InlineData("key,nmae,text\n1,a,x\n", "t.csv:1: name: The column is missing. Add it, with empty cells where " +
        "there is nothing to tell. Did you mean `nmae`?")]
    [InlineData("key,text\n1,x\n", "t.csv:1: name: The column is missing.")]
    [InlineData("key,name,text,Name\n1,a,x,b\n", "t.csv:1: name: The column stands there 2 times.")]
    [InlineData("1,a,x\n", "t.csv:1: The first line must name the columns")]
    [InlineData("key,name,text\n1,a,x\n2,a, b,x\n",
        "t.csv:3: The row has 4 cells, the first line 3. A cell with a separator in it must be quoted.")]
    [InlineData("key,name,text\n1,Ma \"Lina\" Reyes,x\n",
        "t.csv:2: A quotation mark stands within a cell that is not quoted.")]
    [InlineData("List of envoys,,\nkey,name,text\n1,a,x\n",
        "t.csv:1: The first line must name the columns, separated by commas, semicolons or tabs, and names none of " +
        "them; remove what stands above. They are key,name,text.")]
    [InlineData("key,name,text\n1,a,x\nTotal: 1,,\n",
        "t.csv:3: This looks like a total below the rows and not like one of them. Remove the row.")]
    [InlineData("PK\u0003\u0004...", "t.csv: The file is a workbook of Excel")]
    [InlineData("<html><table>", "t.csv: The file is a web page")]
    [InlineData("%PDF-1.7", "t.csv: The file is a PDF")]
    [InlineData("k\0e\0y\0,\0n\0a\0m\0e\0\n\0", "t.csv: The file is in UTF-16 and does not say so.")]
    [InlineData("key,name,text\n1,a,x\n2,\"a,x\n3,a,x\n4,a,x\n", "t.csv:3: The row has 2 of 3 cells and does not end " +
        "in its line: a quotation mark that opens a cell is not closed.")]
    [InlineData("key,name,text\n1,\"Ma\" Lina,x\n",
        "t.csv:2: A quotation mark stands within a cell that is not quoted.")]
    [InlineData("key,name,text\n1,a,x\n2,a,\"x\n3,a,x\n", "t.csv:3: A quotation mark that opens a cell is not closed.")]
    public void A_table_that_cannot_be_read_is_told(string file, string told)
    {
        _ = Rows(file);
        _findings.Faults.ShouldContain(fault => fault.ToString().Contains(told), string.Join('\n', _findings.Faults));
    }

    [Fact]
    public void Columns_that_are_not_known_are_told_and_not_read()
    {
        Rows("key,name,remarks,text\n1,a,?,x\n").ShouldHaveSingleItem().Cells.ShouldBe(["1", "a", "x"]);

        _findings.Count.ShouldBe(0);
        _findings.Remarks.ShouldHaveSingleItem().ToString()
            .ShouldEndWith("t.csv:1: remarks: The column is not known and was not read.");
    }

    [Theory]
    [InlineData("iso-8859-1", "\n", "t.csv:3: The file is not in UTF-8: here is a letter as older programs write it")]
    [InlineData("iso-8859-1", "\r", "t.csv:3: The file is not in UTF-8")]
    [InlineData("iso-8859-1", "\r\n", "t.csv:3: The file is not in UTF-8")]
    [InlineData("utf-16", "\n", "t.csv: The file is in UTF-16, which Excel calls \"Unicode text\".")]
    public void A_file_in_another_encoding_is_refused_and_it_is_said_in_which(
        string encoding, string lineEnd, string told)
    {
        var text = Encoding.GetEncoding(encoding);
        var file = "key,name,text\n1,a,x\n2,José,x\n".Replace("\n", lineEnd);
        Rows([.. text.GetPreamble(), .. text.GetBytes(file)]).ShouldBeEmpty();

        var fault = _findings.Faults.ShouldHaveSingleItem().ToString();
        fault.ShouldContain(told);
        fault.ShouldEndWith("Save it again as \"CSV UTF-8 (comma delimited)\".");
    }

    List<CsvRow> Rows(string file) => Rows(Encoding.UTF8.GetBytes(file));

    List<CsvRow> Rows(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "t.csv");
        File.WriteAllBytes(path, bytes);
        return [.. CsvTable.Open(new FileInfo(path), ["key", "name", "text"], _findings).Rows()];
    }
}
