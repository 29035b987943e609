using EnvoyRegistry.Commands;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    readonly TemporaryRegister _register = new();
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("envoy-registry-");
    readonly StringWriter _output = new();
    readonly StringWriter _error = new();

    public void Dispose()
    {
        _register.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true, "import", "people.csv")]
    [InlineData(true, "--Registry:Database", "r.db", "export", "people.csv")]
    [InlineData(true, "improt")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:5081")]
    [InlineData(false, "--Registry:Database=r.db", "--environment", "Production")]
    [InlineData(false, "--Registry:Database", "r.db")]
    [InlineData(false, "urls=http://localhost:5081")]
    public void A_word_in_the_first_place_is_a_command_and_settings_start_the_service(bool isCommand,
        params string[] args) =>
        CommandLine.Names(args).ShouldBe(isCommand);

    [Fact]
    public async Task An_import_and_an_export_tell_what_they_did_and_end_with_0()
    {
        await File.WriteAllTextAsync(At("people.csv"),
            // Commands go by the real clock: confirmed that long ago, the entry is stale on any day this runs.
            Sheet.People(Sheet.Person("A", (PersonColumn.Status, "STALE"), (PersonColumn.ConfirmedOn, "2025-05-01"))));
        await File.WriteAllTextAsync(At("windows.csv"), Sheet.Windows(
            Sheet.Window("A", "2026-11-01", "2026-11-30", (WindowColumn.ConfirmedAt, "2025-05-01T00:00:00Z"))));

        (await RunAsync("import", At("people.csv"), "--availability", At("windows.csv")))
            .ShouldBe(0, _error.ToString());
        _output.ToString().ShouldContain("1 of 1 people written.");
        _output.ToString()
            .ShouldContain("Done: 1 people new, 0 changed, 0 unchanged; the windows of 1 people changed.");

        (await RunAsync("export", At("out.csv"), "--availability", At("out-windows.csv")))
            .ShouldBe(0, _error.ToString());
        _error.ToString().ShouldBeEmpty();
        (await File.ReadAllTextAsync(At("out.csv"))).ShouldBe(await File.ReadAllTextAsync(At("people.csv")));
        (await File.ReadAllTextAsync(At("out-windows.csv"))).ShouldBe(await File.ReadAllTextAsync(At("windows.csv")));
    }

    [Fact]
    public async Task Faults_are_told_on_the_error_stream_and_end_with_2()
    {
        await File.WriteAllTextAsync(At("people.csv"), Sheet.People(Sheet.Person("A", (PersonColumn.Gender, "?"))));

        (await RunAsync("import", At("people.csv"))).ShouldBe(2);

        _error.ToString().ShouldBe(
            $"{At("people.csv")}:2: gender: `?` is none of WOMAN, MAN, NON_BINARY.{Environment.NewLine}1 fault; " +
            $"nothing was written.{Environment.NewLine}");
    }

    [Fact]
    public async Task A_dry_run_makes_no_register()
    {
        await File.WriteAllTextAsync(At("people.csv"),
            Sheet.People(Sheet.Person("A", (PersonColumn.ConfirmedOn, "2025-05-01"))));

        (await CommandLine.RunAsync(["import", At("people.csv"), "--dry-run", $"--Registry:Database={At("new.db")}"],
            _output, _error)).ShouldBe(0, _error.ToString());

        _output.ToString().ShouldContain("Nothing was written (--dry-run). It would be: 1 people new");
        _folder.GetFiles().Select(file => file.Name).ShouldBe(["people.csv"]);
    }

    [Theory]
    [InlineData("people.csv", "is not an SQLite database")]
    [InlineData("", "Registry:Database must name a file.")]
    public async Task A_register_that_cannot_be_used_is_told_in_one_sentence_and_ends_with_1(string database,
        string told)
    {
        await File.WriteAllTextAsync(At("people.csv"), Sheet.People());

        (await CommandLine.RunAsync(["import", At("people.csv"),
            $"--Registry:Database={(database.Length > 0 ? At(database) : "")}"], _output, _error)).ShouldBe(1);

        _error.ToString().ShouldContain(told);
        _error.ToString().Trim().Split('\n').ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "nowhere.csv")]
    [InlineData("import", "a.csv", "--dry-rn")]
    [InlineData("improt", "a.csv")]
    public async Task A_command_line_that_means_nothing_ends_with_1(params string[] args) =>
        (await RunAsync(args)).ShouldBe(1, _output.ToString());

    [Fact]
    public async Task An_export_from_a_register_that_is_not_there_makes_none()
    {
        (await CommandLine.RunAsync(["export", At("out.csv"), $"--Registry:Database={At("new.db")}"], _output, _error))
            .ShouldBe(1);

        _error.ToString().ShouldStartWith("There is no register at ");
        _folder.GetFiles().ShouldBeEmpty();
    }

    string At(string name) => Path.Combine(_folder.FullName, name);

    Task<int> RunAsync(params string[] args) =>
        CommandLine.RunAsync(
            [.. args, $"--Registry:Database={_register.Path}", $"--Vault:MasterKey={RunningRegistry.MasterKey}"],
            _output, _error);
}
