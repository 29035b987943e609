using EnvoyRegistry.Commands;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Host;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Commands;

public sealed class ReferenceCommandsTests : IDisposable
{
    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Theory]
    [InlineData("chair-term add TH 2028-01-01 2028-12-31 --basis Turn --source B3",
        "TH-2028: Thailand, 2028-01-01 to 2028-12-31, CERTAIN.")]
    [InlineData("chair-term add th 2028-02-01 2028-12-31 --basis Turn --certainty expected",
        "Nobody chairs from 2028-01-01 to 2028-01-31.")]
    [InlineData("chair-term end PH-2026 2026-11-30", "Nobody chairs from 2026-12-01 to 2026-12-31.")]
    [InlineData("chair-term change sg-2027 --participant TH --certainty CERTAIN --basis Exchanged",
        "SG-2027: Thailand, 2027-01-01 to 2027-12-31, CERTAIN.")]
    [InlineData("chair-term list", "PH-2026: Philippines, 2026-01-01 to 2026-12-31, CERTAIN.")]
    [InlineData("membership add PG 2030-01-01 --source B5",
        "Papua New Guinea is a member of ASEAN from 2030-01-01 on.")]
    [InlineData("membership end TL 2030-01-01", "Timor-Leste was a member of ASEAN from 2025-10-26 until 2030-01-01.")]
    [InlineData("participant change KP --name Korea --sub-region pacific", "KP: Korea, PACIFIC.")]
    [InlineData("participant nationality-add EU ME 2030-01-01",
        "European Union nominates nationals of ME from 2030-01-01 on.")]
    [InlineData("participant nationality-end EU HU 2030-12-31",
        "European Union nominates nationals of HU from 2004-05-01 until 2030-12-31.")]
    [InlineData("tag add SEC-CYBER Cyber --definition Attacks --basis B3 --source B3",
        "SEC-CYBER is a tag since version 3 of the vocabulary.")]
    [InlineData("tag deprecate SEC-SALW --successor sec-ddr",
        "SEC-SALW is deprecated since version 3 of the vocabulary in favour of SEC-DDR.")]
    [InlineData("tag deprecate SEC-SALW",
        "SEC-SALW is deprecated since version 3 of the vocabulary, without a successor.")]
    [InlineData("source add X9 Paper --url https://example.org/x9", "X9: Paper")]
    public async Task A_change_is_made_and_told(string command, string told)
    {
        var (exit, output, error) = await RunAsync(command);

        exit.ShouldBe(0, error);
        output.ShouldContain(told);
        error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("chair-term add TH 2027-12-31 2028-12-31 --basis Turn",
        "overlap the term SG-2027: Singapore, 2027-01-01 to 2027-12-31")]
    [InlineData("chair-term add TH 2028-12-31 2028-01-01 --basis Turn",
        "The term would end on 2028-01-01, before it begins on 2028-12-31.")]
    [InlineData("chair-term add TT 2028-01-01 2028-12-31 --basis Turn", "`TT` is no participant.")]
    [InlineData("chair-term add TH 2028-01-01 2028-12-31 --basis Turn --source Z9",
        "`Z9` is no source of the register")]
    [InlineData("chair-term change SG-2072 --basis Turn", "`SG-2072` is no term. Did you mean `SG-2027`?")]
    [InlineData("chair-term end PH-2026 2027-01-01", "overlap the term SG-2027")]
    [InlineData("membership add TH 2030-01-01 --source B5", "Thailand is recorded as a member from 1967-08-08 on")]
    [InlineData("membership end JP 2030-01-01", "Japan is not a member of ASEAN.")]
    [InlineData("membership end TL 2025-10-25", "The membership began only on 2025-10-26.")]
    [InlineData("participant nationality-add EU FR 2030-01-01", "European Union has FR already")]
    [InlineData("participant nationality-add EU XX 2030-01-01", "`XX` is no country code")]
    [InlineData("participant nationality-end EU TH 2030-01-01", "does not nominate nationals of `TH`")]
    [InlineData("tag add CYB-ATTACK Cyber --definition Attacks --basis B3", "`CYB` is no group; there are")]
    [InlineData("tag add SEC-DDR Cyber --definition Attacks --basis B3", "The vocabulary has `SEC-DDR` already.")]
    [InlineData("tag add SECCYBER Cyber --definition Attacks --basis B3", "is not written as group and subject")]
    [InlineData("tag deprecate SEC-DRR", "`SEC-DRR` is no tag of the vocabulary. Did you mean `SEC-DDR`?")]
    [InlineData("tag deprecate SEC-DDR --successor SEC-DDR", "SEC-DDR cannot take its place")]
    [InlineData("source add X9 Paper --url example", "The address must be absolute")]
    [InlineData("source add B3 Paper", "There is a source `B3` already.")]
    public async Task A_change_that_cannot_stand_is_refused_in_a_sentence_and_nothing_is_written(string command,
        string told)
    {
        RegistryFile.Close(_register.Path);
        var before = _register.Files();

        var (exit, output, error) = await RunAsync(command);

        exit.ShouldBe(2, output + error);
        error.ShouldContain(told);
        _register.Files().ShouldBe(before);
    }

    [Theory]
    [InlineData("chair-term add TH 2028-1-1 2028-12-31 --basis Turn", "`2028-1-1` is not a date of the calendar")]
    [InlineData("chair-term add TH 2028-01-01 2028-12-31", "--basis")]
    [InlineData("chair-term add TH 2028-01-01 2028-12-31 --basis Turn --certainty perhaps",
        "`perhaps` is none of CERTAIN, UNCERTAIN, EXPECTED.")]
    public async Task A_command_line_that_cannot_be_meant_is_told(string command, string told)
    {
        var (exit, _, error) = await RunAsync(command);

        exit.ShouldBe(1);
        error.ShouldContain(told);
    }

    [Fact]
    public async Task What_was_maintained_is_not_undone_by_a_start_of_another_build()
    {
        // As if this build shipped two rows that the register does not have yet, one of them overtaken by events.
        _register.Run("DELETE FROM ChairTerm WHERE Code IN ('SG-2027', 'MY-2025')");
        foreach (var command in (string[])
        [
            "chair-term add TH 2027-01-01 2027-12-31 --basis Decided",
            "chair-term end PH-2026 2026-11-30",
            "participant change TH --name Siam",
            "participant nationality-end EU HU 2026-01-01",
            "membership end TL 2026-06-30",
            "tag deprecate SEC-SALW --successor SEC-DDR",
            "tag add SEC-CYBER Cyber --definition Attacks --basis B3",
        ])
            (await RunAsync(command)).Exit.ShouldBe(0);
        _register.Run("UPDATE RegisterState SET CompletedBy = NULL");

        RegisterStart.Prepare(_register.Path);

        using var db = _register.Open();
        db.Set<ChairTerm>().Where(t => t.From >= new DateOnly(2025, 1, 1)).OrderBy(t => t.From).Select(t => t.Code)
            .ShouldBe(["MY-2025", "PH-2026", "TH-2027"]);
        db.Set<ChairTerm>().Single(t => t.Code == "PH-2026").Until.ShouldBe(new DateOnly(2026, 11, 30));
        db.Set<Participant>().Single(p => p.Code == "TH").Name.ShouldBe("Siam");
        db.Set<NominatingNationality>().Single(n => n.Country == "HU").Until.ShouldBe(new DateOnly(2026, 1, 1));
        db.Set<AseanMembership>().Single(m => m.Participant.Code == "TL").Until.ShouldBe(new DateOnly(2026, 6, 30));
        db.Set<ExpertiseTag>().Include(t => t.Successor).Single(t => t.Code == "SEC-SALW")
            .Successor!.Code.ShouldBe("SEC-DDR");
        db.Set<ExpertiseTag>().Count(t => t.Code == "SEC-CYBER").ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_row_has_a_new_version()
    {
        await RunAsync("chair-term end SG-2027 2027-06-30");
        await RunAsync("tag deprecate SEC-SALW");

        using var db = _register.Open();
        db.Set<ChairTerm>().Single(t => t.Code == "SG-2027").Version.ShouldBe(2);
        db.Set<ExpertiseTag>().Single(t => t.Code == "SEC-SALW").Version.ShouldBe(2);
    }

    async Task<(int Exit, string Output, string Error)> RunAsync(string command)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(
            [.. command.Split(' '), $"--Registry:Database={_register.Path}",
                $"--Vault:MasterKey={RunningRegistry.MasterKey}"],
            output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
