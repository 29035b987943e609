using EnvoyRegistry.Commands;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Tests.Vault;

namespace EnvoyRegistry.Tests.Commands;

public sealed class VaultCommandTests : IDisposable
{
    readonly TestVault _vault = new();
    readonly StringWriter _output = new();
    readonly StringWriter _error = new();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task A_rotated_register_opens_with_the_new_key_alone()
    {
        var old = TestVault.NewKey();
        string sealedText;
        using (var db = _vault.Register.Open())
        {
            sealedText = _vault.Open(old).Seal(db, 7, "cv", "text");
            db.SaveChanges();
        }
        var file = $"{_vault.Register.Path}.next";

        (await RotateAsync(old, file)).ShouldBe(CommandLine.Done, _error.ToString());

        _output.ToString().ShouldStartWith("Done: 1 person's key is under the master key ");
        using (var db = _vault.Register.Open())
            _vault.Open(await File.ReadAllTextAsync(file)).Open(db, 7, "cv", sealedText).ShouldBe("text");
        (await RotateAsync(old, file)).ShouldBe(CommandLine.Unusable);
        _error.ToString().ShouldContain("This is not the master key");
        (await RotateAsync((await File.ReadAllTextAsync(file)).Trim(), file)).ShouldBe(CommandLine.Refused);
    }

    [Fact]
    public async Task The_key_is_not_rotated_under_a_running_service()
    {
        var file = $"{_vault.Register.Path}.next";
        using (RegistryLock.Share(_vault.Register.Path))
            (await RotateAsync(TestVault.NewKey(), file)).ShouldBe(CommandLine.Refused);

        _error.ToString().ShouldContain("is in use by the service or another command; stop it first.");
        File.Exists(file).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData(".lock")]
    [InlineData(".attachments/key")]
    public async Task No_key_is_made_in_the_place_of_a_file_of_the_register(string suffix)
    {
        (await RotateAsync(TestVault.NewKey(), _vault.Register.Path + suffix)).ShouldBe(CommandLine.Refused);

        _error.ToString().ShouldContain("name another file. Nothing was written.");
        RegistryFileInspection.Verify(_vault.Register.Path, "the register");
    }

    Task<int> RotateAsync(string key, string file) => CommandLine.RunAsync(
        ["vault", "rotate", file, $"--Registry:Database={_vault.Register.Path}", $"--Vault:MasterKey={key}"],
        _output, _error);
}
