using EnvoyRegistry.Participants;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.Participants;

public sealed class ChairCalendarTests : IDisposable
{
    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Theory]
    [InlineData("2026-11-01", "2026-12-31", "")]
    [InlineData("2027-12-01", "2028-01-29", "2028-01-01..2028-01-29")]
    [InlineData("1993-12-30", "1994-01-02", "1993-12-30..1993-12-31")]
    [InlineData("2031-01-01", "2031-01-01", "2031-01-01..2031-01-01")]
    public void Days_that_no_term_covers_are_told(string first, string last, string gaps)
    {
        using var db = _register.Open();
        var terms = db.Set<ChairTerm>().Select(t => new { t.From, t.Until }).AsEnumerable()
            .Select(t => (t.From, t.Until));

        string.Join(' ', ChairCalendar.Gaps(terms, DateOnly.Parse(first), DateOnly.Parse(last))
            .Select(gap => $"{gap.From:yyyy-MM-dd}..{gap.Until:yyyy-MM-dd}")).ShouldBe(gaps);
    }

    [Theory]
    [InlineData("2026-10-01", null)]
    [InlineData("2027-11-01", null)]
    [InlineData("2027-11-02", "No term of the Chair is recorded for 2028-01-01 to 2028-01-01.")]
    [InlineData("2028-06-01", "No term of the Chair is recorded for 2028-06-01 to 2028-07-31.")]
    public void Whoever_starts_the_service_is_told_when_nobody_chairs_today_or_within_sixty_days(string today,
        string? told)
    {
        using var session = _register.Read();

        var warning = ChairCalendar.Warning(session, DateOnly.Parse(today));

        if (told is null)
            warning.ShouldBeNull();
        else
            warning.ShouldNotBeNull().ShouldStartWith(told);
    }
}
