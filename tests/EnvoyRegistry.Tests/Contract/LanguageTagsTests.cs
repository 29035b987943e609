using EnvoyRegistry.Contract;

namespace EnvoyRegistry.Tests.Contract;

public sealed class LanguageTagsTests
{
    [Theory]
    [InlineData("th", "th")]
    [InlineData("TH", "th")]
    [InlineData("tha", "th")]
    [InlineData("THA-TH", "th-TH")]
    [InlineData("tl", "fil")]
    [InlineData("tgl", "fil")]
    [InlineData("in", "id")]
    [InlineData("ind", "id")]
    [InlineData("zsm", "ms")]
    [InlineData("may", "ms")]
    [InlineData("bur", "my")]
    [InlineData("mya", "my")]
    [InlineData("iw", "he")]
    [InlineData("cmn", "zh")]
    [InlineData("zh-cmn-Hans-CN", "zh-Hans-CN")]
    [InlineData("zh-yue", "yue")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("prs", "fa-AF")]
    [InlineData("prs-IR", "fa-IR")]
    [InlineData("tet", "tet")]
    [InlineData("pt-tl", "pt-TL")]
    public void One_language_has_one_tag(string given, string canonical) =>
        LanguageTags.Canonical(given).ShouldBe(canonical);

    [Theory]
    [InlineData("zh-Hant", "zh")]
    [InlineData("zh-Hant-TW", "zh-TW")]
    [InlineData("th-TH", "th")]
    [InlineData("th-Thai-TH", "th")]
    [InlineData("id-ID", "id")]
    [InlineData("pt-TL", "pt-TL")]
    [InlineData("pt-BR", "pt")]
    [InlineData("sr-Latn", "sr")]
    public void Script_and_the_usual_region_say_nothing_of_speech(string tag, string spoken) =>
        LanguageTags.Spoken(tag).ShouldBe(spoken);

    [Theory]
    [InlineData("Thai", "Did you mean `th`?")]
    [InlineData("thai", "Did you mean `th`?")]
    [InlineData("Burmese", "Did you mean `my`?")]
    [InlineData("Rohingya", "Did you mean `rhg`?")]
    [InlineData("Indonesain", "Did you mean `Indonesian`?")]
    [InlineData("english", "Did you mean `en`?")]
    [InlineData("xx", "There is no language \"xx\"")]
    [InlineData("und", "There is no language \"und\"")]
    public void What_is_no_language_is_told_with_what_may_be_meant(string given, string told) =>
        LanguageTags.Fault(given).ShouldNotBeNull().ShouldContain(told);

    [Theory]
    [InlineData("th")]
    [InlineData("tha")]
    [InlineData("rhg")]
    [InlineData("shn")]
    [InlineData("zh-Hant-TW")]
    [InlineData("mrw")]
    public void A_language_there_is_has_no_fault(string tag) => LanguageTags.Fault(tag).ShouldBeNull();

    [Theory]
    [InlineData("th", "Thai")]
    [InlineData("fil", "Filipino")]
    [InlineData("rhg", "Rohingya")]
    [InlineData("zh-Hant", "Chinese (zh-Hant)")]
    [InlineData("xx", "xx")]
    public void Languages_have_names(string tag, string name) => LanguageNames.Find(tag).ShouldBe(name);
}
