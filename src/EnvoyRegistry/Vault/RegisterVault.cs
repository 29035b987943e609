using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Vault;

/// <summary>
/// Seals what is confidential and no one person's, such as an objection or a report, under a key derived of the
/// register's own: without the master key neither the file nor a backup of it tells them.
/// </summary>
/// <remarks>What is a person's goes into <see cref="PersonVault"/>, whose keys can be destroyed one by one.</remarks>
sealed class RegisterVault(Keyring keys)
{
    /// <summary>Seals a text, to be stored as text.</summary>
    /// <param name="purpose">
    /// The place it is for, such as <c>reply.text</c>. In another place, or in another row, it cannot be opened.
    /// </param>
    /// <param name="id">Of the row it is for.</param>
    public string Seal(RegistryDb db, string purpose, long id, string text)
    {
        Span<byte> key = stackalloc byte[Sealing.KeyLength];
        keys.Derive(db, Purpose, key);
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            return Convert.ToBase64String(Sealing.Seal(key, bytes, Sealing.Place(id, purpose)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <exception cref="CryptographicException">It was changed, or moved here from another place.</exception>
    public string Open(RegistryDb db, string purpose, long id, string sealedText)
    {
        Span<byte> key = stackalloc byte[Sealing.KeyLength];
        keys.Derive(db, Purpose, key);
        try
        {
            return Encoding.UTF8.GetString(
                Sealing.Open(key, Convert.FromBase64String(sealedText), Sealing.Place(id, purpose)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    const string Purpose = "texts of cases";
}
