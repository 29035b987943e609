namespace EnvoyRegistry.Vault;

/// <summary>The configuration section <c>Vault</c>.</summary>
sealed class VaultSettings
{
    public const string Section = "Vault";

    /// <summary>32 bytes in base64. Where command lines and environments are read by others, give a file.</summary>
    public string? MasterKey { get; set; }

    /// <summary>
    /// A file that holds them. Without either, <c>registry.db.key</c> beside the register is looked for.
    /// </summary>
    public string? MasterKeyFile { get; set; }
}
