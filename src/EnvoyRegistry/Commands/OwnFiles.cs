using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Vault;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Commands;

/// <summary>
/// What a register is made of on the disk: no command may write its output there, under whatever name.
/// </summary>
sealed class OwnFiles(CommandContext context)
{
    readonly string _key = $"{context.Database}.key";
    readonly string? _keyElsewhere =
        context.Services.GetRequiredService<IOptions<VaultSettings>>().Value.MasterKeyFile;

    /// <summary>What a file is of the register, to end a sentence with; null when it is none of it.</summary>
    public string? Role(string file)
    {
        if (RealPath.IsSame(file, _key) || (_keyElsewhere is { Length: > 0 } key && RealPath.IsSame(file, key)))
            return "the register's master key";
        return RoleWithoutKey(file);
    }

    /// <summary>The same for where a new master key may be: there the old one may have been.</summary>
    public string? RoleWithoutKey(string file)
    {
        if (RealPath.IsSame(file, context.Database))
            return "the register itself";
        if (RealPath.IsSame(file, RegistryLock.FileOf(context.Database)))
            return "the register's lock";
        if (RegistryFile.Companions.Any(suffix => RealPath.IsSame(file, context.Database + suffix)))
            return "a part of the register that SQLite keeps beside it";
        return RealPath.IsIn(file, context.Attachments) ? "of the register's attachments" : null;
    }

    /// <summary>Whether anything of the register is in a folder, or the folder is of the register.</summary>
    public bool AreIn(string folder) => Role(folder) is not null
        || ((string?[])[context.Database, context.Attachments, _key, _keyElsewhere])
            .Any(file => file is { Length: > 0 } && RealPath.IsIn(file, folder));
}
