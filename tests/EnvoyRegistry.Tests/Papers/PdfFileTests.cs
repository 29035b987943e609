using System.Text;
using EnvoyRegistry.Papers;

namespace EnvoyRegistry.Tests.Papers;

public sealed class PdfFileTests
{
    const string End = "\nstartxref\n9\n%%EOF\n";

    [Theory]
    [InlineData("%PDF-1.4" + End, true)]
    [InlineData("%PDF-2.0" + End, true)]
    [InlineData("\n\r \0%PDF-1.4" + End, true)]
    [InlineData("%PDF-1.4\nstartxref\n9\n%%EOF", true)]
    [InlineData("", false)]
    [InlineData("%PDF-", false)]
    [InlineData("%PDF-1.4", false)]
    [InlineData("%PDF-x.4" + End, false)]
    [InlineData("MZ\u0090\0 %PDF-1.4" + End, false)]
    [InlineData("<html><script>alert(1)</script>%PDF-1.4" + End, false)]
    [InlineData("PK\u0003\u0004 %PDF-1.4" + End, false)]
    [InlineData("%PDF-1.4\n%%EOF\nstartxref\n9\n", false)]
    [InlineData("%PDF-1.4\nstartxref\n9\n", false)]
    public void A_file_is_a_pdf_when_it_begins_and_ends_as_one(string text, bool isOne) =>
        PdfFile.Looks(Encoding.Latin1.GetBytes(text)).ShouldBe(isOne);

    [Fact]
    public void An_end_long_before_the_end_is_none()
    {
        PdfFile.Looks(Encoding.Latin1.GetBytes("%PDF-1.4" + End + new string(' ', 900))).ShouldBeTrue();
        PdfFile.Looks(Encoding.Latin1.GetBytes("%PDF-1.4" + End + new string('x', 1100))).ShouldBeFalse();
    }
}
