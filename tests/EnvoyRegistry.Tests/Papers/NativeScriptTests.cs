using EnvoyRegistry.Papers;

namespace EnvoyRegistry.Tests.Papers;

public sealed class NativeScriptTests
{
    [Theory]
    [InlineData("สมชาย", "", "th")]
    [InlineData("王毅", "en zh-Hant", "zh-Hant")]
    [InlineData("王毅", "en", "und-Hani")]
    [InlineData("山田", "ja zh", "und-Hani")]
    [InlineData("Иван", "ru", "ru")]
    [InlineData("Иван", "mn ru", "und-Cyrl")]
    [InlineData("José", "pt", "und")]
    [InlineData("...", "th", "und")]
    public void A_name_is_in_the_one_language_of_the_persons_that_is_written_so(
        string name, string languages, string tag) =>
        NativeScript.Choose(name, languages.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(tag);
}
