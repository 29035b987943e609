using System.Security.Cryptography;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Tests.Vault;

public sealed class RegisterVaultTests : IDisposable
{
    const long Reply = 21;
    const string Objection = "Not before Bridge Nine is open.";

    readonly TestVault _vault = new();
    readonly string _key = TestVault.NewKey();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public void What_was_sealed_is_opened_again_by_a_later_process_and_stands_nowhere_in_clear()
    {
        var sealedText = Seal();

        using (var db = _vault.Register.Open())
            Open().Open(db, "reply.text", Reply, sealedText).ShouldBe(Objection);
        RegistryFile.Close(_vault.Register.Path);
        File.ReadAllBytes(_vault.Register.Path).AsSpan().IndexOf("Bridge Nine"u8).ShouldBe(-1);
    }

    [Theory]
    [InlineData("reply.text", Reply + 1)]
    [InlineData("report.text", Reply)]
    public void In_another_place_it_says_nothing(string purpose, long id)
    {
        var sealedText = Seal();

        using var db = _vault.Register.Open();
        Should.Throw<CryptographicException>(() => Open().Open(db, purpose, id, sealedText));
    }

    string Seal()
    {
        using var db = _vault.Register.Open();
        return Open().Seal(db, "reply.text", Reply, Objection);
    }

    RegisterVault Open() => new(TestVault.Keyring(_vault.Register.Path, _key));
}
