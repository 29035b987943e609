using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Tests.Pages;

public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("14 March 2027")]
    [InlineData("14 march 2027")]
    [InlineData(" 14  Mar 2027 ")]
    [InlineData("March 14, 2027")]
    [InlineData("14/3/2027")]
    [InlineData("14.3.2027")]
    [InlineData("3/14/2027")]
    [InlineData("2027-03-14")]
    public void A_day_is_read_as_people_write_it(string text)
    {
        WrittenDay.Read(text, out var fault).ShouldBe(new DateOnly(2027, 3, 14));
        fault.ShouldBeNull();
    }

    [Fact]
    public void The_same_number_twice_is_one_day() =>
        WrittenDay.Read("3/3/2027", out _).ShouldBe(new DateOnly(2027, 3, 3));

    [Theory]
    [InlineData("3/4/2027", "3/4/2027 can be read as 3 April 2027 or 4 March 2027. Write the month as a word.")]
    [InlineData("31 February 2027", "31 February 2027 is no day that can be read. Write it like 14 March 2027.")]
    [InlineData("30/2/2027", "30/2/2027 is no day that can be read. Write it like 14 March 2027.")]
    [InlineData("next week", "next week is no day that can be read. Write it like 14 March 2027.")]
    [InlineData("14/3/27", "14/3/27 is no day that can be read. Write it like 14 March 2027.")]
    public void What_is_no_day_or_could_be_two_is_told_with_what_would_be_right(string text, string expected)
    {
        WrittenDay.Read(text, out var fault).ShouldBeNull();
        fault.ShouldBe(expected);
    }
}
