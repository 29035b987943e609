using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Tests.Contract;

public sealed class TextTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData(" \t", false)]
    [InlineData("\u200b\u200d\ufeff", false)]
    [InlineData("\u00ad", false)]
    [InlineData("\u3164", false)]
    [InlineData("\u2800", false)]
    [InlineData("\u0301", false)]
    [InlineData("\ue000", false)]
    [InlineData("U", true)]
    [InlineData("\u1019", true)]
    [InlineData("\u200bU", true)]
    [InlineData("7", true)]
    [InlineData("?", true)]
    [InlineData("\ud83d\ude00", true)]
    public void There_is_text_where_something_can_be_seen(string? text, bool isThere) =>
        Text.IsThere(text).ShouldBe(isThere);

    [Theory]
    [InlineData("Daw Khin", true)]
    [InlineData("Daw Khin\n", true)]
    [InlineData("\u05d0\u200f", true)]
    [InlineData("Daw\nKhin", false)]
    [InlineData("Daw\u001b[2K", false)]
    [InlineData("Daw\u2028Khin", false)]
    [InlineData("Daw\u202eKhin", false)]
    [InlineData("Daw\u2066Khin", false)]
    public void A_line_begins_no_other_and_steers_no_screen(string text, bool isLine) =>
        Text.IsLine(text).ShouldBe(isLine);

    [Fact]
    public void What_was_stored_once_is_shown_in_one_line() =>
        Text.InOneLine("a\nb\u001bc\u202ed").ShouldBe("a\ufffdb\ufffdc\ufffdd");
}
