using EnvoyRegistry.Host;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.People;

public sealed class HistoricalRecordTests
{
    [Fact]
    public void It_names_the_four_whom_Japan_registered_in_2002()
    {
        var nominations = Engagements().Where(e => e.From == "2002-07-29").ToList();

        nominations.Select(e => e.Person!.FullName).Order().ShouldBe(
            ["Masashi Nishihara", "Shinya Murase", "Takashi Shiraishi", "Yasushi Akashi"]);
        nominations.ShouldAllBe(e => e.Participant!.Code == "JP" && e.Role == EngagementRole.Adviser);
    }

    [Fact]
    public void It_has_one_envoy_on_Myanmar_for_each_Chair_and_an_office_in_2023() =>
        Engagements().Where(e => e.Role == EngagementRole.Envoy).OrderBy(e => e.From, StringComparer.Ordinal)
            .Select(e => (e.Participant!.Code, e.Person?.FullName ?? e.Office!)).ShouldBe(
            [
                ("BN", "Erywan Yusof"),
                ("KH", "Prak Sokhonn"),
                ("ID", "Office of the Special Envoy (Indonesia)"),
                ("LA", "Alounkeo Kittikhoun"),
                ("MY", "Othman Hashim"),
                ("PH", "Ma. Theresa Lazaro"),
            ]);

    [Theory]
    [InlineData("TH", "2011", 1)]
    [InlineData("KH", "2025", 2)]
    [InlineData("TL", "2012", 2)]
    public void It_tells_of_the_border_and_of_the_elections(string country, string year, int times) =>
        Engagements()
            .Count(e => e.Countries.Contains(country) && e.From!.StartsWith(year, StringComparison.Ordinal))
            .ShouldBe(times);

    [Fact]
    public void An_EEP_of_2002_observed_elections_in_2012() =>
        Engagements().Where(e => e.Person?.FullName == "Masashi Nishihara").Select(e => e.Role)
            .ShouldBe([EngagementRole.Adviser, EngagementRole.Observer], ignoreOrder: true);

    [Fact]
    public void Every_statement_has_a_source() =>
        Engagements().ShouldAllBe(e => e.Sources.Count > 0 && e.Grade != null && e.Summary.Length > 0);

    [Fact]
    public void What_goes_on_is_what_the_sources_say_goes_on() =>
        Engagements().Where(e => e.Until == null).Select(e => (e.Title, e.Certainty)).Order().ShouldBe(
            [
                ("Observers of the ceasefire", Certainty.Uncertain),
                ("Special Envoy of the ASEAN Chair on Myanmar", Certainty.Certain),
            ]);

    [Fact]
    public void A_register_of_an_earlier_build_gets_what_was_corrected()
    {
        using var register = new TemporaryRegister();
        register.Run("""
            UPDATE Engagement SET Until = NULL, Title = 'EEP registered by Japan' WHERE "From" = '2002-07-29';
            UPDATE RegisterState SET CompletedBy = NULL;
            """);
        using (var db = register.Open())
        {
            db.Add(new Engagement
            {
                Id = HistoricalRecord.IdOf("RECORD-THKH-2011-OBSERVERS"),
                Office = "Indonesian observers",
                Title = "Observers on both sides of the border",
                Summary = "Up to forty were agreed on.",
            });
            db.SaveChanges();
        }

        RegisterStart.Prepare(register.Path);

        using var after = register.Open();
        after.Set<Engagement>().Count().ShouldBe(15);
        after.Set<Engagement>().Count(e => e.Until == "2002-07-29").ShouldBe(4);
    }

    [Fact]
    public void Nobody_in_it_is_ever_a_candidate()
    {
        using var register = Register();
        using var db = register.Open();

        db.Set<Person>().ToList().ShouldAllBe(p => p.Kind == PersonKind.Historical
            && p.Status == PersonStatus.NotListed && !p.WillingToServe && p.ParticipantId == null);

        db.Set<Person>().First().WillingToServe = true;
        Should.Throw<DbUpdateException>(() => db.SaveChanges())
            .InnerException!.Message.ShouldContain("CK_Person_HistoricalNeverServes");
    }

    [Fact]
    public void Loading_it_again_changes_nothing()
    {
        using var register = Register();
        using (var db = register.Open())
            Features.LoadReferenceData(db);

        using var again = register.Open();
        again.Set<Person>().Count().ShouldBe(10);
        again.Set<Engagement>().Count().ShouldBe(15);
    }

    static List<Engagement> Engagements()
    {
        using var register = Register();
        using var db = register.Open();
        return
        [
            .. db.Set<Engagement>().AsNoTracking()
                .Include(e => e.Person).Include(e => e.Participant).Include(e => e.Sources),
        ];
    }

    static TemporaryRegister Register()
    {
        var register = new TemporaryRegister();
        using var db = register.Open();
        Features.LoadReferenceData(db);
        return register;
    }
}
