
namespace EnvoyRegistry.Tests.Commands;

public sealed class NominationCheckTests : IDisposable
{
    readonly ImportDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_sixth_EEP_of_a_participant_is_refused_by_R2_and_its_source()
    {
        _desk.Import(Sheet.People([.. Enumerable.Range(1, 6).Select(i => Eep($"TH-{i}", "Thailand", "TH"))]))
            .ShouldBeNull();

        var fault = _desk.Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith("people.csv:7: participant: This would be EEP number 6 of Thailand, which has " +
            "`TH-1` (line 2), `TH-2` (line 3), `TH-3` (line 4), `TH-4` (line 5), `TH-5` (line 6). R2: ");
        fault.ShouldContain("A1: ARF, Terms of Reference for the Register of Experts and Eminent Persons");
    }

    [Fact]
    public void Those_on_the_register_count_and_keep_their_places()
    {
        _desk.Imported(Sheet.People(Eep("TH-1", "TH", "TH"), Eep("TH-2", "TH", "TH"),
            Eep("TH-3", "TH", "TH", (PersonColumn.Status, "STALE"))));

        _desk.Import(Sheet.People(
            Eep("NEW-1", "TH", "TH"), Eep("NEW-2", "TH", "TH"), Eep("NEW-3", "TH", "TH"), Eep("TH-1", "TH", "TH")))
                .ShouldBeNull();

        var fault = _desk.Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith("people.csv:4: participant: This would be EEP number 6 of Thailand");
        fault.ShouldContain("`TH-2` (on the register)");
    }

    [Fact]
    public void A_place_that_is_given_up_in_the_file_is_free_in_the_same_file()
    {
        _desk.Imported(Sheet.People([.. Enumerable.Range(1, 5).Select(i => Eep($"TH-{i}", "TH", "TH"))]));

        var counts = _desk.Imported(Sheet.People(
            Eep("NEW", "TH", "TH"),
            Sheet.Person("TH-1", (PersonColumn.Kind, "FORMER"), (PersonColumn.Status, "REPLACED"),
                (PersonColumn.Biography, ""))));

        (counts.New, counts.Changed).ShouldBe((1, 1));
        var ended = _desk.Person("TH-1").Registrations.ShouldHaveSingleItem();
        (ended.Until, ended.Status, ended.Version)
            .ShouldBe((ImportDesk.Today, EnvoyRegistry.People.RegistrationStatus.Replaced, 2));
    }

    [Theory]
    [InlineData("TH", "MY",
        "Thailand cannot nominate a national of MY: on 2026-10-01 it nominates nationals of TH. R4: ")]
    [InlineData("EU", "GB",
        "European Union cannot nominate a national of GB: on 2026-10-01 it nominates nationals of AT, BE,")]
    public void A_national_of_another_country_is_refused_by_R4(string participant, string nationality, string told)
    {
        _desk.Import(Sheet.People(Eep("A", participant, nationality))).ShouldBeNull();

        var fault = _desk.Faults.ShouldHaveSingleItem();
        fault.ShouldStartWith("people.csv:2: nationalities: ");
        fault.ShouldContain(told);
        fault.ShouldContain("A1: ARF, Terms of Reference");
    }

    [Fact]
    public void A_row_that_is_refused_for_something_else_is_held_to_the_rules_too()
    {
        _desk.Import(Sheet.People(Eep("A", "TH", "MY", (PersonColumn.Gender, "?")))).ShouldBeNull();

        _desk.Faults.Count.ShouldBe(2);
        _desk.Faults[0].ShouldStartWith("people.csv:2: gender: ");
        _desk.Faults[1].ShouldStartWith("people.csv:2: nationalities: Thailand cannot nominate a national of MY");
    }

    [Theory]
    [InlineData("EU", "FR")]
    [InlineData("european union", "US;HR")]
    [InlineData("viet nam", "VN")]
    public void A_national_of_the_participant_or_of_a_member_of_the_Union_is_registered_today(string participant,
        string nationalities)
    {
        _desk.Imported(Sheet.People(Eep("A", participant, nationalities)));

        _desk.Person("A").Registrations.ShouldHaveSingleItem().From.ShouldBe(ImportDesk.Today);
    }

    [Fact]
    public void A_registration_in_force_is_held_to_the_day_it_began()
    {
        var british = Eep("A", "EU", "GB");
        _desk.Imported(Sheet.People(Eep("A", "EU", "FR")));
        _desk.Register.Run("UPDATE Registration SET \"From\" = '2019-06-01'");

        _desk.Imported(Sheet.People(british)).Changed.ShouldBe(1);
    }

    [Theory]
    [InlineData("",
        "participant: The cell is empty. An EEP has the participant that registered her or him, such as `TH`.")]
    [InlineData("DE", "participant: `DE` is no participant; nationals of DE are nominated by `EU`.")]
    [InlineData("THA", "participant: `THA` is a code of three letters; write `TH`.")]
    [InlineData("Vietnam", "participant: `Vietnam` is no participant of the ARF. Did you mean `Viet Nam`?")]
    public void A_participant_that_is_none_is_told_with_what_would_be_right(string participant, string told)
    {
        _desk.Import(Sheet.People(Eep("A", participant, "TH"))).ShouldBeNull();

        _desk.Faults.ShouldHaveSingleItem().ShouldBe($"people.csv:2: {told}");
    }

    static string Eep(string reference, string participant, string nationalities,
        params (string, string)[] other) =>
        Sheet.Eep(reference, participant, nationalities, [(PersonColumn.Biography, ""), .. other]);
}
