using EnvoyRegistry.Commands.Spreadsheets;

namespace EnvoyRegistry.Tests.Commands.Spreadsheets;

public sealed class LanguageTagsTests
{
    [Theory]
    [InlineData("TH", "th")]
    [InlineData("zh-hANT-tw", "zh-Hant-TW")]
    [InlineData("sl-ROZAJ", "sl-rozaj")]
    [InlineData("de-1996", "de-1996")]
    [InlineData("en-ca-X-Ca", "en-CA-x-ca")]
    public void Equal_tags_are_equal_texts(string tag, string canonical) =>
        LanguageTags.Canonical(tag).ShouldBe(canonical);
}
