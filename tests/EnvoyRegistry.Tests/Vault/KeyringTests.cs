using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Tests.Vault;

public sealed class KeyringTests : IDisposable
{
    readonly TestVault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public void In_development_a_key_is_made_once()
    {
        using var db = _vault.Register.Open();

        _vault.Keyring(new VaultSettings(), "Development").Prepare(db).ShouldNotBeNull()
            .ShouldContain(_vault.KeyBeside);
        _vault.Keyring(new VaultSettings(), "Development").Prepare(db).ShouldBeNull();
    }

    [Fact]
    public void Elsewhere_the_file_beside_the_register_is_taken_but_never_made()
    {
        using var db = _vault.Register.Open();
        Refusal(new VaultSettings()).ShouldContain("Vault:MasterKeyFile");
        File.Exists(_vault.KeyBeside).ShouldBeFalse();

        MasterKeyFile.Make(_vault.KeyBeside).ShouldBeTrue();

        _vault.Keyring(new VaultSettings()).Prepare(db).ShouldBeNull();
    }

    [Fact]
    public void A_lost_key_is_not_replaced_by_a_new_one_in_silence()
    {
        using var db = _vault.Register.Open();
        _vault.Keyring(new VaultSettings(), "Development").Prepare(db);
        File.Delete(_vault.KeyBeside);

        Refusal(new VaultSettings(), "Development").ShouldContain("has no master key");
        File.Exists(_vault.KeyBeside).ShouldBeFalse();
    }

    [Fact]
    public void The_wrong_key_is_refused_by_name_and_never_shown()
    {
        using (var db = _vault.Register.Open())
            _vault.Keyring(new VaultSettings { MasterKey = TestVault.NewKey() }).Prepare(db);
        var wrong = TestVault.NewKey();

        var refusal = Refusal(new VaultSettings { MasterKey = wrong });

        refusal.ShouldContain("This is not the master key");
        refusal.ShouldNotContain(wrong);
    }

    [Fact]
    public void A_derived_key_differs_by_purpose_and_register_and_outlives_its_master_key()
    {
        var (master, next) = (TestVault.NewKey(), TestVault.NewKey());
        var key = Derived(_vault, master, "sign-in-address");

        Derived(_vault, master, "sign-in-address").ShouldBe(key);
        Derived(_vault, master, "audit").ShouldNotBe(key);
        using (var elsewhere = new TestVault())
            Derived(elsewhere, master, "sign-in-address").ShouldNotBe(key);

        using (var db = _vault.Register.Open())
            KeyRotation.Run(db, MasterKeyFile.Parse(master, "old"), MasterKeyFile.Parse(next, "new"));
        Derived(_vault, next, "sign-in-address").ShouldBe(key);

        static byte[] Derived(TestVault vault, string master, string purpose)
        {
            var derived = new byte[32];
            using var db = vault.Register.Open();
            vault.Keyring(new VaultSettings { MasterKey = master }).Derive(db, purpose, derived);
            return derived;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64 at all, but long enough to hold one")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void What_is_no_key_is_refused_without_being_shown(string text)
    {
        File.WriteAllText(_vault.KeyBeside, text);

        var refusal = Refusal(new VaultSettings { MasterKeyFile = _vault.KeyBeside });

        refusal.ShouldContain("holds no master key");
        if (text.Length > 0)
            refusal.ShouldNotContain(text);
    }

    [Fact]
    public void Two_places_for_one_key_are_refused() =>
        Refusal(new VaultSettings { MasterKey = TestVault.NewKey(), MasterKeyFile = "elsewhere" })
            .ShouldContain("not both");

    string Refusal(VaultSettings settings, string environment = "Production")
    {
        using var db = _vault.Register.Open();
        return Should.Throw<UnusableRegisterException>(() => _vault.Keyring(settings, environment).Prepare(db)).Message;
    }
}
