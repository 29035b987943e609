using System.Security.Cryptography;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Vault;
using Microsoft.Data.Sqlite;

namespace EnvoyRegistry.Tests.Vault;

public sealed class PersonVaultTests : IDisposable
{
    const long Somchai = 11;
    const long Mei = 12;
    const string Secret = "+66 2 000 1234, ask for Somchai";

    readonly TestVault _vault = new();
    readonly string _key = TestVault.NewKey();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public void What_was_sealed_is_opened_again_also_by_a_later_process()
    {
        var sealedText = Seal(Somchai, "contact.phone", Secret);

        using var db = _vault.Register.Open();
        _vault.Open(_key).Open(db, Somchai, "contact.phone", sealedText).ShouldBe(Secret);
        var wrapped = db.Set<PersonKey>().Single(k => k.PersonId == Somchai).Wrapped;
        _vault.Open(_key).OpenWith(db, wrapped, Somchai, "contact.phone", sealedText).ShouldBe(Secret);
    }

    [Fact]
    public void Nothing_of_it_stands_in_the_file()
    {
        Seal(Somchai, "contact.phone", Secret);
        RegistryFile.Close(_vault.Register.Path);

        var file = File.ReadAllBytes(_vault.Register.Path);

        file.AsSpan().IndexOf("Somchai"u8).ShouldBe(-1);
        file.AsSpan().IndexOf(Convert.FromBase64String(_key)).ShouldBe(-1);
    }

    [Fact]
    public void The_same_text_is_never_sealed_the_same_way_twice() =>
        Seal(Somchai, "contact.phone", Secret).ShouldNotBe(Seal(Somchai, "contact.phone", Secret));

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        using var db = _vault.Register.Open();
        var vault = _vault.Open(_key);
        var sealedValue = vault.Seal(db, Somchai, "cv", "PDF"u8);
        db.SaveChanges();

        for (var bit = 0; bit < sealedValue.Length * 8; bit++)
        {
            var changed = (byte[])sealedValue.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => vault.Open(db, Somchai, "cv", changed));
        }
        Should.Throw<CryptographicException>(() => vault.Open(db, Somchai, "cv", sealedValue.AsSpan(..^1)));
        Should.Throw<CryptographicException>(() => vault.Open(db, Somchai, "cv", []));
        vault.Open(db, Somchai, "cv", sealedValue).ShouldBe("PDF"u8.ToArray());
    }

    [Fact]
    public void A_value_says_nothing_in_another_place_or_as_another_person_s()
    {
        var sealedText = Seal(Somchai, "contact.phone", Secret);
        Seal(Mei, "contact.phone", "other");
        using var db = _vault.Register.Open();
        var vault = _vault.Open(_key);

        Should.Throw<CryptographicException>(() => vault.Open(db, Somchai, "contact.email", sealedText));
        Should.Throw<CryptographicException>(() => vault.Open(db, Mei, "contact.phone", sealedText));

        // Nor with the key moved along with it.
        var wrapped = db.Set<PersonKey>().Single(k => k.PersonId == Somchai).Wrapped;
        Should.Throw<CryptographicException>(() => vault.OpenWith(db, wrapped, Mei, "contact.phone", sealedText));
    }

    [Fact]
    public void A_destroyed_key_is_gone_and_does_not_come_again()
    {
        var sealedText = Seal(Somchai, "contact.phone", Secret);
        var others = Seal(Mei, "contact.phone", "other");
        using var db = _vault.Register.Open();
        var vault = _vault.Open(_key);

        vault.Destroy(db, Somchai);
        db.SaveChanges();

        vault.Open(db, Somchai, "contact.phone", sealedText).ShouldBeNull();
        vault.Open(db, Mei, "contact.phone", others).ShouldBe("other");
        Should.Throw<InvalidOperationException>(() => vault.Seal(db, Somchai, "contact.phone", "new"));
        db.Set<PersonKey>().Single(k => k.PersonId == Somchai).Wrapped.ShouldBeNull();
        Should.Throw<SqliteException>(() => _vault.Register.Run(
            "UPDATE PersonKey SET Wrapped = (SELECT Wrapped FROM PersonKey WHERE PersonId = 12), DestroyedAt = NULL " +
            "WHERE PersonId = 11")).Message.ShouldContain("is gone");
        Should.Throw<SqliteException>(() => _vault.Register.Run("DELETE FROM PersonKey"));
    }

    [Fact]
    public void A_person_without_a_key_can_be_forgotten_too()
    {
        using var db = _vault.Register.Open();
        var vault = _vault.Open(_key);

        vault.Destroy(db, Somchai);
        db.SaveChanges();

        Should.Throw<InvalidOperationException>(() => vault.Seal(db, Somchai, "contact.phone", Secret));
    }

    [Fact]
    public void Rotation_keeps_what_was_sealed_and_retires_the_old_key()
    {
        var sealedText = Seal(Somchai, "contact.phone", Secret);
        Seal(Mei, "contact.phone", "other");
        using var db = _vault.Register.Open();
        _vault.Open(_key).Destroy(db, Mei);
        db.SaveChanges();
        var next = TestVault.NewKey();

        KeyRotation.Run(db, MasterKeyFile.Parse(_key, "old"), MasterKeyFile.Parse(next, "new")).ShouldBe(1);

        _vault.Open(next).Open(db, Somchai, "contact.phone", sealedText).ShouldBe(Secret);
        Should.Throw<UnusableRegisterException>(() => _vault.Open(_key).Open(db, Somchai, "contact.phone", sealedText));
    }

    [Fact]
    public void A_rotation_with_the_wrong_old_key_changes_nothing()
    {
        var sealedText = Seal(Somchai, "contact.phone", Secret);
        using var db = _vault.Register.Open();

        Should.Throw<CryptographicException>(() => KeyRotation.Run(
            db, MasterKeyFile.Parse(TestVault.NewKey(), "wrong"), MasterKeyFile.Parse(TestVault.NewKey(), "new")));

        using var later = _vault.Register.Open();
        _vault.Open(_key).Open(later, Somchai, "contact.phone", sealedText).ShouldBe(Secret);
    }

    string Seal(long person, string purpose, string text)
    {
        using var db = _vault.Register.Open();
        var sealedText = _vault.Open(_key).Seal(db, person, purpose, text);
        db.SaveChanges();
        return sealedText;
    }
}
