using EnvoyRegistry.Access;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.Papers;
using EnvoyRegistry.People;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace EnvoyRegistry.Tests.Commands;

public sealed class RestoreCommandTests(ITestOutputHelper log) : IDisposable
{
    readonly CopyDesk _desk = new();

    string Register => _desk.Register.Path;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_backup_comes_back_and_what_it_replaces_is_kept()
    {
        _desk.Mark("old");
        var made = await _desk.DoneAsync("backup", _desk.At("copy.db"));
        _desk.Mark("newer");
        var backup = await File.ReadAllBytesAsync(_desk.At("copy.db"));

        var told = await _desk.DoneAsync("restore", _desk.At("copy.db"));

        CopyDesk.Marks(Register).ShouldBe(["old"]);
        CopyDesk.Marks(Kept()).ShouldBe(["newer", "old"]);
        told.ShouldContain($"The register that was there is kept as {Kept()}.");
        told.ShouldContain(made.Split("SHA-256 ")[1].Trim());
        (await File.ReadAllBytesAsync(_desk.At("copy.db"))).ShouldBe(backup);
        _desk.Files.ShouldBe(["copy.db"]);
        NamesBeside().ShouldBe(["registry.db", Path.GetFileName(Kept())]);
        RegisterStart.Use(Register).Dispose();
    }

    [Fact]
    public async Task A_register_is_restored_where_there_is_none()
    {
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        var path = _desk.At(Path.Combine("new", "registry.db"));

        var told = await _desk.DoneAsync("restore", _desk.At("copy.db"), $"--Registry:Database={path}");

        told.ShouldNotContain("is kept as");
        RegistryFileInspection.Verify(path, "the register");
    }

    [Fact]
    public async Task Attachments_go_with_a_backup_and_come_back_with_it()
    {
        AddAttachment(1);
        AddAttachment(2);
        (await _desk.DoneAsync("backup", _desk.At("copy.db"))).ShouldContain("its 2 attachments");
        CopyDesk.Run(Register, "DELETE FROM Attachment WHERE Id = 1");
        File.Delete(FileOf(1));
        AddAttachment(3);

        await _desk.DoneAsync("restore", _desk.At("copy.db"));

        (File.ReadAllText(FileOf(1)), File.ReadAllText(FileOf(2))).ShouldBe(("sealed 1", "sealed 2"));
        File.Exists(FileOf(3)).ShouldBeFalse();
        File.ReadAllText(Path.Combine($"{Kept()}.attachments", AttachmentFolder.NameOf(3))).ShouldBe("sealed 3");
    }

    [Fact]
    public async Task A_backup_without_the_files_of_its_attachments_is_refused()
    {
        AddAttachment(1);
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        Directory.Delete(_desk.At("copy.db.attachments"), recursive: true);
        File.Delete(FileOf(1));
        _desk.Mark("newer");

        var (exit, _, error) = await _desk.RunAsync("restore", _desk.At("copy.db"));

        exit.ShouldBe(CommandLine.Unusable);
        error.ShouldContain("1 of the 1 attachments");
        CopyDesk.Marks(Register).ShouldBe(["newer"]);
    }

    string FileOf(long id) => Path.Combine($"{Register}.attachments", AttachmentFolder.NameOf(id));

    void AddAttachment(long id)
    {
        using (var db = _desk.Register.Open())
        {
            db.Add(new Attachment
            {
                Id = id,
                PersonId = db.Set<Person>().Select(p => p.Id).First(),
                Title = "sealed",
                Size = 8,
                Sha256 = "00",
                AddedAt = DateTime.UnixEpoch,
                AddedBy = CallerRole.Member,
            });
            db.SaveChanges();
        }
        RegistryFile.Close(Register);
        Directory.CreateDirectory($"{Register}.attachments");
        File.WriteAllText(FileOf(id), $"sealed {id}");
    }

    [Fact]
    public async Task Two_restores_in_one_second_keep_both_registers()
    {
        await _desk.DoneAsync("backup", _desk.At("copy.db"));

        for (var i = 0; i < 3; i++)
            await _desk.DoneAsync("restore", _desk.At("copy.db"));

        NamesBeside().Count(name => name.Contains(".replaced", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_backup_that_was_opened_in_another_journal_mode_becomes_a_register_like_any()
    {
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        CopyDesk.Run(_desk.At("copy.db"), "PRAGMA journal_mode = DELETE");

        await _desk.DoneAsync("restore", _desk.At("copy.db"));

        using var connection = RegistryFile.OpenAside(Register);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        command.ExecuteScalar().ShouldBe("wal");
    }

    [Fact]
    public async Task What_was_revoked_since_the_backup_stays_revoked()
    {
        var key = $"--Vault:MasterKey={RunningRegistry.MasterKey}";
        var token = (await _desk.DoneAsync("token", "create", "--role", "UNIT", key)).Split(':')[0];
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        await _desk.DoneAsync("token", "revoke", token, key);

        var told = await _desk.DoneAsync("restore", _desk.At("copy.db"), key);

        told.ShouldContain("Revoked since the backup, and so still: 1 tokens and sessions");
        told.ShouldContain("Its audit is whole.");
        (await _desk.DoneAsync("token", "list", key)).ShouldContain(", revoked ");
    }

    [Fact]
    public async Task A_register_that_is_gone_is_restored_with_word_of_what_is_good_again()
    {
        await _desk.DoneAsync("backup", _desk.At("copy.db"));

        (await _desk.DoneAsync("restore", _desk.At("copy.db"), $"--Registry:Database={_desk.At("other.db")}"))
            .ShouldContain("what was revoked since the backup is good again");
    }

    [Fact]
    public async Task Copies_are_private_whatever_the_register_was()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(Register, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        await _desk.DoneAsync("backup", _desk.At("copy.db"));

        File.GetUnixFileMode(_desk.At("copy.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public static TheoryData<string, string> Unfit => new()
    {
        { "no database", "is not an SQLite database" },
        { "empty", "is empty" },
        { "another database", "not a register" },
        { "newer", "newer version of EnvoyRegistry (it knows of 0099_Later)" },
        { "cut short", "is damaged" },
        { "cut by a byte", "is damaged (it has " },
        { "another value", "is not as `backup` wrote it" },
        { "a row less", "is not as `backup` wrote it" },
        { "cut to its first page", "is damaged" },
        { "rubbish in a page", "is damaged" },
        { "an index without an entry", "is damaged (wrong # of entries in index IX_Source_Code)" },
        { "a reference to nothing", "refers to a Person that is not there" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task An_unfit_file_is_refused_and_the_register_is_as_it_was(string unfit, string told)
    {
        var backup = _desk.At("copy.db");
        await _desk.DoneAsync("backup", backup);
        Spoil(backup, unfit);
        RegistryFile.Close(Register);
        var before = _desk.Register.Files();

        var (exit, output, error) = await _desk.RunAsync("restore", backup);

        (exit, output).ShouldBe((1, ""));
        error.ShouldStartWith(backup);
        error.ShouldContain(told);
        error.ShouldEndWith($"The register was left as it is.{Environment.NewLine}");
        error.Trim().Split('\n').ShouldHaveSingleItem();
        _desk.Register.Files().ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_service()
    {
        await using var registry = new RunningRegistry();
        await registry.DataAsync("{ __typename }");
        await _desk.DoneAsync("backup", _desk.At("copy.db"), $"--Registry:Database={registry.Register.Path}");
        var before = registry.Register.Files();

        var (exit, _, error) = await _desk.RunAsync(
            "restore", _desk.At("copy.db"), $"--Registry:Database={registry.Register.Path}");

        (exit, error).ShouldBe((2, $"{registry.Register.Path} is in use by the service or another command; stop it " +
            $"first. The register was left as it is.{Environment.NewLine}"));
        registry.Register.Files().ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_program_that_knows_no_lock()
    {
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        using var shell = new SqliteConnection($"Data Source={Register};Pooling=False");
        shell.Open();
        using var command = shell.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Person";
        command.ExecuteScalar();

        var (exit, _, error) = await _desk.RunAsync("restore", _desk.At("copy.db"));

        exit.ShouldBe(2);
        error.ShouldContain("is in use by another program");
        NamesBeside().ShouldNotContain(name => name.Contains(".replaced", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_of_a_service_that_was_killed_goes_with_the_register_it_was_written_for()
    {
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        _desk.LeaveInTheLog("only in the log");
        File.Exists(Register + "-wal").ShouldBeTrue();

        await _desk.DoneAsync("restore", _desk.At("copy.db"));

        CopyDesk.Marks(Register).ShouldBeEmpty();
        CopyDesk.Marks(Kept()).ShouldBe(["only in the log"]);
        NamesBeside().ShouldBe(["registry.db", Path.GetFileName(Kept())]);
    }

    [Fact]
    public async Task A_damaged_register_is_replaced_and_kept_together_with_its_log()
    {
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        _desk.LeaveInTheLog("only in the log");
        var committed = await File.ReadAllBytesAsync(Register + "-wal");
        Spoil(Register, "no database");

        await _desk.DoneAsync("restore", _desk.At("copy.db"));

        RegistryFileInspection.Verify(Register, "the register");
        CopyDesk.Marks(Register).ShouldBeEmpty();
        (await File.ReadAllTextAsync(Kept())).ShouldBe("people.csv");
        (await File.ReadAllBytesAsync(Kept() + "-wal")).ShouldBe(committed);
    }

    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_one_register_or_the_other_whole()
    {
        _desk.Mark("new");
        await _desk.DoneAsync("backup", _desk.At("copy.db"));
        var outcomes = new List<string>();
        var isDone = false;

        // Killed at a later step each time, as its changes to the directory tell them, until it is too late.
        for (var steps = 1; !isDone; steps += 6)
        {
            using var desk = new CopyDesk();
            desk.LeaveInTheLog("old");
            using var watcher = new FileSystemWatcher(Path.GetDirectoryName(desk.Register.Path)!);
            var left = steps;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void Step(object? sender, FileSystemEventArgs change)
            {
                if (Interlocked.Decrement(ref left) is 0)
                    reached.SetResult();
            }
            watcher.Created += Step;
            watcher.Changed += Step;
            watcher.Deleted += Step;
            watcher.Renamed += Step;
            watcher.EnableRaisingEvents = true;

            using (var program = new StartedProgram(Path.GetDirectoryName(desk.Register.Path)!,
                ["restore", _desk.At("copy.db"), "--Registry:Database", desk.Register.Path]))
            {
                await Task.WhenAny(reached.Task, program.ExitAsync());
                await program.KillAsync();
                isDone = await program.ExitAsync() is CommandLine.Done;
            }

            RegisterStart.Use(desk.Register.Path).Dispose();
            RegistryFileInspection.Verify(desk.Register.Path, "the register");
            desk.Register.Files().Keys.ShouldNotContain(name => name.Contains(".new", StringComparison.Ordinal));
            outcomes.Add(CopyDesk.Marks(desk.Register.Path).ShouldHaveSingleItem());
        }

        log.WriteLine(string.Join(", ", outcomes));
        outcomes.ShouldBeSubsetOf(["old", "new"]);
        outcomes[^1].ShouldBe("new");
    }

    string Kept() => Path.Combine(Path.GetDirectoryName(Register)!,
        NamesBeside().Single(name => name.EndsWith(".replaced", StringComparison.Ordinal)));

    IEnumerable<string> NamesBeside() => _desk.Register.Files().Keys.Order(StringComparer.Ordinal);

    static void Spoil(string path, string how)
    {
        switch (how)
        {
            case "no database":
                File.WriteAllText(path, "people.csv");
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "another database":
                CopyDesk.Run(path, "PRAGMA application_id = 7");
                break;
            case "newer":
                CopyDesk.Run(path, "INSERT INTO __EFMigrationsHistory VALUES ('0099_Later', '11.0.0')");
                break;
            case "cut short":
                Cut(path, (int)new FileInfo(path).Length / 2);
                break;
            case "cut by a byte":
                Cut(path, (int)new FileInfo(path).Length - 1);
                break;
            case "another value":
                CopyDesk.Run(path, "UPDATE RegisterState SET SampleFrom = '2020-01-01'");
                break;
            case "a row less":
                CopyDesk.Run(path, "DELETE FROM AccessState");
                break;
            case "cut to its first page":
                Cut(path, 4096);
                break;
            case "rubbish in a page":
                using (var file = File.OpenWrite(path))
                {
                    file.Position = 8 * 4096;
                    file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
                }
                break;
            case "an index without an entry":
                // The table is written while the schema says that it has no such index.
                CopyDesk.Run(path, """
                    CREATE TABLE Kept AS SELECT * FROM sqlite_schema WHERE name = 'IX_Source_Code';
                    PRAGMA writable_schema = ON;
                    DELETE FROM sqlite_schema WHERE name = 'IX_Source_Code';
                    """);
                CopyDesk.Run(path, CopyDesk.Marking("not in the index"));
                CopyDesk.Run(path, """
                    PRAGMA writable_schema = ON;
                    INSERT INTO sqlite_schema SELECT * FROM Kept;
                    PRAGMA writable_schema = RESET;
                    """);
                CopyDesk.Run(path, "DROP TABLE Kept");
                break;
            case "a reference to nothing":
                CopyDesk.Run(path, "PRAGMA foreign_keys = OFF; UPDATE Engagement SET PersonId = 7 WHERE PersonId > 0");
                break;
            default:
                throw new ArgumentException(how, nameof(how));
        }
    }

    static void Cut(string path, int length)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(length);
    }
}
