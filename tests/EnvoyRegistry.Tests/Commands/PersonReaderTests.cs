
namespace EnvoyRegistry.Tests.Commands;

public sealed class PersonReaderTests : IDisposable
{
    readonly ImportDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("external_reference", "", "external_reference: The cell is empty, and it must not be.")]
    [InlineData("kind", "", "kind: The cell is empty. It takes one of EEP, CANDIDATE, FORMER, HISTORICAL.")]
    [InlineData("kind", "Expert", "kind: `Expert` is none of EEP, CANDIDATE, FORMER, HISTORICAL.")]
    [InlineData("full_name", "", "full_name: The cell is empty, and it must not be. Where cells were merged")]
    [InlineData("full_name", "Dr Somchai Jaidee",
        "full_name: The title `Dr` stands in the name as well. Write `Somchai Jaidee`.")]
    [InlineData("full_name", "Somchai Jaidee\nNguyễn Thị Minh Khai",
        "full_name: `Somchai Jaidee / Nguyễn Thị Minh Khai` stands on several lines.")]
    [InlineData("native_name", "สมชาย\u0007ใจดี", "native_name: There is a control character in it.")]
    [InlineData("nationalities", "", "nationalities: The cell is empty. It takes every nationality")]
    [InlineData("nationalities", "THA",
        "nationalities: `THA` is no country code of ISO 3166-1, such as `TH`; write `TH`.")]
    [InlineData("nationalities", "Thailand", "write `TH`.")]
    [InlineData("nationalities", "UK", "write `GB`.")]
    [InlineData("nationalities", "Thialand", "Did you mean `Thailand`?")]
    [InlineData("nationalities", "TH;th", "nationalities: `TH` stands there twice.")]
    [InlineData("participant", "TH",
        "participant: Only an EEP is registered by a participant. Leave the cell empty for a CANDIDATE.")]
    [InlineData("category", "expert person", "category: `expert person` is none of EMINENT, EXPERT.")]
    [InlineData("status", "REGISTERED",
        "status: Of kind CANDIDATE nobody is REGISTERED. It takes one of LISTED, STALE, CONSENT_PENDING.")]
    [InlineData("status", "", "status: The cell is empty. It takes one of REGISTERED,")]
    [InlineData("willing", "", "willing: The cell is empty. It takes `true` or `false`.")]
    [InlineData("willing", "x", "willing: `X` is neither `true` nor `false`.")]
    [InlineData("gender", "F", "gender: `F` is none of WOMAN, MAN, NON_BINARY.")]
    [InlineData("years_experience", "21 years",
        "years_experience: `21 years` cannot be the number: a whole number from 0 to 80.")]
    [InlineData("longest_engagement_days", "0",
        "longest_engagement_days: `0` cannot be the number: a whole number from 1 to 3660.")]
    [InlineData("years_experience", "-1", "a whole number from 0 to 80.")]
    [InlineData("former_offices", "Ambassador to Mongolia",
        "former_offices: `Ambassador to Mongolia` does not say of what sort the office was. Write `KIND:title`")]
    [InlineData("former_offices", "AMBASADOR:To Mongolia", "former_offices: `AMBASADOR` is none of HEAD_OF_STATE,")]
    [InlineData("countries_known", "KH;XX", "countries_known: `XX` is no country code")]
    [InlineData("full_name", "\u3164", "full_name: What stands in it cannot be seen.")]
    [InlineData("full_name", "\u200b\u200d", "full_name: What stands in it cannot be seen.")]
    [InlineData("full_name", "\u00ad", "full_name: What stands in it cannot be seen.")]
    [InlineData("full_name", "Aung \u202eSuk", "full_name: There is a control character in it.")]
    [InlineData("time_zone", "right/Asia/Yangon", "time_zone: `right/Asia/Yangon` is no IANA time zone")]
    [InlineData("time_zone", "posix/Asia/Yangon", "time_zone: `posix/Asia/Yangon` is no IANA time zone")]
    [InlineData("time_zone", "localtime", "time_zone: `localtime` is no IANA time zone")]
    [InlineData("time_zone", "../zoneinfo/Asia/Yangon", "is no IANA time zone")]
    [InlineData("languages", "xx:C1", "languages: `xx` is no language tag of BCP 47")]
    [InlineData("languages", "th:C1;tha:C2", "languages: `th` stands there twice.")]
    [InlineData("confirmed_on", "0026-11-01", "confirmed_on: `0026-11-01` is not of our time.")]
    [InlineData("time_zone", "SE Asia Standard Time",
        "time_zone: `SE Asia Standard Time` is no IANA time zone such as `Asia/Bangkok`. Write `Asia/Bangkok`.")]
    [InlineData("time_zone", "Asia/Bankok", "Did you mean `Asia/Bangkok`?")]
    [InlineData("languages", "th",
        "languages: `th` has no level. Write it like `th:C2`, by one of A1, A2, B1, B2, C1, C2.")]
    [InlineData("languages", "th:fluent", "languages: `fluent` is none of A1, A2, B1, B2, C1, C2.")]
    [InlineData("languages", "Vietnamese:C2",
        "languages: `Vietnamese` is no language tag of BCP 47, such as `th` or `zh-Hant`. Write `vi`.")]
    [InlineData("languages", "zh-hant:C1;zh-Hant:C2", "languages: `zh-Hant` stands there twice.")]
    [InlineData("expertise", "MED-PROCES:LED:1:2020",
        "expertise: `MED-PROCES` is no tag of the vocabulary. Did you mean `MED-PROCESS`?")]
    [InlineData("expertise", "MED-PROCESS",
        "expertise: `MED-PROCESS` is not written as `TAG:LEVEL:years:last_used_year`")]
    [InlineData("expertise", "MED-PROCESS:HEADED", "expertise: `HEADED` is none of STUDIED, TOOK_PART, LED.")]
    [InlineData("expertise", "MED-PROCESS:LED:many",
        "expertise: `many` cannot be the years of practice: a whole number from 0 to 80.")]
    [InlineData("expertise", "MED-PROCESS:LED:5:2027",
        "expertise: `2027` cannot be the year of last use: a whole number from 1900 to 2026.")]
    [InlineData("expertise", "SEC-DDR:LED;sec-ddr:STUDIED", "expertise: `SEC-DDR` stands there twice.")]
    [InlineData("confirmed_on", "1 May 2026",
        "confirmed_on: `1 May 2026` is not a date of the calendar, written like 2026-03-14.")]
    [InlineData("confirmed_on", "2026/5/1", "Write 2026-05-01.")]
    [InlineData("confirmed_on", "46143", "It looks like Excel's number of 2026-05-01")]
    [InlineData("confirmed_on", "2026-02-30", "is not a date of the calendar")]
    [InlineData("confirmed_on", "2026-10-02", "confirmed_on: 2026-10-02 is still to come")]
    public void A_faulty_cell_is_told_with_line_and_column_and_what_would_be_right(string column, string text,
        string told)
    {
        var faulty = Sheet.Person("B", (column, text));

        _desk.Import(Sheet.People(Sheet.Person("A"), faulty)).ShouldBeNull();

        // The biography of A runs over three lines.
        var fault = _desk.Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith("people.csv:5: ");
        fault.ShouldContain(told);
        _desk.People().ShouldBe(0, "all rows or none");
    }

    [Fact]
    public void Every_fault_of_every_row_is_told_in_one_run()
    {
        _desk.Import(Sheet.People(
            Sheet.Person("A", (PersonColumn.Gender, "?"), (PersonColumn.Biography, ""),
                (PersonColumn.TimeZone, "Mars/Olympus")),
            Sheet.Person("B", (PersonColumn.Languages, "th:C9;xxxxx:C2"), (PersonColumn.Biography, ""))));

        _desk.Faults.Select(fault => string.Join(':', fault.Split(':')[..3])).ShouldBe(
            ["people.csv:2: gender", "people.csv:2: time_zone", "people.csv:3: languages", "people.csv:3: languages"]);
    }

    [Fact]
    public void A_reference_that_stands_twice_is_told_with_both_lines()
    {
        _desk.Import(Sheet.People(
            Sheet.Person("A", (PersonColumn.Biography, "")), Sheet.Person("B", (PersonColumn.Biography, "")),
                Sheet.Person("A")));

        _desk.Faults.ShouldHaveSingleItem()
            .ShouldStartWith("people.csv:4: external_reference: `A` stands in line 2 already.");
    }

    [Theory]
    [InlineData("kind", "HISTORICAL", "The historical record comes with the register and is not imported. The cell " +
        "takes one of EEP, CANDIDATE, FORMER.")]
    [InlineData("external_reference", "RECORD-NISHIHARA", "")]
    public void The_historical_record_is_not_imported(string column, string text, string told)
    {
        if (column is "external_reference")
        {
            using var db = _desk.Register.Open();
            text = db.Set<EnvoyRegistry.People.Person>().First().ExternalReference;
            told = $"`{text}` is an entry of the historical record, which is not imported.";
        }

        _desk.Import(Sheet.People(Sheet.Person("A", (column, text)))).ShouldBeNull();

        _desk.Faults[0].ShouldContain(told);
    }

    [Fact]
    public void A_deprecated_tag_is_refused_in_favour_of_its_successor_and_stays_where_it_is()
    {
        var known = Sheet.Person("A", (PersonColumn.Expertise, "SEC-SALW:LED:3:2020"));
        _desk.Imported(Sheet.People(known));
        _desk.Register.Run("""
        UPDATE ExpertiseTag SET DeprecatedSince = 2, SuccessorId = (SELECT Id FROM ExpertiseTag WHERE Code = 'SEC-DDR')
        WHERE Code = 'SEC-SALW'
        """);

        _desk.Import(Sheet.People(known, Sheet.Person("B", (PersonColumn.Expertise, "SEC-SALW:LED:3:2020"))))
            .ShouldBeNull();

        _desk.Faults.ShouldHaveSingleItem().ShouldBe(
            "people.csv:5: expertise: `SEC-SALW` is no longer to be used in new entries; write `SEC-DDR`.");
    }
}
