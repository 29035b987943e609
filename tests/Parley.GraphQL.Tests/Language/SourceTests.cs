using Parley.GraphQL.Errors;
using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

public sealed class SourceTests
{
    [Theory]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 3, 1, 4)]
    [InlineData("", 0, 1, 1)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\rb", 1, 1, 2)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\r\nb", 1, 1, 2)]
    [InlineData("a\r\nb", 2, 1, 3)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\n\rb", 3, 3, 1)]
    [InlineData("a\r\n\r\n", 5, 3, 1)]
    [InlineData("\n", 1, 2, 1)]
    [InlineData("\r", 1, 2, 1)]
    public void Lines_end_at_LF_CR_and_CRLF(string body, int offset, int line, int column) =>
        new Source(body).LocationAt(offset).ShouldBe(new Location(line, column));

    [Fact]
    public void Columns_count_UTF16_units() =>
        new Source("😀é!").LocationAt("😀é".Length).ShouldBe(new Location(1, 4));
}
