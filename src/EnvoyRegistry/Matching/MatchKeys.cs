using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Matching;

/// <summary>
/// The register's keys for what matching gives out sealed: the same after a restart, so that it stays good.
/// </summary>
sealed class MatchKeys(Keyring keyring, IDbContextFactory<RegistryDb> contexts)
{
    const int CursorKeyLength = 32;

    readonly Lazy<byte[]> _cursors = new(() => Derive(keyring, contexts, "match-cursor", CursorKeyLength));
    readonly Lazy<byte[]> _references =
        new(() => Derive(keyring, contexts, "skill-set-reference", SkillSetReferences.KeyLength));

    public byte[] Cursors => _cursors.Value;

    public byte[] References => _references.Value;

    static byte[] Derive(Keyring keyring, IDbContextFactory<RegistryDb> contexts, string purpose, int length)
    {
        var key = new byte[length];
        using var db = contexts.CreateDbContext();
        keyring.Derive(db, purpose, key);
        return key;
    }
}
