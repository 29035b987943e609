
namespace EnvoyRegistry.Tests.Commands;

public sealed class WindowReaderTests : IDisposable
{
    readonly ImportDesk _desk = new();
    readonly string _people = Sheet.People(Sheet.Person("A"), Sheet.Person("TH-01"));

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("external_reference", "", "external_reference: The cell is empty")]
    [InlineData("external_reference", "TH-1",
        "external_reference: `TH-1` is neither in the file of people nor on the register. Did you mean `TH-01`?")]
    [InlineData("from", "", "from: The cell is empty, and it must not be. Where cells were merged")]
    [InlineData("from", "3/4/2027", "from: `3/4/2027` is not a date of the calendar, written like 2026-03-14.")]
    [InlineData("until", "2026-12-31", "until: 2026-12-31 is before the first day, 2027-01-01.")]
    [InlineData("status", "FREE", "status: `FREE` is none of AVAILABLE, LIMITED, UNAVAILABLE.")]
    [InlineData("mode", "", "mode: The cell is empty. It takes one of IN_PERSON, REMOTE, BOTH.")]
    [InlineData("notice_hours", "8785", "notice_hours: `8785` cannot be the number: a whole number from 0 to 8784.")]
    [InlineData("confirmed_at", "2026-09-01",
        "confirmed_at: `2026-09-01` is not an instant with its offset from UTC, written like 2026-03-14T08:30:00Z.")]
    [InlineData("confirmed_at", "2026-10-01T12:00:00+06:00", "confirmed_at: 2026-10-01 06:00:00Z is still to come")]
    [InlineData("confirmed_at", "1969-10-01T12:00:00Z", "confirmed_at: 1969-10-01 12:00:00Z is before")]
    public void A_faulty_cell_is_told_with_line_and_column(string column, string text, string told)
    {
        _desk.Import(_people, Sheet.Windows(
            Sheet.Window("A", "2026-11-01", "2026-11-30"),
            Sheet.Window("A", "2027-01-01", "2027-01-31", (column, text)))).ShouldBeNull();

        var fault = _desk.Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith("windows.csv:3: ");
        fault.ShouldContain(told);
        _desk.People().ShouldBe(0, "all rows of both files or none");
    }

    [Fact]
    public void Windows_of_one_person_that_overlap_are_told_with_both_lines()
    {
        _desk.Import(Sheet.People(Sheet.Person("A"), Sheet.Person("B")), Sheet.Windows(
            Sheet.Window("A", "2027-02-01", "2027-02-28"),
            Sheet.Window("B", "2027-02-10", "2027-02-12"),
            Sheet.Window("A", "2027-01-01", "2027-12-31"),
            Sheet.Window("A", "2027-03-01", "2027-03-01"))).ShouldBeNull();

        _desk.Faults.ShouldBe(
        [
            "windows.csv:4: from: 2027-01-01 to 2027-12-31 overlaps 2027-02-01 to 2027-02-28 in line 2. " +
            "Windows of one person may not overlap: end the one before the other begins.",
            "windows.csv:5: from: 2027-03-01 to 2027-03-01 overlaps 2027-01-01 to 2027-12-31 in line 4. " +
            "Windows of one person may not overlap: end the one before the other begins.",
        ]);
    }

    [Fact]
    public void Windows_that_meet_without_sharing_a_day_are_in_order() => _desk.Imported(_people, Sheet.Windows(
        Sheet.Window("A", "2027-02-01", "2027-02-28"), Sheet.Window("A", "2027-01-01", "2027-01-31")))
        .PeopleWithOtherWindows.ShouldBe(1);
}
