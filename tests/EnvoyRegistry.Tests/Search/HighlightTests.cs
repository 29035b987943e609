using EnvoyRegistry.People;
using EnvoyRegistry.Search;

namespace EnvoyRegistry.Tests.Search;

public sealed class HighlightTests
{
    [Theory]
    [InlineData("duc", "Nguyễn Văn Đức", "Nguyễn Văn [Đức]")]
    [InlineData("NGUYEN duc", "Nguyễn Văn Đức", "[Nguyễn] Văn [Đức]")]
    [InlineData("jaafar", "Dato' Ja’afar", "Dato' [Ja’afar]")]
    [InlineData("石康", "明石康", "明[石康]")]
    [InlineData("ที", "ดีที่สุด", "ดี[ที่]สุด")] // never half of what a reader sees as one character
    [InlineData("สุด", "ดีที่สุด", "ดีที่[สุด]")]
    [InlineData("geunhye", "Park Geun-hye", "Park [Geun]-[hye]")]
    [InlineData("geun hye", "Park Geunhye", "Park [Geunhye]")]
    [InlineData("cease", "Ceasefire talks, ceasefires and cease-fires",
        "[Ceasefire] talks, [ceasefires] and [cease]-fires")]
    public void What_was_found_is_marked_in_the_text_as_written(string search, string text, string shown) =>
        Shown(search, text).ShouldBe(shown);

    [Fact]
    public void Of_a_long_text_the_surroundings_are_shown()
    {
        var text = string.Join(' ', Enumerable.Range(0, 200).Select(i => i == 100 ? "Đà_Nẵng!" : $"word{i}"));

        var shown = Shown("da", text);

        shown.ShouldStartWith("…word");
        shown.ShouldContain(" word99 [Đà]_Nẵng! word101 ");
        shown.ShouldEndWith("…");
        shown.Length.ShouldBeLessThan(250);
    }

    [Fact]
    public void A_text_without_any_of_the_words_has_none() =>
        Highlight.In(SearchedField.Biography, "Something else", SearchTerms.Parse("word", "search")).ShouldBeNull();

    [Fact]
    public void A_text_that_is_too_short_for_a_phrase_has_none() =>
        Highlight.In(SearchedField.NativeName, "明", SearchTerms.Parse("明石", "search")).ShouldBeNull();

    static string Shown(string search, string text) => string.Concat(
        Highlight.In(SearchedField.FullName, text, SearchTerms.Parse(search, "search")).ShouldNotBeNull()
            .Parts.Select(part => part.IsMatch ? $"[{part.Text}]" : part.Text));
}
