using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.Vault;

namespace EnvoyRegistry.Tests.Audit;

/// <summary>What somebody with the file, SQL and a reason could do.</summary>
public sealed class AuditVerificationTests : IDisposable
{
    readonly TemporaryRegister _register = new();

    public AuditVerificationTests()
    {
        _register.Run("""
            DROP TRIGGER TR_AuditEntry_UPDATE_OnlyGrows; DROP TRIGGER TR_AuditEntry_DELETE_OnlyGrows;
            DROP TRIGGER TR_AuditSubject_UPDATE_OnlyGrows; DROP TRIGGER TR_AuditSubject_DELETE_OnlyGrows;
            DROP TRIGGER TR_AuditChange_UPDATE_OnlyGrows; DROP TRIGGER TR_AuditChange_DELETE_OnlyGrows;
            DROP TRIGGER TR_AuditHead_Update_Forward;
            """);
        Write(10);
    }

    public void Dispose() => _register.Dispose();

    [Fact]
    public void A_whole_audit_is_whole_and_tells_its_head()
    {
        var verdict = Verify();

        verdict.Findings.ShouldBeEmpty();
        verdict.Head.Sequence.ShouldBe(10);
        AuditMark.Parse(verdict.Head.ToString()).ShouldBe(verdict.Head);
    }

    [Theory]
    [InlineData("UPDATE AuditEntry SET ActorName = 'nobody' WHERE Sequence = 5", "Entry 5 is not what was written")]
    [InlineData("UPDATE AuditEntry SET At = '2026-10-01 05:00:01' WHERE Sequence = 5", "Entry 5 is not what was written")]
    [InlineData("UPDATE AuditEntry SET Note = NULL WHERE Sequence = 9", "Entry 9 is not what was written")]
    [InlineData("UPDATE AuditEntry SET Hash = replace(Hash, '0', '1') WHERE Sequence = 5", "Entry 5 is not what was written")]
    [InlineData("UPDATE AuditSubject SET Coordinates = '[]' WHERE EntrySequence = 2", "Entry 2 is not what was written")]
    [InlineData("UPDATE AuditSubject SET PersonId = 8 WHERE EntrySequence = 2", "Entry 2 is not what was written")]
    [InlineData("DELETE FROM AuditSubject WHERE EntrySequence = 2", "Entry 2 is not what was written")]
    [InlineData("INSERT INTO AuditSubject VALUES (3, 9, '[]')", "Entry 3 is not what was written")]
    [InlineData("INSERT INTO AuditSubject VALUES (99, 9, '[]')", "1 changes or persons belong to entries")]
    [InlineData("DELETE FROM AuditEntry WHERE Sequence = 5", "Entry 5 is missing.")]
    [InlineData("DELETE FROM AuditEntry WHERE Sequence IN (1, 3)", "Entry 1 is missing.")]
    [InlineData("DELETE FROM AuditEntry WHERE Sequence BETWEEN 5 AND 7", "Entries 5 to 7 are missing.")]
    [InlineData("DELETE FROM AuditEntry WHERE Sequence > 8", "Entries 9 to 10 are missing: the end was cut off.")]
    [InlineData("DELETE FROM AuditEntry", "Entries 1 to 10 are missing: the end was cut off.")]
    [InlineData("""
        UPDATE AuditEntry SET Sequence = -1 WHERE Sequence = 3; UPDATE AuditEntry SET Sequence = 3 WHERE Sequence = 5;
        UPDATE AuditEntry SET Sequence = 5 WHERE Sequence = -1
        """, "Entry 3 is not what was written as entry 3: it was changed or moved.")]
    [InlineData("""
        INSERT INTO AuditEntry SELECT 11, At, Kind, Operation, Outcome, ActorRole, ActorName, ActorParticipantId,
            ActorPersonId, ErrorCodes, Rules, Note, Hash, Hash FROM AuditEntry WHERE Sequence = 10
        """, "The audit ends with entry 11, but entry 10 was the last that the register wrote")]
    public void Whatever_was_done_to_it_is_found_and_said(string sql, string finding)
    {
        _register.Run($"PRAGMA foreign_keys = OFF; {sql}");

        Verify().Findings.ShouldContain(f => f.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void An_end_that_was_cut_off_with_its_head_is_found_by_a_head_kept_elsewhere()
    {
        var known = Verify().Head;
        _register.Run("""
            PRAGMA foreign_keys = OFF;
            DELETE FROM AuditEntry WHERE Sequence > 8;
            DELETE FROM AuditSubject WHERE EntrySequence > 8;
            UPDATE AuditHead SET Sequence = 8, Hash = (SELECT Hash FROM AuditEntry WHERE Sequence = 8);
            """);

        Verify().Findings.ShouldBeEmpty();
        Verify(known).Findings.ShouldBe(["Entries 9 to 10 are missing: the end was cut off."]);

        // Nor does growing on help.
        Write(2);
        Verify().Findings.ShouldBeEmpty();
        Verify(known).Findings.ShouldHaveSingleItem().ShouldStartWith("Entry 10 has not the hash that was noted for it");
    }

    [Fact]
    public async Task The_command_says_what_is_wrong_and_ends_with_2()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        (await RunAsync()).ShouldBe(CommandLine.Done, error.ToString());
        output.ToString().ShouldStartWith("The audit is whole. Its head is 10:");
        var head = output.ToString().Trim()["The audit is whole. Its head is ".Length..];

        Write(1);
        (await RunAsync("--head", head)).ShouldBe(CommandLine.Done, error.ToString());
        _register.Run("UPDATE AuditEntry SET Operation = 'nothing' WHERE Sequence = 4");
        (await RunAsync("--head", head)).ShouldBe(CommandLine.Refused);
        error.ToString().ShouldStartWith("Entry 4 is not what was written as entry 4");
        (await RunAsync("--head", "10:abc")).ShouldBe(CommandLine.Unusable);

        Task<int> RunAsync(params string[] more) => CommandLine.RunAsync(
            ["audit", "verify", .. more, $"--Registry:Database={_register.Path}"], output, error);
    }

    void Write(int entries)
    {
        var audit = TestVault.Audit(_register.Path);
        using var db = _register.Open();
        using var transaction = db.Database.BeginTransaction();
        for (var i = 0; i < entries; i++)
        {
            if (i % 2 == 0)
                audit.Command(db, "import", record: null, $"{i} people new");
            else
                audit.Reading(db, Caller.Register, "contacts",
                    [new AuditSubject { PersonId = 7, Coordinates = ["Person.contact"] }]);
        }
        db.SaveChanges();
        transaction.Commit();
    }

    AuditVerdict Verify(AuditMark? known = null)
    {
        using var db = _register.Open();
        return AuditVerification.Run(db, known);
    }
}
