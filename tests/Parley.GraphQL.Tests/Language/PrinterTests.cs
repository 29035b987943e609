using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("query { a }", "{\n  a\n}")]
    [InlineData("query @d { a }", "query @d {\n  a\n}")]
    [InlineData("query ($a: Int) { a }", "query ($a: Int) {\n  a\n}")]
    [InlineData("\"x\" query { a }", "\"x\"\nquery {\n  a\n}")]
    [InlineData("mutation { a }", "mutation {\n  a\n}")]
    [InlineData("{ a, b } { c }", "{\n  a\n  b\n}\n\n{\n  c\n}")]
    [InlineData("{ ...F ...on T { a } ...@d { b } }", "{\n  ...F\n  ... on T {\n    a\n  }\n  ... @d {\n    b\n  }\n}")]
    [InlineData("fragment F on T@d{a}", "fragment F on T @d {\n  a\n}")]
    [InlineData("type T { a(b:Int=1,c:[T!]!):Int }", "type T {\n  a(b: Int = 1, c: [T!]!): Int\n}")]
    [InlineData("union U=|A|B", "union U = A | B")]
    [InlineData("type T implements&A&B", "type T implements A & B")]
    [InlineData("directive @d on|FIELD|QUERY", "directive @d on FIELD | QUERY")]
    public void Spacing_is_the_usual_one(string text, string printed) =>
        Printer.Print(Parser.Parse(new Source(text))).ShouldBe(printed);

    [Fact]
    public void Arguments_that_do_not_fit_in_eighty_columns_get_a_line_each()
    {
        var (fits, wider) = (new string('x', 66), new string('x', 67));

        Printer.Print(Parser.Parse(new Source($"{{ a(b: \"{fits}\", c: 1) }}")))
            .ShouldBe($"{{\n  a(b: \"{fits}\", c: 1)\n}}");
        Printer.Print(Parser.Parse(new Source($"{{ a(b: \"{wider}\", c: 1) }}")))
            .ShouldBe($"{{\n  a(\n    b: \"{wider}\"\n    c: 1\n  )\n}}");
    }

    [Fact]
    public void A_long_name_without_arguments_gets_no_parentheses()
    {
        var x = new string('x', 81);

        Printer.Print(Parser.Parse(new Source($"{{ {x} }}"))).ShouldBe($"{{\n  {x}\n}}");
    }

    [Theory]
    [InlineData("[1 2,3]", "[1, 2, 3]")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("{a:1 b:{c:[]}}", "{ a: 1, b: { c: [] } }")]
    [InlineData("$a", "$a")]
    [InlineData("1.50E+0400", "1.50E+0400")]
    public void Values_keep_what_was_written(string text, string printed) =>
        Printer.Print(Parser.ParseValue(new Source(text), isConst: false)).ShouldBe(printed);

    [Fact]
    public void Lists_and_objects_that_do_not_fit_get_a_line_for_each_item()
    {
        var x = new string('x', 40);

        Printer.Print(Parser.ParseValue(new Source($"[\"{x}\", \"{x}\"]"))).ShouldBe($"[\n  \"{x}\"\n  \"{x}\"\n]");
        Printer.Print(Parser.ParseValue(new Source($"{{a: \"{x}\", b: \"{x}\"}}")))
            .ShouldBe($"{{\n  a: \"{x}\"\n  b: \"{x}\"\n}}");
    }

    /// <summary>Laid out anew at each level, sixty levels would take longer than anyone waits.</summary>
    [Fact]
    public void Deep_values_are_laid_out_once()
    {
        var start = string.Concat(Enumerable.Repeat("[{ a: ", 30));
        var end = string.Concat(Enumerable.Repeat(" }]", 30));
        var printed = Printer.Print(Parser.ParseValue(new Source($"{start}\"{new string('x', 100)}\"{end}")));
        printed.Count(c => c == '\n').ShouldBe(120);
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a \"b\" \\ / 'c'", "\"a \\\"b\\\" \\\\ / 'c'\"")]
    [InlineData("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"")]
    [InlineData("\0\u001F\u007F\u009F", "\"\\u0000\\u001F\\u007F\\u009F\"")]
    [InlineData("é 😀 \u00A0", "\"é 😀 \u00A0\"")]
    public void Strings_escape_what_they_must_and_no_more(string value, string printed)
    {
        Printer.Print(new StringValueNode { Value = value, Span = default }).ShouldBe(printed);
        Parser.ParseValue(new Source(printed)).ShouldBeOfType<StringValueNode>().Value.ShouldBe(value);
    }

    [Fact]
    public void A_block_string_that_would_not_read_back_becomes_a_quoted_one() =>
        Printer.Print(new StringValueNode { Value = " a\n b", Block = true, Span = default }).ShouldBe("\" a\\n b\"");

    [Fact]
    public void A_query_in_shorthand_stays_one_next_to_other_operations() =>
        Printer.Print(Parser.Parse(new Source("{ a } fragment F on T { a } { b }")))
            .ShouldBe("{\n  a\n}\n\nfragment F on T {\n  a\n}\n\n{\n  b\n}");

    [Fact]
    public void Each_kind_of_node_can_be_printed_alone()
    {
        var document = Parser.Parse(new Source(KitchenSink.Executable + KitchenSink.TypeSystem));

        foreach (var (_, node) in Outline.Edges(document))
            Printer.Print(node).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Blank_lines_of_a_block_string_are_not_indented() =>
        Printer.Print(Parser.Parse(new Source("type T { \"\"\"\na\n\nb\n\"\"\" c: Int }")))
            .ShouldBe("type T {\n  \"\"\"\n  a\n\n  b\n  \"\"\"\n  c: Int\n}");
}
