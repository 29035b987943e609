using EnvoyRegistry.Commands;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;

namespace EnvoyRegistry.Tests.Commands;

/// <summary>A register of a build from before the first release: nothing uses it, and nothing changes it.</summary>
public sealed class OldRegisterTests : IDisposable
{
    readonly CopyDesk _desk = new();
    readonly Dictionary<string, string> _before;

    public OldRegisterTests()
    {
        File.Delete(_desk.Register.Path);
        CopyDesk.Run(_desk.Register.Path, $"""
            PRAGMA application_id = {RegistryFile.ApplicationId};
            PRAGMA journal_mode = WAL;
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsHistory" VALUES ('0001_Initial', '10.0.0'), ('0002_Groupings', '10.0.0');
            CREATE TABLE "Person" ("Id" INTEGER PRIMARY KEY, "FullName" TEXT NOT NULL);
            """);
        _before = _desk.Register.Files();
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_service_does_not_start_and_says_how_to_carry_people_over() =>
        Refused(Should.Throw<UnusableRegisterException>(() => RegisterStart.Use(_desk.Register.Path)).Message);

    [Theory]
    [InlineData("import FILE")]
    [InlineData("export FILE")]
    [InlineData("backup FILE")]
    [InlineData("token create --role UNIT --label Test")]
    [InlineData("token list")]
    [InlineData("chair-term list")]
    [InlineData("participant change TH --name Siam")]
    [InlineData("membership end TL 2030-01-01")]
    [InlineData("tag deprecate SEC-SALW")]
    [InlineData("source add X9 Paper")]
    [InlineData("audit verify")]
    [InlineData("vault rotate FILE")]
    public async Task A_command_does_nothing_and_says_how_to_carry_people_over(string command)
    {
        var file = _desk.At("file");
        var isRead = command.StartsWith("import", StringComparison.Ordinal);
        if (isRead)
            await File.WriteAllTextAsync(file, "full_name\n");
        var (exit, output, error) = await _desk.RunAsync([.. command.Split(' ').Select(w => w is "FILE" ? file : w)]);

        (exit, output).ShouldBe((CommandLine.Unusable, ""));
        Refused(error);
        File.Exists(file).ShouldBe(isRead);
    }

    [Fact]
    public async Task It_is_not_brought_back_as_a_backup_either()
    {
        var old = _desk.At("old.db");
        File.Move(_desk.Register.Path, old);

        var (exit, _, error) = await _desk.RunAsync("restore", old);

        exit.ShouldBe(CommandLine.Unusable);
        error.ShouldStartWith(old);
        error.ShouldContain("from before the first release");
        File.Exists(_desk.Register.Path).ShouldBeFalse();
    }

    void Refused(string refusal)
    {
        refusal.ShouldStartWith(_desk.Register.Path);
        refusal.ShouldContain("run `export people.csv --availability windows.csv` with that build");
        refusal.ShouldContain("`import people.csv --availability windows.csv` with this one");
        refusal.ShouldContain("history and audit stay behind.");
        _desk.Register.Files().ShouldBe(_before);
    }
}
