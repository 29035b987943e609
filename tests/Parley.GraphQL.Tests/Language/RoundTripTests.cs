using Parley.GraphQL.Language;

namespace Parley.GraphQL.Tests.Language;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData(KitchenSink.Executable)]
    [InlineData(KitchenSink.TypeSystem)]
    public void A_document_in_the_printers_style_is_printed_as_it_was_written(string text) =>
        Printer.Print(Parse(text)).ShouldBe(text);

    [Theory]
    [InlineData("type T")]
    [InlineData("interface T implements I")]
    [InlineData("enum T @a")]
    [InlineData("input T")]
    [InlineData("extend schema @a")]
    [InlineData("scalar T")]
    public void A_query_behind_a_definition_without_braces_is_not_read_as_its_fields(string definition)
    {
        var document = Parse($"{definition} query {{ a }}");

        Outline.Write(Parse(Printer.Print(document))).ShouldBe(Outline.Write(document));
    }

    [Fact]
    public void Random_documents_read_back_as_they_were_printed()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var document = new RandomDocument(seed).Next();

            var printed = Printer.Print(document);

            Outline.Write(Parse(printed)).ShouldBe(Outline.Write(document), $"seed {seed}");
            Printer.Print(Parse(printed)).ShouldBe(printed, $"seed {seed}");
        }
    }

    [Fact]
    public void Random_documents_use_every_kind_of_node()
    {
        var all = typeof(Node).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Node)) && !type.IsAbstract);

        var used = Enumerable.Range(0, 50)
            .SelectMany(seed => Outline.Edges(new RandomDocument(seed).Next()))
            .Select(edge => edge.Child.GetType())
            .Append(typeof(DocumentNode));

        all.Except(used).ShouldBeEmpty();
    }

    static DocumentNode Parse(string text) => Parser.Parse(new Source(text), ParserLimits.Sdl);
}
