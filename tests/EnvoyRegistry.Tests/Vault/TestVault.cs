using System.Security.Cryptography;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Vault;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnvoyRegistry.Tests.Vault;

/// <summary>A register and its vault, opened with whatever settings a test gives.</summary>
sealed class TestVault : IDisposable
{
    public TemporaryRegister Register { get; } = new();

    public string KeyBeside => $"{Register.Path}.key";

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    static FakeTimeProvider Clock => Clocks.At("2026-10-01T05:00:00Z");

    /// <summary>As a process of its own would have it.</summary>
    public Keyring Keyring(VaultSettings settings, string environment = "Production") =>
        Keyring(Register.Path, settings, environment);

    static Keyring Keyring(string path, VaultSettings settings, string environment) => new(
        Options.Create(settings), Options.Create(new RegistrySettings { Database = path }),
        new Named { EnvironmentName = environment });

    public PersonVault Open(string masterKey) => Open(Register.Path, masterKey);

    public static PersonVault Open(string path, string masterKey) => new(Keyring(path, masterKey), Clock);

    public static Keyring Keyring(string path, string masterKey) =>
        Keyring(path, new VaultSettings { MasterKey = masterKey }, "Production");

    /// <summary>What writes the audit of a register of the tests.</summary>
    public static AuditTrail Audit(string path) =>
        new(Open(path, RunningRegistry.MasterKey), Keyring(path, RunningRegistry.MasterKey), Clock);

    public static PersonContacts Contacts(string path) => new(Open(path, RunningRegistry.MasterKey));

    public static SignInAddresses Addresses(string path) => new(Keyring(path, RunningRegistry.MasterKey));

    /// <summary>How the audit of a register of the tests is, and what could not be told.</summary>
    public static AuditVerdict Verify(string path, AuditMark? known = null)
    {
        using var db = RegistryFile.Open(path);
        return AuditVerification.Run(db, Keyring(path, RunningRegistry.MasterKey), known);
    }

    public void Dispose() => Register.Dispose();

    sealed class Named : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
