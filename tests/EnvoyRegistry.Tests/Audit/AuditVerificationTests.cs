using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.Vault;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

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
            DROP TRIGGER TR_AuditHead_UPDATE_OnlyGrows;
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
    [InlineData(
        "UPDATE AuditEntry SET At = '2026-10-01 05:00:01' WHERE Sequence = 5", "Entry 5 is not what was written")]
    [InlineData("UPDATE AuditEntry SET Note = NULL WHERE Sequence = 9", "Entry 9 is not what was written")]
    [InlineData("""
        UPDATE AuditEntry SET Hash = iif(Hash LIKE '0%', '1', '0') || substr(Hash, 2) WHERE Sequence = 5
        """, "Entry 5 is not what was written")]
    [InlineData(
        "UPDATE AuditSubject SET Coordinates = '[]' WHERE EntrySequence = 2", "Entry 2 is not what was written")]
    [InlineData("UPDATE AuditSubject SET PersonId = 8 WHERE EntrySequence = 2", "Entry 2 is not what was written")]
    [InlineData("DELETE FROM AuditSubject WHERE EntrySequence = 2", "Entry 2 is not what was written")]
    [InlineData("INSERT INTO AuditSubject VALUES (3, 9, '[]')", "Entry 3 is not what was written")]
    [InlineData("INSERT INTO AuditSubject VALUES (99, 9, '[]')", "1 changes, persons or cases belong to entries")]
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
    public void An_end_that_was_cut_off_with_its_head_is_found_and_stays_so()
    {
        CutOff();

        Verify().Findings.ShouldBe([NotOurs(8)]);

        // Nor does growing on help.
        Write(2);
        Verify().Findings.ShouldBe([NotOurs(10)]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a key of whoever had the file...")]
    public void A_whole_chain_written_anew_is_found(string? key)
    {
        RewriteAll(key is null ? null : Encoding.ASCII.GetBytes(key));

        var findings = Verify().Findings;

        findings.Count.ShouldBe(11);
        findings[0].ShouldStartWith("Entry 1 is not what was written as entry 1");
        findings[^1].ShouldBe(NotOurs(10));
    }

    [Fact]
    public void The_audit_is_not_taken_from_under_the_key_without_the_master_key()
    {
        RewriteAll(key: null);
        _register.Run("UPDATE AuditHead SET Seal = NULL; UPDATE VaultState SET AuditKeyedFrom = NULL");

        Should.Throw<UnusableRegisterException>(() => Verify()).Message.ShouldContain("VaultState");

        _register.Run("DELETE FROM VaultState");
        using (var db = _register.Open())
        {
            db.Add(new PersonKey { PersonId = 7, MasterKeyId = "any", Wrapped = "any" });
            db.SaveChanges();
        }
        Should.Throw<UnusableRegisterException>(() => Verify()).Message.ShouldContain("VaultState");
    }

    [Fact]
    public void An_older_copy_in_the_place_of_the_register_is_found_by_a_head_kept_elsewhere()
    {
        var copy = $"{_register.Path}.copy";
        RegistryFile.Close(_register.Path);
        File.Copy(_register.Path, copy);
        Write(2);
        var known = Verify().Head;
        RegistryFile.Close(_register.Path);
        File.Move(copy, _register.Path, overwrite: true);

        Verify().Findings.ShouldBeEmpty();
        Verify(known).Findings.ShouldBe(["Entries 11 to 12 are missing: the end was cut off."]);

        Write(1);
        Write(1);
        Verify(known).Findings.ShouldHaveSingleItem()
            .ShouldStartWith("Entry 12 has not the hash that was noted for it");
    }

    [Fact]
    public void What_was_written_before_there_was_a_key_is_told_and_cannot_be_changed_since()
    {
        AsBeforeTheKey();
        Verify().Unproven.ShouldBe(
            "Entries 1 to 10 are from before the audit was under a key, and have plain SHA-256: " +
            "whoever had the file could have written them anew.");

        using (var db = _register.Open())
            TestVault.Audit(_register.Path).Prepare(db);
        Write(2);

        var verdict = Verify();
        verdict.Findings.ShouldBeEmpty();
        verdict.Unproven.ShouldBe(
            "Entries 1 to 10 are from before the audit was under a key, and have plain SHA-256: " +
            "whoever had the file before entry 11 was written could have written them anew.");

        using (var db = _register.Open())
        {
            var last = db.Set<AuditEntry>().Include(e => e.Subjects).Include(e => e.Changes)
                .Single(e => e.Sequence == 10);
            db.Entry(last).Property(e => e.ActorName).CurrentValue = "somebody";
            last.Hash = AuditChain.Hash(last, key: null);
            db.SaveChanges();
        }
        Verify().Findings.ShouldHaveSingleItem().ShouldStartWith("Entry 11 does not follow from the one before");
    }

    [Fact]
    public void Without_the_master_key_the_order_is_looked_at_and_no_more_is_said()
    {
        _register.Run("UPDATE AuditEntry SET ActorName = 'nobody' WHERE Sequence = 5");
        Unkeyed().Findings.ShouldBeEmpty();
        Unkeyed().Unproven.ShouldNotBeNull().ShouldStartWith("Without the master key only the order was looked at");

        _register.Run("PRAGMA foreign_keys = OFF; DELETE FROM AuditEntry WHERE Sequence = 5");
        Unkeyed().Findings.ShouldBe(["Entry 5 is missing."]);

        AuditVerdict Unkeyed()
        {
            using var db = _register.Open();
            return AuditVerification.Run(db, keys: null, known: null);
        }
    }

    [Fact]
    public void It_holds_when_the_master_key_is_another()
    {
        var next = TestVault.NewKey();
        using (var db = _register.Open())
            KeyRotation.Run(db, MasterKeyFile.Parse(RunningRegistry.MasterKey, ""), MasterKeyFile.Parse(next, ""));

        using var rotated = _register.Open();
        var verdict = AuditVerification.Run(rotated, TestVault.Keyring(_register.Path, next), known: null);

        verdict.Findings.ShouldBeEmpty();
        verdict.Unproven.ShouldBeNull();
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

        Task<int> RunAsync(params string[] more) => VerifyAsync(output, error,
            [.. more, $"--Vault:MasterKey={RunningRegistry.MasterKey}"]);
    }

    [Fact]
    public async Task The_command_does_not_call_whole_what_it_has_no_key_for()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        (await VerifyAsync(output, error)).ShouldBe(CommandLine.Unusable);

        output.ToString().ShouldBeEmpty();
        error.ToString().ShouldContain("has no master key");
        error.ToString().ShouldContain("Without the master key only the order was looked at");
    }

    Task<int> VerifyAsync(TextWriter output, TextWriter error, params string[] more) => CommandLine.RunAsync(
        ["audit", "verify", .. more, $"--Registry:Database={_register.Path}"], output, error);

    static string NotOurs(int last) =>
        $"That entry {last} is the last was not put down by the register: once, its end was changed or cut off.";

    void CutOff() => _register.Run("""
        PRAGMA foreign_keys = OFF;
        DELETE FROM AuditEntry WHERE Sequence > 8;
        DELETE FROM AuditSubject WHERE EntrySequence > 8;
        UPDATE AuditHead SET Sequence = 8, Hash = (SELECT Hash FROM AuditEntry WHERE Sequence = 8);
        """);

    /// <summary>Another story, each entry and the head with hashes that follow from it.</summary>
    void RewriteAll(byte[]? key)
    {
        using var db = _register.Open();
        var previous = AuditChain.Origin;
        foreach (var entry in db.Set<AuditEntry>().Include(e => e.Subjects).Include(e => e.Changes)
            .OrderBy(e => e.Sequence))
        {
            db.Entry(entry).Property(e => e.ActorName).CurrentValue = "nobody";
            db.Entry(entry).Property(e => e.Previous).CurrentValue = previous;
            entry.Hash = previous = AuditChain.Hash(entry, key);
        }
        var head = db.Set<AuditHead>().Single();
        (head.Hash, head.Seal) = (previous, AuditChain.Seal(key ?? [], head.Sequence, previous));
        db.SaveChanges();
    }

    /// <summary>As the program wrote it that knew of no key.</summary>
    void AsBeforeTheKey()
    {
        RewriteAll(key: null);
        using var db = _register.Open();
        db.Set<AuditHead>().Single().Seal = null;
        var state = db.Set<VaultState>().Single();
        var master = MasterKeyFile.Parse(RunningRegistry.MasterKey, "");
        state.RegisterKey = master.Wrap(master.Unwrap(state.RegisterKey, state.Owner), VaultState.OnlyId);
        state.AuditKeyedFrom = null;
        db.SaveChanges();
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
                audit.Reading(db, Caller.Register, "contacts", [("Person.contact", 7)]);
        }
        db.SaveChanges();
        transaction.Commit();
    }

    AuditVerdict Verify(AuditMark? known = null) => TestVault.Verify(_register.Path, known);
}
