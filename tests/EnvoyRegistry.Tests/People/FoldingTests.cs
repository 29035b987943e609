using EnvoyRegistry.People;

namespace EnvoyRegistry.Tests.People;

public sealed class FoldingTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(" –!?… ", "")]
    [InlineData("Nguyễn Văn Đức", "nguyen van duc")]
    [InlineData("Nguye\u0302\u0303n", "nguyen")] // marks after their letter
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("Ørsted, Åse", "orsted ase")]
    [InlineData("Straße GROẞ", "strasse gross")]
    [InlineData("Ælfþryð Œuvre", "aelfthryd oeuvre")]
    [InlineData("İstanbul Işık", "istanbul isik")]
    [InlineData("Dato' Ja’afar Ma`ruf Hawaiʻi", "dato jaafar maruf hawaii")]
    [InlineData("Jean-Pierre O’Brien", "jean pierre obrien")]
    [InlineData("Фёдор", "федор")]
    [InlineData("Σίσυφος", "σισυφοσ")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("ﬁnance Ⅳ ２０２６", "finance iv 2026")]
    [InlineData("soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth")]
    [InlineData("명 alone\uD800half", "명 alone half")]
    public void Text_is_folded_to_what_people_type(string? text, string folded) =>
        Folding.Folded(text).ShouldBe(folded);

    [Theory]
    [InlineData("明石康", "明 石 康")] // Chinese, Japanese
    [InlineData("ｱｶｼさん", "ア カ シ さ ん")] // half width
    [InlineData("か\u3099", "が")]
    [InlineData("김철수", "김 철 수")]
    [InlineData("สมชาย", "ส ม ช า ย")]
    [InlineData("ສົມ", "ສ ົ ມ")]
    [InlineData("សុខ", "ស ុ ខ")]
    [InlineData("အေး", "အ ေ း")]
    [InlineData("\u1004\u103A\u1037", "\u1004 \u1037 \u103A")] // Myanmar: whichever of the marks is typed first
    [InlineData("\u1004\u1037\u103A", "\u1004 \u1037 \u103A")]
    [InlineData("Mr明石 2人", "mr 明 石 2 人")]
    public void Scripts_without_spaces_are_taken_apart(string text, string folded) =>
        Folding.Folded(text).ShouldBe(folded);

    [Fact]
    public void Vowel_signs_of_scripts_with_spaces_stay() =>
        Folding.Folded("नरेन्द्र தமிழ்").ShouldBe("नरेन्द्र தமிழ்");

    [Fact]
    public void Words_tell_where_they_stand_in_the_text()
    {
        var text = "Đỗ, e\u0301te\u0301; 明石!";

        var words = Folding.Words(text);

        words.Select(word => text[word.Start..word.End]).ShouldBe(["Đỗ", "e\u0301te\u0301", "明", "石"]);
        words.Select(word => word.IsUnspaced).ShouldBe([false, false, true, true]);
    }

    [Fact]
    public void What_is_folded_is_folded_to_itself()
    {
        foreach (var text in (string[])["Đỗ Thị Hạnh", "Dato' Ja’afar", "สมชาย ใจดี", "明石康", "Straße", "김철수"])
            Folding.Folded(Folding.Folded(text)).ShouldBe(Folding.Folded(text));
    }
}
