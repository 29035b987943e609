using System.Security.Cryptography;
using EnvoyRegistry.Tests.Data;
using EnvoyRegistry.Vault;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Tests.Vault;

/// <summary>A register and its vault, opened with whatever settings a test gives.</summary>
sealed class TestVault : IDisposable
{
    public TemporaryRegister Register { get; } = new();

    public string KeyBeside => $"{Register.Path}.key";

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>As a process of its own would have it.</summary>
    public Keyring Keyring(VaultSettings settings, string environment = "Production") => new(
        Options.Create(settings), Options.Create(new RegistrySettings { Database = Register.Path }),
        new Named { EnvironmentName = environment });

    public PersonVault Open(string masterKey) =>
        new(Keyring(new VaultSettings { MasterKey = masterKey }), new FixedClock("2026-10-01T05:00:00Z"));

    public void Dispose() => Register.Dispose();

    sealed class Named : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
