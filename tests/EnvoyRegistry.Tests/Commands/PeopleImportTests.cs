using System.Text;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Commands;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Commands;

public sealed class PeopleImportTests : IDisposable
{
    readonly ImportDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Who_left_is_neither_exported_nor_filled_in_again_by_an_old_sheet()
    {
        var sheet = Sheet.People(Sheet.Person("A"), Sheet.Person("B"));
        _desk.Imported(sheet);
        using (var db = _desk.Register.Open())
        {
            db.Add(
                new PersonKey { PersonId = _desk.Person("A").Id, MasterKeyId = "any", DestroyedAt = DateTime.UtcNow });
            db.SaveChanges();
        }

        _desk.Import(sheet).ShouldBeNull();

        _desk.Faults.ShouldHaveSingleItem()
            .ShouldContain("`A` left the register, and nothing is written to that entry any more.");
        _desk.Export("out.csv");
        File.ReadAllText(_desk.Path("out.csv")).ShouldBe(Sheet.People(Sheet.Person("B")));
    }

    [Fact]
    public void Every_column_arrives()
    {
        _desk.Imported(Sheet.People(Sheet.Eep("VN-7", "VN", "VN;FR",
            (PersonColumn.Title, "Bà"), (PersonColumn.FullName, "Nguyễn Thị Minh Khai"), (PersonColumn.NativeName, ""),
            (PersonColumn.Gender, "non-binary"), (PersonColumn.Category, "Eminent"), (PersonColumn.Willing, "FALSE"))));

        var person = _desk.Person("VN-7");
        person.ShouldSatisfyAllConditions(
            p => p.Kind.ShouldBe(PersonKind.Eep),
            p => p.Title.ShouldBe("Bà"),
            p => p.FullName.ShouldBe("Nguyễn Thị Minh Khai"),
            p => p.NativeName.ShouldBeNull(),
            p => p.Nationalities.ShouldBe(["VN", "FR"]),
            p => p.Category.ShouldBe(PersonCategory.Eminent),
            p => p.Status.ShouldBe(PersonStatus.Registered),
            p => p.WillingToServe.ShouldBeFalse(),
            p => p.Gender.ShouldBe(Gender.NonBinary),
            p => p.YearsOfExperience.ShouldBe(21),
            p => p.FormerOffices.OrderBy(o => o.Position).Select(o => (o.Kind, o.Title)).ShouldBe(
                [(OfficeKind.Ambassador, "Ambassador to Mongolia, 2009–2013"), (OfficeKind.Judge, "Judge of appeal")]),
            p => p.CountriesKnown.ShouldBe(["KH", "LA"]),
            p => p.TimeZone.ShouldBe("Asia/Bangkok"),
            p => p.Languages.OrderBy(l => l.Tag).Select(l => (l.Tag, l.Level))
                .ShouldBe([("en", LanguageLevel.C1), ("th", LanguageLevel.C2)]),
            p => p.Expertise.OrderBy(e => e.Tag.Code).Select(e => (e.Tag.Code, e.Level, e.Years, e.LastUsedYear))
                .ShouldBe(
                [("MED-PROCESS", ExpertiseLevel.Led, 12, 2024), ("SEC-DDR", ExpertiseLevel.Studied, null, null)]),
            p => p.Biography.ShouldBe("Served at the border.\n\nTeaches now."),
            p => p.ConfirmedOn.ShouldBe(new DateOnly(2026, 5, 1)),
            p => p.ConfirmationDueOn.ShouldBe(new DateOnly(2027, 5, 1)),
            p => p.LongestEngagementDays.ShouldBe(90),
            p => p.Version.ShouldBe(1),
            p => p.Registrations.Select(r => (r.Participant.Code, r.Until, r.Status))
                .ShouldBe([("VN", null, RegistrationStatus.Registered)]));
    }

    [Fact]
    public void Windows_arrive_and_replace_those_of_the_people_they_name_and_of_nobody_else()
    {
        var people = Sheet.People(Sheet.Person("A"), Sheet.Person("B"));
        _desk.Imported(people, Sheet.Windows(
            Sheet.Window("A", "2026-11-01", "2026-11-30"), Sheet.Window("A", "2027-01-01", "2027-01-31"),
                Sheet.Window("B", "2027-01-01", "2027-01-31")));

        var counts = _desk.Imported(people, Sheet.Windows(
            Sheet.Window("A", "2026-11-15", "2026-12-15", (WindowColumn.ConfirmedAt, "2026-09-30T09:30:00.9+07:00"),
                (WindowColumn.Mode, "in person"))));

        counts.ShouldBe(new ImportCounts(New: 0, Changed: 0, Unchanged: 2, PeopleWithOtherWindows: 1));
        Windows("A").ShouldBe([new WindowTerms(new(2026, 11, 15), new(2026, 12, 15), AvailabilityStatus.Available,
            AvailabilityMode.InPerson, 72, new DateTime(2026, 9, 30, 2, 30, 0, DateTimeKind.Utc))]);
        Windows("B").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_sheet_without_the_longest_engagement_leaves_it_and_an_empty_cell_clears_it()
    {
        _desk.Imported(Sheet.People(Sheet.Person("A")));
        var old = string.Join('\n', Sheet.People(Sheet.Person("A", (PersonColumn.Gender, "WOMAN"))).Split('\n')
            .Select(line => line.Replace(",longest_engagement_days", "", StringComparison.Ordinal))
            .Select(line => line.Replace(",90,", ",", StringComparison.Ordinal)));

        _desk.Imported(old).Changed.ShouldBe(1);
        _desk.Person("A").LongestEngagementDays.ShouldBe(90);
        _desk.Imported(old).Unchanged.ShouldBe(1);

        _desk.Imported(Sheet.People(Sheet.Person("A", (PersonColumn.LongestEngagementDays, ""))));
        _desk.Person("A").LongestEngagementDays.ShouldBeNull();
    }

    [Fact]
    public void A_second_import_changes_nothing_at_all()
    {
        var people = Sheet.People(Sheet.Eep("A", "TH", "TH"), Sheet.Person("B"));
        var windows = Sheet.Windows(Sheet.Window("A", "2026-11-01", "2026-11-30"),
            Sheet.Window("B", "2026-11-01", "2026-11-30"));
        _desk.Imported(people, windows);
        var before = Everything();

        _desk.Imported(people, windows)
            .ShouldBe(new ImportCounts(New: 0, Changed: 0, Unchanged: 2, PeopleWithOtherWindows: 0));

        Everything().ShouldBe(before);
    }

    [Theory]
    [InlineData("full_name", "Somchai")]
    [InlineData("former_offices", "JUDGE:Judge of appeal")]
    [InlineData("languages", "th:C2;en:C2")]
    [InlineData("expertise", "MED-PROCESS:LED:13:2024;SEC-DDR:STUDIED::")]
    [InlineData("nationalities", "TH;FR")]
    public void A_person_of_whom_a_cell_differs_has_a_new_version_and_the_others_have_not(string column, string text)
    {
        _desk.Imported(Sheet.People(Sheet.Person("A"), Sheet.Person("B")));
        var matched = _desk.MatchVersion();

        _desk.Imported(Sheet.People(Sheet.Person("A", (column, text)), Sheet.Person("B")))
            .Changed.ShouldBe(1);

        _desk.Person("A").Version.ShouldBe(2);
        _desk.Person("B").Version.ShouldBe(1);
        _desk.MatchVersion().ShouldBeGreaterThan(matched);
        _desk.Export("again.csv");
        _desk.ImportFiles("again.csv", null)!.Value.Unchanged.ShouldBe(2);
    }

    [Fact]
    public void What_shows_an_expertise_stays_when_the_sheet_changes_its_level()
    {
        _desk.Imported(Sheet.People(Sheet.Person("A")));
        _desk.Register.Run("UPDATE PersonExpertise SET Evidence = 'Chaired the talks.'");

        _desk.Imported(Sheet.People(Sheet.Person("A", (PersonColumn.Expertise, "MED-PROCESS:STUDIED::"))));

        var expertise = _desk.Person("A").Expertise.ShouldHaveSingleItem();
        (expertise.Level, expertise.Evidence).ShouldBe((ExpertiseLevel.Studied, "Chaired the talks."));
    }

    [Fact]
    public void An_EEP_who_goes_to_another_participant_has_both_registrations()
    {
        _desk.Imported(Sheet.People(Sheet.Eep("A", "TH", "TH;FR")));

        _desk.Imported(Sheet.People(Sheet.Eep("A", "EU", "TH;FR")));

        _desk.Person("A").Registrations.OrderBy(r => r.Until is null)
            .Select(r => (r.Participant.Code, r.Until is null)).ShouldBe(
            [("TH", false), ("EU", true)]);
    }

    [Fact]
    public void An_EEP_who_is_stale_in_the_sheet_holds_a_stale_registration()
    {
        _desk.Imported(Sheet.People(Sheet.Eep("A", "TH", "TH")));

        _desk.Imported(Sheet.People(Sheet.Eep("A", "TH", "TH", (PersonColumn.Status, "STALE"))));

        var registration = _desk.Person("A").Registrations.ShouldHaveSingleItem();
        (registration.Status, registration.Version).ShouldBe((RegistrationStatus.Stale, 2));
    }

    [Fact]
    public void A_dry_run_tells_the_same_and_keeps_nothing()
    {
        var before = Everything();

        _desk.Import(Sheet.People(Sheet.Eep("A", "TH", "TH")),
            Sheet.Windows(Sheet.Window("A", "2026-11-01", "2026-11-30")), dryRun: true)
            .ShouldBe(new ImportCounts(New: 1, Changed: 0, Unchanged: 0, PeopleWithOtherWindows: 1));

        Everything().ShouldBe(before);
    }

    [Fact]
    public void A_refused_import_leaves_what_was_there_as_it_was()
    {
        _desk.Imported(Sheet.People(Sheet.Person("A")));
        var before = Everything();

        _desk.Import(Sheet.People(Sheet.Person("A", (PersonColumn.FullName, "Another")),
            Sheet.Person("B", (PersonColumn.Kind, "?")))).ShouldBeNull();

        Everything().ShouldBe(before);
    }

    [Fact]
    public async Task A_running_service_answers_with_what_was_imported()
    {
        const string Question = """
            { availableEnvoys(need: { from: "2026-12-01", until: "2026-12-07", allLanguages: [{ tag: "th" }] }) {
                nodes { person { externalReference fullName } } } }
            """;
        await using var service = new RunningRegistry();
        (await service.DataAsync(Question)).GetProperty("availableEnvoys").GetProperty("nodes").GetArrayLength()
            .ShouldBe(0);

        using var desk = new ImportDesk(service.Register);
        desk.Imported(Sheet.People(Sheet.Person("A")), Sheet.Windows(Sheet.Window("A", "2026-12-01", "2026-12-31")));

        (await service.DataAsync(Question)).GetProperty("availableEnvoys").GetProperty("nodes").EnumerateArray()
            .ShouldHaveSingleItem().GetProperty("person").GetProperty("fullName").GetString()
                .ShouldBe("Somchai Jaidee");
    }

    List<WindowTerms> Windows(string reference)
    {
        using var db = _desk.Register.Open();
        return [.. db.Set<AvailabilityWindow>().AsNoTracking()
            .Where(w => db.Set<Person>().Any(p => p.Id == w.PersonId && p.ExternalReference == reference))
            .OrderBy(w => w.From).AsEnumerable().Select(w => w.Terms)];
    }

    /// <summary>Every cell of every table of people.</summary>
    string Everything()
    {
        using var db = _desk.Register.Open();
        db.Database.OpenConnection();
        var all = new StringBuilder();
        foreach (var table in (string[])
            ["RegisterState", "Person", "FormerOffice", "PersonLanguage", "PersonExpertise", "Registration",
                "AvailabilityWindow"])
        {
            using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            for (all.AppendLine(table); reader.Read(); all.AppendLine())
                for (var at = 0; at < reader.FieldCount; at++)
                    all.Append(reader[at]).Append('|');
        }
        return all.ToString();
    }

    [Fact]
    public void Ten_thousand_faults_of_one_sort_are_one_line_with_their_rows()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i =>
            Sheet.Person($"A{i}", (PersonColumn.ConfirmedOn, $"{1 + (i % 28):00}/03/2026"),
                (PersonColumn.FullName, $"Somchai {i}"), (PersonColumn.Biography, ""))).ToArray();
        rows[7] = Sheet.Person("A7", (PersonColumn.Kind, "ENVOY"), (PersonColumn.Biography, ""));

        _desk.Import(Sheet.People(rows)).ShouldBeNull();

        _desk.Faults.Count.ShouldBe(2);
        _desk.Faults[0].ShouldStartWith("people.csv:2: confirmed_on: `01/03/2026` is not a date of the calendar");
        _desk.Faults[0].ShouldEndWith("(9999 of this sort, in lines 2-8, 10-10001)");
        _desk.Faults[1].ShouldContain("kind: `ENVOY`");
    }

    [Fact]
    public void The_same_person_twice_is_told_and_taken()
    {
        _desk.Imported(Sheet.People(Sheet.Person("A", (PersonColumn.FullName, "Maria Santos Lim"),
            (PersonColumn.NativeName, ""), (PersonColumn.Nationalities, "PH;US"))));
        _desk.Remarks.ShouldBeEmpty();

        _desk.Imported(Sheet.People(
            Named("B", "LIM Maria-Sántos", "PH"),
            Named("C", "Mariasantos Lim", "TH"),
            Named("D", "Maria Santos Lim", "TH"),
            Named("E", "Maria Santos Lim", "VN")));

        _desk.Remarks.ShouldBe([
            "people.csv:2: external_reference: `LIM Maria-Sántos` may be `A` of the register, who has the same name " +
            "and a nationality in common. If it is one person, give her or him one reference.",
            "people.csv:8: external_reference: `Maria Santos Lim` may be `C` of line 5, who has the same name and a " +
            "nationality in common. If it is one person, give her or him one reference."]);
        _desk.People().ShouldBe(5);

        static string Named(string reference, string name, string nationality) => Sheet.Person(reference,
            (PersonColumn.FullName, name), (PersonColumn.NativeName, ""), (PersonColumn.Nationalities, nationality));
    }

    [Fact]
    public void Whoever_is_known_under_two_references_is_not_told_again()
    {
        var sheet = Sheet.People(Sheet.Person("A"), Sheet.Person("B"));
        _desk.Imported(sheet);
        _desk.Remarks.ShouldHaveSingleItem().ShouldStartWith("people.csv:5: external_reference: `Somchai Jaidee`");

        _desk.Imported(sheet);
        _desk.Remarks.ShouldBeEmpty();
    }
}
