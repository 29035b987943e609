using EnvoyRegistry.Data.Sqlite.Files;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    readonly CopyDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    string Register => _desk.Register.Path;

    [Theory]
    [InlineData("", "the register itself")]
    [InlineData(".key", "the register's master key")]
    [InlineData(".lock", "the register's lock")]
    [InlineData("-wal", "a part of the register")]
    [InlineData("-shm", "a part of the register")]
    [InlineData("-journal", "a part of the register")]
    [InlineData(".attachments", "of the register's attachments")]
    [InlineData(".attachments/00000000000000a1.sealed", "of the register's attachments")]
    public async Task Nothing_of_the_register_is_written_over_even_by_force(string suffix, string role)
    {
        File.WriteAllText(Register + ".key", "kept");
        Directory.CreateDirectory(Register + ".attachments");
        var folder = Path.GetDirectoryName(Register)!;
        Directory.CreateSymbolicLink(_desk.At("linked"), folder);
        var name = Path.GetFileName(Register) + suffix;
        var link = _desk.At("link.csv");
        File.CreateSymbolicLink(link, Register + suffix);

        foreach (var place in (string[])[
            Register + suffix, Path.Combine(folder, "..", Path.GetFileName(folder), ".", name), link,
            Path.Combine(_desk.At("linked"), name)])
        {
            foreach (var args in (string[][])[
                ["export", place, "--force"],
                ["export", _desk.At("people.csv"), "--availability", place, "--force"],
                ["backup", place, "--force"]])
            {
                var (exit, _, error) = await _desk.RunAsync(args);
                exit.ShouldBe(2);
                error.ShouldContain($"is {role}");
                error.ShouldEndWith("Nothing was written." + Environment.NewLine);
            }
        }
        RegistryFileInspection.Verify(Register, "the register");
        File.ReadAllText(Register + ".key").ShouldBe("kept");
        _desk.Files.ShouldBeSubsetOf(["link.csv"]);
    }

    [Fact]
    public async Task A_key_that_is_kept_elsewhere_is_not_written_over()
    {
        File.WriteAllText(_desk.At("master"), "kept");

        foreach (var command in (string[])["export", "backup"])
        {
            var (exit, _, error) = await _desk.RunAsync(
                command, _desk.At("master"), "--force", $"--Vault:MasterKeyFile={_desk.At("master")}");
            exit.ShouldBe(2);
            error.ShouldContain("is the register's master key");
        }
        File.ReadAllText(_desk.At("master")).ShouldBe("kept");
    }

    [Fact]
    public async Task Two_files_of_one_name_are_refused_however_it_is_spelled()
    {
        foreach (var again in (string[])[_desk.At("people.csv"), _desk.At("./x/../people.csv")])
        {
            var (exit, _, error) = await _desk.RunAsync("export", _desk.At("people.csv"), "--availability", again);
            exit.ShouldBe(2);
            error.ShouldContain("is named twice");
        }
        _desk.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_by_force()
    {
        File.WriteAllText(_desk.At("windows.csv"), "mine");

        var (exit, _, error) = await _desk.RunAsync(
            "export", _desk.At("people.csv"), "--availability", _desk.At("windows.csv"));
        exit.ShouldBe(2);
        error.ShouldContain("windows.csv is there already; --force replaces it. Nothing was written.");
        _desk.Files.ShouldBe(["windows.csv"]);
        File.ReadAllText(_desk.At("windows.csv")).ShouldBe("mine");

        await _desk.DoneAsync(
            "export", _desk.At("people.csv"), "--availability", _desk.At("windows.csv"), "--force");
        _desk.Files.ShouldBe(["people.csv", "windows.csv"]);
        File.ReadAllText(_desk.At("windows.csv")).ShouldStartWith("external_reference,from,");
    }

    [Fact]
    public async Task Only_its_owner_reads_what_is_written()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(
            Register, File.GetUnixFileMode(Register) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await _desk.DoneAsync("export", _desk.At("people.csv"));
        await _desk.DoneAsync("backup", _desk.At("copy.db"));

        foreach (var file in (string[])["people.csv", "copy.db"])
            File.GetUnixFileMode(_desk.At(file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/stdout")]
    public async Task A_device_is_no_file(string device)
    {
        if (OperatingSystem.IsWindows())
            return;
        (await _desk.RunAsync("export", device, "--force")).Exit.ShouldBe(2);
    }

    [Fact]
    public async Task The_attachments_of_a_backup_do_not_go_where_the_register_s_files_are()
    {
        // The folder beside the backup would be the one the register is in.
        var folder = Directory.CreateDirectory(_desk.At("copy.attachments"));
        File.Copy(Register, Path.Combine(folder.FullName, "registry.db"));
        SqliteConnection.ClearAllPools();

        var (exit, _, error) = await _desk.RunAsync("backup", _desk.At("copy"), "--force",
            $"--Registry:Database={Path.Combine(folder.FullName, "registry.db")}");

        exit.ShouldBe(2);
        error.ShouldContain("where files of the register are");
        File.Exists(Path.Combine(folder.FullName, "registry.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_lies_in_the_folder_of_a_backup_s_attachments_stays()
    {
        Directory.CreateDirectory(_desk.At("copy.db.attachments"));
        File.WriteAllText(_desk.At("copy.db.attachments/mine.txt"), "mine");

        (await _desk.RunAsync("backup", _desk.At("copy.db"))).Error.ShouldContain("is there already");
        await _desk.DoneAsync("backup", _desk.At("copy.db"), "--force");

        File.ReadAllText(_desk.At("copy.db.attachments/mine.txt")).ShouldBe("mine");
    }
}
