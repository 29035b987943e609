using EnvoyRegistry.Guidance;

namespace EnvoyRegistry.Tests.Guidance;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Consent", "consent")]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("São Tomé", "sao tome")]
    [InlineData("Łódź, Ærø", "lodz, æro")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ﬁre", "fire")]
    [InlineData("Ｆｏｒｕｍ", "forum")]
    [InlineData("two\n  lines\tof text ", "two lines of text")]
    [InlineData("明石康", "明石康")]
    [InlineData("  ", "")]
    public void Case_diacritics_and_blanks_do_not_matter(string text, string folded) =>
        FoldedText.Fold(text).ShouldBe(folded);

    [Fact]
    public void A_text_is_folded_the_same_in_either_normal_form() =>
        FoldedText.Fold("Ma. Thérèsa".Normalize(System.Text.NormalizationForm.FormD))
            .ShouldBe(FoldedText.Fold("Ma. Thérèsa"));
}
