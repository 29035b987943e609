using System.Text;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Tests.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.Commands;

/// <summary>
/// A register, a folder for spreadsheets beside it, and somebody who brings them in on 1 October 2026.
/// </summary>
sealed class ImportDesk(TemporaryRegister register, bool isOwn = false) : IDisposable
{
    public static readonly DateOnly Today = new(2026, 10, 1);
    static readonly DateTime s_now = new(2026, 10, 1, 5, 0, 0, DateTimeKind.Utc);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("envoy-registry-");

    public ImportDesk() : this(new TemporaryRegister(), isOwn: true)
    {
    }

    public TemporaryRegister Register => register;

    /// <summary>What the last import found, as the console shows it, with the file's name alone.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public IReadOnlyList<string> Remarks { get; private set; } = [];

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public ImportCounts? Import(string people, string? windows = null, bool dryRun = false) =>
        Import(Encoding.UTF8.GetBytes(people), windows is null ? null : Encoding.UTF8.GetBytes(windows), dryRun);

    public ImportCounts? Import(byte[] people, byte[]? windows = null, bool dryRun = false)
    {
        File.WriteAllBytes(Path("people.csv"), people);
        if (windows is not null)
            File.WriteAllBytes(Path("windows.csv"), windows);
        return ImportFiles("people.csv", windows is null ? null : "windows.csv", dryRun);
    }

    public ImportCounts? ImportFiles(
        string people, string? windows, bool dryRun = false, string? engagements = null)
    {
        var findings = new Findings();
        using var db = Register.Open();
        var counts = new PeopleImport(
            db, s_now, Today, TextWriter.Null, TestVault.Audit(Register.Path), TestVault.Contacts(Register.Path),
            TestVault.Addresses(Register.Path)).RunAsync(
            new FileInfo(Path(people)), windows is null ? null : new FileInfo(Path(windows)), dryRun, findings,
            CancellationToken.None, engagements is null ? null : new FileInfo(Path(engagements)))
            .GetAwaiter().GetResult();
        Faults = [.. findings.Faults.Select(Shown)];
        Remarks = [.. findings.Remarks.Select(Shown)];
        return counts;
    }

    /// <summary>Imports what must be without fault.</summary>
    public ImportCounts Imported(string people, string? windows = null)
    {
        var counts = Import(people, windows);
        Faults.ShouldBeEmpty();
        return counts!.Value;
    }

    public void Export(
        string people, string? windows = null, bool withMark = false, string? engagements = null)
    {
        using var db = Register.Open();
        new PeopleExport(db, TestVault.Contacts(Register.Path)).RunAsync(
            Path(people), windows is null ? null : Path(windows), withMark, CancellationToken.None,
            engagements is null ? null : Path(engagements)).GetAwaiter().GetResult();
    }

    public Person Person(string reference)
    {
        using var db = Register.Open();
        return db.Set<Person>().AsSplitQuery()
            .Include(p => p.FormerOffices).Include(p => p.Languages).Include(p => p.Expertise).ThenInclude(e => e.Tag)
            .Include(p => p.Registrations).ThenInclude(r => r.Participant)
            .Single(p => p.ExternalReference == reference);
    }

    public int People()
    {
        using var db = Register.Open();
        return db.Set<Person>().Count(p => p.Kind != PersonKind.Historical);
    }

    public long MatchVersion()
    {
        using var db = Register.Open();
        return db.Set<RegisterState>().Single().MatchVersion;
    }

    public void Dispose()
    {
        if (isOwn)
            Register.Dispose();
        _folder.Delete(recursive: true);
    }

    string Shown(Finding finding) =>
        finding.ToString().Replace(_folder.FullName + System.IO.Path.DirectorySeparatorChar, "");
}
