using System.Security.Cryptography;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Vault;

/// <summary>
/// The master key of the configuration, held against the register once and then kept for as long as the process lives.
/// </summary>
/// <remarks>
/// Every environment takes <c>Vault:MasterKey</c>, <c>Vault:MasterKeyFile</c>, or the file <c>registry.db.key</c>
/// beside the register. Only Development makes that file where there is none, and only for a register that has sealed
/// nothing: a service in earnest does not start without a key, lest people be promised confidentiality that ends with a
/// lost file nobody knew of.
/// </remarks>
sealed class Keyring(IOptions<VaultSettings> vault, IOptions<RegistrySettings> registry, IHostEnvironment environment)
{
    readonly Lock _lock = new();
    MasterKey? _master;
    byte[]? _register;
    bool _isMade;

    string FileBeside => $"{registry.Value.Database}.key";

    /// <exception cref="UnusableRegisterException">There is none, or it is not the register's.</exception>
    public MasterKey Master(RegistryDb db)
    {
        lock (_lock)
        {
            if (_master is null)
                Unlock(db);
            return _master!;
        }
    }

    /// <summary>Fills <paramref name="derived"/> with the key of this register for one purpose.</summary>
    /// <exception cref="UnusableRegisterException">There is no master key, or it is not the register's.</exception>
    public void Derive(RegistryDb db, string purpose, Span<byte> derived)
    {
        Master(db);
        MasterKey.Derive(_register, purpose, derived);
    }

    /// <summary>
    /// The first entry of the audit that is under the register's key; null while none is. It is as the register put it
    /// down, whoever had the file since.
    /// </summary>
    /// <exception cref="UnusableRegisterException">It was changed, or the master key is not there.</exception>
    public long? AuditKeyedFrom(RegistryDb db)
    {
        var master = Master(db);
        var state = db.Set<VaultState>().AsNoTracking().Single();
        CryptographicOperations.ZeroMemory(Unwrap(master, state));
        return state.AuditKeyedFrom;
    }

    /// <summary>Puts down that the audit is under the register's key; once, and to be saved.</summary>
    /// <param name="first">The first entry that is.</param>
    public void KeyAudit(RegistryDb db, long first)
    {
        var master = Master(db);
        var state = db.Set<VaultState>().Single();
        state.AuditKeyedFrom = first;
        state.RegisterKey = master.Wrap(_register, state.Owner);
    }

    /// <summary>What a start does, so that it fails rather than the first request that seals something.</summary>
    /// <returns>A sentence for whoever started it, when there is something to say.</returns>
    /// <exception cref="UnusableRegisterException">There is no master key, or it is not the register's.</exception>
    public string? Prepare(RegistryDb db)
    {
        Master(db);
        return _isMade
            ? $"Personal data are sealed under the master key in {FileBeside}, which was made for this register. " +
                "Whoever loses it loses them; outside Development give another place as Vault:MasterKeyFile."
            : null;
    }

    bool IsConfigured => vault.Value is { MasterKey.Length: > 0 } or { MasterKeyFile.Length: > 0 };

    void Unlock(RegistryDb db)
    {
        _isMade = environment.IsDevelopment() && !IsConfigured && !File.Exists(FileBeside)
            && !db.Set<VaultState>().Any() && MasterKeyFile.Make(FileBeside);
        var master = Read();
        var state = db.Set<VaultState>().AsNoTracking().SingleOrDefault() ?? Begin(db, master);
        if (state.MasterKeyId != master.Id)
            throw new UnusableRegisterException(
                $"This is not the master key that the register's personal data are sealed under: {Where} holds the " +
                $"key {master.Id}, the register asks for {state.MasterKeyId}.");
        _register = Unwrap(master, state);
        _master = master;
    }

    static byte[] Unwrap(MasterKey master, VaultState state)
    {
        try
        {
            return master.Unwrap(state.RegisterKey, state.Owner);
        }
        catch (CryptographicException)
        {
            throw new UnusableRegisterException(
                "The register's own key is not as it was wrapped: somebody has changed the table VaultState.");
        }
    }

    MasterKey Read() => vault.Value switch
    {
        { MasterKey.Length: > 0, MasterKeyFile.Length: > 0 } => throw new UnusableRegisterException(
            "Give either Vault:MasterKey or Vault:MasterKeyFile, not both."),
        { MasterKey: { Length: > 0 } text } => MasterKeyFile.Parse(text, Where),
        { MasterKeyFile: { Length: > 0 } path } => MasterKeyFile.Read(path),
        _ when File.Exists(FileBeside) => MasterKeyFile.Read(FileBeside),
        _ => throw new UnusableRegisterException(
            "The register has no master key to seal personal data under. Give 32 random bytes in base64, such as " +
            "`openssl rand -base64 32` makes, as Vault:MasterKey or in a file named by Vault:MasterKeyFile, and keep " +
            $"a copy apart from the register's backups. ({FileBeside} is not there either.)"),
    };

    string Where => vault.Value switch
    {
        { MasterKey.Length: > 0 } => "Vault:MasterKey",
        { MasterKeyFile: { Length: > 0 } path } => path,
        _ => FileBeside,
    };

    static VaultState Begin(RegistryDb db, MasterKey master)
    {
        if (db.Set<PersonKey>().Any())
            throw new UnusableRegisterException(
                "The register's own key is gone, though it has sealed personal data: the table VaultState was " +
                "emptied.");
        // Two processes may start at once on a new register: who gets the writing place second finds the first one's
        // row.
        using var transaction = db.Database.CurrentTransaction is null ? db.Database.BeginTransaction() : null;
        if (!db.Set<VaultState>().Any())
            Write(db, master);
        transaction?.Commit();
        return db.Set<VaultState>().AsNoTracking().Single();
    }

    // Past the context, which may hold changes of others that are not to be saved yet.
    static void Write(RegistryDb db, MasterKey master)
    {
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyLength);
        using var writer = TableWriter<VaultState>.Inserting(db);
        writer.Write(new VaultState
        {
            MasterKeyId = master.Id,
            RegisterKey = master.Wrap(key, VaultState.OnlyId),
        });
        CryptographicOperations.ZeroMemory(key);
    }
}
