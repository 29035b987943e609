using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using EnvoyRegistry.Data.Sqlite.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EnvoyRegistry.Tests.Commands;

public sealed class BackupCommandTests : IDisposable
{
    readonly CopyDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_backup_is_one_file_and_its_size_people_moment_and_hash_are_told()
    {
        var before = DateTime.UtcNow;

        var told = await _desk.DoneAsync("backup", _desk.At("copy.db"));

        _desk.Files.ShouldBe(["copy.db"]);
        var bytes = await File.ReadAllBytesAsync(_desk.At("copy.db"));
        using var db = _desk.Register.Open();
        var people = db.Set<EnvoyRegistry.People.Person>().Count();
        var line = Regex.Match(told, @" holds the register as it was at (?<at>\S+Z): (?<rest>.*)\.", RegexOptions.None,
            TimeSpan.FromSeconds(1));
        DateTime.Parse(line.Groups["at"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)
            .ShouldBeInRange(before.AddSeconds(-1), DateTime.UtcNow);
        line.Groups["rest"].Value.ShouldBe($"{people} people, {bytes.Length} bytes");
        told.ShouldContain($"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}{Environment.NewLine}");
    }

    [Fact]
    public async Task Backups_during_writes_show_one_moment_and_keep_no_writer_waiting()
    {
        using var stop = new CancellationTokenSource();
        var pairs = 0;
        using var firstPair = new ManualResetEventSlim();
        var writer = Task.Run(() =>
        {
            using var connection = new SqliteConnection($"Data Source={_desk.Register.Path};Pooling=False");
            connection.Open();
            // To be kept waiting would be an error here.
            raw.sqlite3_busy_timeout(connection.Handle, 0);
            while (!stop.IsCancellationRequested)
            {
                var pair = $"{pairs + 1:D6}";
                var code = raw.sqlite3_exec(connection.Handle,
                    $"BEGIN IMMEDIATE; {CopyDesk.Marking("a" + pair)}; {CopyDesk.Marking("b" + pair)}; COMMIT");
                code.ShouldBe(raw.SQLITE_OK);
                Interlocked.Increment(ref pairs);
                firstPair.Set();
            }
        });
        firstPair.Wait();

        for (var i = 0; i < 5; i++)
        {
            var acknowledged = Volatile.Read(ref pairs);
            await _desk.DoneAsync("backup", _desk.At($"{i}.db"));

            var marks = CopyDesk.Marks(_desk.At($"{i}.db"));
            var (a, b) = (marks.Where(m => m[0] is 'a').ToList(), marks.Where(m => m[0] is 'b').ToList());
            a.Count.ShouldBeGreaterThanOrEqualTo(acknowledged);
            a.ShouldBe(Enumerable.Range(1, a.Count).Select(n => $"a{n:D6}"));
            b.ShouldBe(a.Select(mark => "b" + mark[1..]));
            RegistryFileInspection.Verify(_desk.At($"{i}.db"), "the backup");
        }
        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task What_is_not_committed_yet_is_neither_waited_for_nor_shown()
    {
        using var connection = new SqliteConnection($"Data Source={_desk.Register.Path};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = CopyDesk.Marking("pending");
        command.ExecuteNonQuery();

        await _desk.DoneAsync("backup", _desk.At("copy.db"));

        CopyDesk.Marks(_desk.At("copy.db")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_by_force()
    {
        await File.WriteAllTextAsync(_desk.At("copy.db"), "precious");

        var (exit, _, error) = await _desk.RunAsync("backup", _desk.At("copy.db"));

        (exit, error).ShouldBe((2,
            $"{_desk.At("copy.db")} is there already; --force replaces it. Nothing was written.{Environment.NewLine}"));
        (await File.ReadAllTextAsync(_desk.At("copy.db"))).ShouldBe("precious");

        await _desk.DoneAsync("backup", _desk.At("copy.db"), "--force");
        RegistryFileInspection.Verify(_desk.At("copy.db"), "the backup");
        _desk.Files.ShouldBe(["copy.db"]);
    }

    [Fact]
    public async Task The_register_itself_is_not_replaced_even_by_force()
    {
        var sameFolder = Path.Combine(Path.GetDirectoryName(_desk.Register.Path)!, "..",
            Path.GetFileName(Path.GetDirectoryName(_desk.Register.Path)!), "registry.db");

        foreach (var name in (string[])[_desk.Register.Path, sameFolder])
        {
            var (exit, _, error) = await _desk.RunAsync("backup", name, "--force");
            exit.ShouldBe(2);
            error.ShouldContain("is the register itself");
        }
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-journal")]
    public async Task A_log_of_an_earlier_database_of_that_name_is_not_taken_for_a_part_of_it(string suffix)
    {
        await File.WriteAllTextAsync(_desk.At("copy.db" + suffix), "");

        var (exit, _, error) = await _desk.RunAsync("backup", _desk.At("copy.db"), "--force");

        exit.ShouldBe(2);
        error.ShouldContain($"copy.db{suffix} belongs to an SQLite database");
        _desk.Files.ShouldBe(["copy.db" + suffix]);
    }

    [Fact]
    public async Task A_damaged_register_is_told_and_no_backup_is_made_of_it()
    {
        RegistryFile.Close(_desk.Register.Path);
        await using (var file = File.OpenWrite(_desk.Register.Path))
        {
            file.Position = 8 * 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        var (exit, _, error) = await _desk.RunAsync("backup", _desk.At("copy.db"));

        exit.ShouldBe(1);
        error.ShouldStartWith($"{_desk.Register.Path} is damaged (");
        _desk.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_may_not_read_the_register_may_not_read_the_backup()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(_desk.Register.Path, OwnersOnly);

        await _desk.DoneAsync("backup", _desk.At("copy.db"));

        File.GetUnixFileMode(_desk.At("copy.db")).ShouldBe(OwnersOnly);
    }

    [Fact]
    public async Task The_help_says_that_the_key_is_not_in_it()
    {
        var told = await _desk.DoneAsync("backup", "--help");

        Regex.Replace(told, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1))
            .ShouldContain("keep the key apart from the backups");
    }
}
