using EnvoyRegistry.Commands.Spreadsheets;

namespace EnvoyRegistry.Tests.Commands.Spreadsheets;

public sealed class FormulasTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+66 2 123", "'+66 2 123")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData(" =1", " '=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("'=1", "''=1")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a,\"=1", "a,\"'=1")]
    [InlineData("a|+1\n-two", "a|'+1\n'-two")]
    [InlineData("Park Geun-hye", "Park Geun-hye")]
    [InlineData("1 + 1 = 2", "1 + 1 = 2")]
    [InlineData("2026-03-14", "2026-03-14")]
    [InlineData("Dato' Ja'afar", "Dato' Ja'afar")]
    [InlineData("'tis", "'tis")]
    [InlineData("", "")]
    public void Whatever_begins_a_formula_has_an_apostrophe_before_it(string text, string guarded)
    {
        Formulas.Guarded(text).ShouldBe(guarded);
        Formulas.Read(guarded).ShouldBe(text);
    }

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        var random = new Random(20261129);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string(random.GetItems("'=+-@\t\r\n,;| \"a＝－".AsSpan(), random.Next(9)));
            Formulas.Read(Formulas.Guarded(text)).ShouldBe(text);
        }
    }
}
