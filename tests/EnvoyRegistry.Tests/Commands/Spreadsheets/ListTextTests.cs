using EnvoyRegistry.Commands.Spreadsheets;

namespace EnvoyRegistry.Tests.Commands.Spreadsheets;

public sealed class ListTextTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" ; ;", new string[0])]
    [InlineData("TH", new[] { "TH" })]
    [InlineData("TH; FR ;", new[] { "TH", "FR" })]
    [InlineData(@"a\;b;c\\;\d", new[] { "a;b", @"c\", "d" })]
    [InlineData(@"a\", new[] { @"a\" })]
    public void Items_lie_between_semicolons(string text, string[] items) => ListText.Split(text).ShouldBe(items);

    [Theory]
    [InlineData("a;b")]
    [InlineData(@"a\;b\\")]
    [InlineData(@"\")]
    [InlineData("a:b")]
    public void What_is_joined_splits_into_the_same(string item) =>
        ListText.Split(ListText.Join([item, "x", item])).ShouldBe([item, "x", item]);
}
