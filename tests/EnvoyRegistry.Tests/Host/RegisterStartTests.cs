using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Host;

public sealed class RegisterStartTests : IDisposable
{
    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Fact]
    public void A_second_start_changes_not_one_byte()
    {
        RegistryFile.Close(_register.Path);
        var before = _register.Files();

        RegisterStart.Prepare(_register.Path);
        RegistryFile.Close(_register.Path);

        _register.Files().ShouldBe(before);
        before.Keys.ShouldBe(["registry.db"]);
    }

    [Fact]
    public void A_directory_in_the_place_of_the_file_is_told()
    {
        var directory = Path.GetDirectoryName(_register.Path)!;

        Should.Throw<UnusableRegisterException>(() => RegisterStart.Prepare(directory)).Message
            .ShouldStartWith($"{directory} is a directory; the setting Registry:Database names the register's file");
    }

    [Fact]
    public void The_build_that_completed_a_register_compares_nothing_again()
    {
        _register.Run("DELETE FROM Rule WHERE Code = 'R7'");

        RegisterStart.Prepare(_register.Path);

        using var db = _register.Open();
        db.Set<Rule>().Any(r => r.Code == "R7").ShouldBeFalse();
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("'11111111-2222-3333-4444-555555555555'")]
    public void Another_build_keeps_what_was_maintained_and_adds_what_is_missing(string completedBy)
    {
        _register.Run($"""
            UPDATE RegisterState SET CompletedBy = {completedBy};
            UPDATE Participant SET Name = 'Siam' WHERE Code = 'TH';
            DELETE FROM Rule WHERE Code = 'R7';
            """);

        RegisterStart.Prepare(_register.Path);

        using var db = _register.Open();
        db.Set<Participant>().Single(p => p.Code == "TH").Name.ShouldBe("Siam");
        db.Set<Rule>().Include(r => r.Sources).Single(r => r.Code == "R7").Sources.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused() =>
        Refusal(() => File.WriteAllText(_register.Path, "external_reference,kind,title\n"))
            .ShouldContain("is not an SQLite database");

    [Fact]
    public void An_empty_file_is_refused() =>
        Refusal(() => File.WriteAllBytes(_register.Path, [])).ShouldContain("is empty");

    [Fact]
    public void A_database_of_another_kind_is_refused() =>
        Refusal(() =>
        {
            File.Delete(_register.Path);
            _register.Run("CREATE TABLE Address (Id INTEGER PRIMARY KEY, Street TEXT)");
        }).ShouldContain("not a register");

    [Fact]
    public void A_register_of_a_newer_version_is_refused_by_the_name_of_the_migration() =>
        Refusal(() => _register.Run("INSERT INTO __EFMigrationsHistory VALUES ('0099_Later', '11.0.0')"))
            .ShouldContain("newer version of EnvoyRegistry (it knows of 0099_Later)");

    [Theory]
    [InlineData(50)]
    [InlineData(4096)]
    [InlineData(20_000)]
    public void A_register_cut_short_is_refused(int length) =>
        Refusal(() =>
        {
            using var file = File.OpenWrite(_register.Path);
            file.SetLength(length);
        }).ShouldContain("is damaged");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_register_with_a_page_of_rubbish_is_refused(int page) =>
        Refusal(() =>
        {
            using var file = File.OpenWrite(_register.Path);
            file.Position = page * 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }).ShouldContain("is damaged");

    /// <summary>Damage that leaves the time of the last writing as it was shows that nothing was read.</summary>
    [Fact]
    public void A_register_closed_in_order_is_not_looked_through_again()
    {
        RegisterStart.Use(_register.Path).Dispose();

        Spoil(keepTime: true);

        RegisterStart.Use(_register.Path).Dispose();
    }

    [Fact]
    public void A_register_that_was_touched_since_it_was_closed_in_order_is_looked_through()
    {
        RegisterStart.Use(_register.Path).Dispose();

        Spoil(keepTime: false);

        RefusesDamage();
    }

    [Fact]
    public void A_register_that_another_build_closed_is_looked_through()
    {
        RegisterStart.Use(_register.Path).Dispose();
        var left = RegistryLock.FileOf(_register.Path);
        File.WriteAllText(left, $"{Guid.NewGuid()}{File.ReadAllText(left)[36..]}");

        Spoil(keepTime: true);

        RefusesDamage();
    }

    [Fact]
    public void A_register_that_was_used_since_and_not_closed_in_order_is_looked_through()
    {
        RegisterStart.Use(_register.Path).Dispose();
        // As after the power went: what was written last stands in the log alone.
        File.WriteAllBytes(_register.Path + "-wal", new byte[32]);

        Spoil(keepTime: true);

        RefusesDamage();
    }

    [Fact]
    public void A_register_is_closed_in_order_by_the_last_who_uses_it()
    {
        using (RegistryLock.Share(_register.Path))
            RegisterStart.Use(_register.Path).Dispose();
        RegistryLock.IsLeftWhole(_register.Path).ShouldBeFalse();

        RegisterStart.Use(_register.Path).Dispose();
        RegistryLock.IsLeftWhole(_register.Path).ShouldBeTrue();
    }

    /// <summary>A program whose queries translated is not tried again, whoever used the register in between.</summary>
    [Fact]
    public void What_was_found_out_of_the_program_is_known_until_the_register_is_touched()
    {
        using (var register = RegisterStart.Use(_register.Path))
        {
            register.Tried.ShouldBeNull();
            register.Tried = "this one";
        }

        using (var register = RegisterStart.Use(_register.Path))
            register.Tried.ShouldBe("this one");
        using (var register = RegisterStart.Use(_register.Path))
            register.Tried.ShouldBe("this one");

        File.SetLastWriteTimeUtc(_register.Path, DateTime.UnixEpoch);
        using (var register = RegisterStart.Use(_register.Path))
            register.Tried.ShouldBeNull();
    }

    [Fact]
    public void Who_did_not_look_a_register_through_does_not_call_it_whole()
    {
        RegistryLock.Share(_register.Path).Dispose();

        RegistryLock.IsLeftWhole(_register.Path).ShouldBeFalse();
    }

    [Fact]
    public void A_register_without_its_history_is_refused() =>
        Refusal(() => _register.Run("DROP TABLE __EFMigrationsHistory")).ShouldContain("is damaged");

    [Fact]
    public void A_newer_register_that_another_process_holds_open_is_refused_and_left_alone()
    {
        using var other = new SqliteConnection($"Data Source={_register.Path};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('0099_Later', '11.0.0')";
        command.ExecuteNonQuery();
        var before = _register.Files();

        Should.Throw<UnusableRegisterException>(() => RegisterStart.Prepare(_register.Path))
            .Message.ShouldContain("0099_Later");

        var after = _register.Files();
        foreach (var file in (string[])["registry.db", "registry.db-wal"])
            after[file].ShouldBe(before[file]);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named() =>
        Should.Throw<UnusableRegisterException>(() => RegisterStart.Prepare(_register.Path + "/registry.db"))
            .Message.ShouldContain(_register.Path);

    [Fact]
    public async Task Two_first_starts_at_once_make_one_register()
    {
        var path = Path.Combine(Path.GetDirectoryName(_register.Path)!, "new", "registry.db");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RegisterStart.Prepare(path))));

        using (var db = RegistryFile.Open(path))
            db.Set<Participant>().Count().ShouldBe(27);
        RegistryFile.Close(path);
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]);
    }

    [Fact]
    public void What_a_stopped_first_start_left_behind_is_removed_by_the_next()
    {
        var unfinished = RegistryFile.Unfinished(_register.Path);
        foreach (var file in (string[])[unfinished, unfinished + "-wal", unfinished + "-shm"])
            File.WriteAllText(file, "");
        var other = _register.Path + ".kept.new";
        File.WriteAllText(other, "");

        RegisterStart.Use(_register.Path).Dispose();

        _register.Files().Keys.Order(StringComparer.Ordinal).ShouldBe(["registry.db", "registry.db.kept.new"]);
    }

    [Fact]
    public void What_another_process_is_making_is_left_alone()
    {
        var unfinished = RegistryFile.Unfinished(_register.Path);
        File.WriteAllText(unfinished, "");

        // Whoever makes one uses the register.
        using (RegistryLock.Share(_register.Path))
            RegisterStart.Use(_register.Path).Dispose();

        File.Exists(unfinished).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_put_beside_a_file_that_is_no_register()
    {
        RegistryFile.Close(_register.Path);
        File.WriteAllText(_register.Path, "external_reference,kind,title\n");

        Should.Throw<UnusableRegisterException>(() => RegisterStart.Use(_register.Path));

        _register.Beside().Select(file => file.Name).ShouldBe(["registry.db"]);
    }

    /// <summary>Its last page, which no start reads unless it looks the whole file through.</summary>
    void Spoil(bool keepTime)
    {
        var written = File.GetLastWriteTimeUtc(_register.Path);
        using (var file = File.OpenWrite(_register.Path))
        {
            file.Position = file.Length - 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }
        File.SetLastWriteTimeUtc(_register.Path, keepTime ? written : written.AddSeconds(1));
    }

    void RefusesDamage() => Should.Throw<UnusableRegisterException>(() => RegisterStart.Use(_register.Path))
        .Message.ShouldContain("is damaged");

    /// <summary>The refusal met after the register was spoilt, having seen that refusing changed nothing.</summary>
    string Refusal(Action spoil)
    {
        RegistryFile.Close(_register.Path);
        spoil();
        var before = _register.Files();

        var refusal = Should.Throw<UnusableRegisterException>(() => RegisterStart.Prepare(_register.Path)).Message;

        _register.Files().ShouldBe(before);
        refusal.ShouldStartWith(_register.Path);
        return refusal;
    }
}
