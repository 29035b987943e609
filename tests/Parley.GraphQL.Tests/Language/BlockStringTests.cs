using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

public sealed class BlockStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    [InlineData("\n\n \n", "")]
    [InlineData("one", "one")]
    [InlineData("  one  ", "  one  ")] // neither the first line's indentation nor what ends a line is touched
    [InlineData("\n    Hello,\n      World!\n\n    Yours,\n      Me.\n  ", "Hello,\n  World!\n\nYours,\n  Me.")]
    [InlineData("    Hello,\n      World!\n    Yours.", "    Hello,\n  World!\nYours.")]
    [InlineData("\n\n  a\n\n\n", "a")]
    [InlineData("\n  a\n \n  b", "a\n\nb")] // a blank line does not count for the common indentation
    [InlineData("\n  a\n     \n  b", "a\n   \nb")] // and keeps what it has beyond it
    [InlineData("\n\ta\n \tb", "a\n\tb")] // a tab is one character, as a space is
    [InlineData("a\r\n  b\r  c\n  d", "a\nb\nc\nd")]
    [InlineData("a\n\rb", "a\n\nb")]
    [InlineData("say \\\"\"\"hi\\\"\"\" to", "say \"\"\"hi\"\"\" to")]
    [InlineData("\\u0041 \\n \"x\" \"\"y \\\"\"", "\\u0041 \\n \"x\" \"\"y \\\"\"")] // no other escape means anything
    [InlineData("\n\u00A0 a\n\u00A0 b", "\u00A0 a\n\u00A0 b")] // only spaces and tabs are whitespace here
    public void The_common_indentation_and_blank_ends_go(string raw, string value) =>
        BlockString.Value(raw).ShouldBe(value);

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("short", "\"\"\"short\"\"\"")]
    [InlineData(" led by a space", "\"\"\" led by a space\"\"\"")]
    [InlineData("two\n  lines", "\"\"\"\ntwo\n  lines\n\"\"\"")]
    [InlineData("ends with \"", "\"\"\"\nends with \"\n\"\"\"")]
    [InlineData("ends with \\", "\"\"\"\nends with \\\n\"\"\"")]
    [InlineData(" led by a space, ends with \"", "\"\"\" led by a space, ends with \"\n\"\"\"")]
    [InlineData("three \"\"\" quotes", "\"\"\"three \\\"\"\" quotes\"\"\"")]
    public void A_text_is_written_on_lines_of_its_own_unless_short(string value, string written)
    {
        BlockString.Print(value).ShouldBe(written);
        BlockString.Value(written[3..^3]).ShouldBe(value);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\na")]
    [InlineData("a\n")]
    [InlineData("a\n ")]
    [InlineData(" a\n b")]
    [InlineData("a\rb")]
    [InlineData("a\r\nb")]
    [InlineData("bell\a")]
    [InlineData("delete\u007F")]
    [InlineData("next line\u0085")]
    public void What_a_block_string_would_change_is_not_written_as_one(string value) =>
        BlockString.Print(value).ShouldBeNull();
}
