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

    [Theory]
    [InlineData("น้ำทอง", "นํ้าทอง")] // Thai: SARA AM in one part and in two
    [InlineData("แก้ว", "เเก้ว")]
    [InlineData("ฤๅษี", "ฤาษี")]
    [InlineData("ໜອງ", "ຫນອງ")] // Lao
    [InlineData("ນ້ຳ", "ນໍ້າ")]
    [InlineData("ຫຼວງ", "ຫລວງ")]
    [InlineData("ហ៊ុន", "ហុ៊ន")] // Khmer: order of signs
    [InlineData("ស្ត្រី", "ស្រ្តី")]
    [InlineData("ស៊ី", "សុី")]
    [InlineData("បណ្ដា", "បណ្តា")]
    [InlineData("\u1780\u17C1\u17B8\u178F", "\u1780\u17BE\u178F")]
    [InlineData("ဝင်း", "၀င်း")] // Burmese: WA and the digit zero
    [InlineData("၂၀၂၆", "2026")]
    [InlineData("၂ဝ၂၆", "2026")]
    [InlineData("\u1000\u103B\u103D\u102C", "\u1000\u103D\u103B\u102B")]
    [InlineData("ပညာ\u103Fလ", "ပညာသ္သလ")]
    [InlineData("ဩ", "သြ")]
    [InlineData("كمال", "کمال")] // Arabic, Persian, Urdu
    [InlineData("علي", "علی")]
    [InlineData("على", "علي")]
    [InlineData("أحمد إبراهيم آل", "احمد ابراهيم ال")]
    [InlineData("فاطمة", "فاطمه")]
    [InlineData("علاء", "علا")]
    [InlineData("ہمایوں", "همايوں")]
    [InlineData("محمـــد", "محمد")]
    [InlineData("\uFEE3\uFEA4\uFEE4\uFEAA", "محمد")]
    [InlineData("رامی\u200Cرضا", "راميرضا")]
    [InlineData("രാമൻ", "രാമന്")] // Malayalam: a chillu, and a consonant with its sign
    [InlineData("രാമൻ", "രാമന്\u200D")]
    [InlineData("കൌൺസിൽ", "കൗണ്സില്")]
    [InlineData("ஔவை", "ஒளவை")] // Tamil
    [InlineData("ஶ்ரீ", "ஸ்ரீ")]
    [InlineData("সৎ", "সত\u09CD")] // Bengali
    [InlineData("ৰহমান", "রহমান")]
    [InlineData("\u09AC\u09BCহমান", "রহমান")]
    [InlineData("\u09DFুসুফ", "\u09AF\u09BCুসুফ")]
    [InlineData("ज़फ़र", "जफर")] // Devanagari
    [InlineData("अाशा", "आशा")]
    [InlineData("चाँद", "चांद")]
    [InlineData("ਆਸ਼ਾ", "ਅਾਸਾ")] // Gurmukhi
    [InlineData("ආශා", "අාශා")] // Sinhala
    [InlineData("Ja'afar", "Ja´afar")]
    [InlineData("Ja'afar", "Ja`afar")]
    [InlineData("Ja'afar", "Ja\u2032afar")]
    [InlineData("Ja'afar", "Jaʿafar")]
    [InlineData("Ja'afar", "Ja＇afar")]
    [InlineData("O'Brien", "OʼBrien")]
    [InlineData("Nguyen–Pham", "Nguyen-Pham")]
    [InlineData("Ｌｉｍ", "Lim")]
    [InlineData("Иванoв", "Иванов")] // with a Latin o
    [InlineData("Ivаnov", "Ivanov")] // with a Cyrillic а
    [InlineData("Өнөр Үүл", "Онор Уул")] // Mongolian
    [InlineData("ᲒᲘᲝᲠᲒᲘ", "გიორგი")] // Georgian
    [InlineData("佐々木", "佐佐木")]
    [InlineData("髙橋", "高橋")]
    [InlineData("渡邊", "渡辺")]
    [InlineData("ヘレン", "へレン")]
    [InlineData("Room ٣", "Room 3")]
    [InlineData("Room १२", "Room 12")]
    public void What_looks_the_same_or_is_typed_for_another_is_the_same(string one, string other) =>
        Folding.Folded(one).ShouldBe(Folding.Folded(other));

    [Theory]
    [InlineData("กาน", "กาม")]
    [InlineData("ကာ", "ကိ")]
    [InlineData("Lim", "Lin")]
    [InlineData("रमा", "रमी")]
    [InlineData("山田", "山中")]
    public void Other_letters_are_others(string one, string other) =>
        Folding.Folded(one).ShouldNotBe(Folding.Folded(other));

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
