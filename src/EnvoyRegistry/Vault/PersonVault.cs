using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Vault;

/// <summary>
/// Seals what is confidential about a person under a key of her own, so that leaving the register destroys it in every
/// row and audit entry at once, those included that may never be deleted.
/// </summary>
/// <remarks>A backup keeps the key it was made with: how long backups are kept is how long leaving takes.</remarks>
sealed class PersonVault(Keyring keys, TimeProvider time)
{
    /// <summary>
    /// Seals a text, to be stored as text. Where the person has no key yet, <paramref name="db"/> is given one: it must
    /// be saved with what was sealed.
    /// </summary>
    /// <param name="purpose">
    /// The place it is for, such as <c>contact.email</c>. In another place, or as another person's, it cannot be
    /// opened.
    /// </param>
    public string Seal(RegistryDb db, long personId, string purpose, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            return Convert.ToBase64String(Seal(db, personId, purpose, bytes));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc cref="Seal(RegistryDb, long, string, string)"/>
    public byte[] Seal(RegistryDb db, long personId, string purpose, ReadOnlySpan<byte> value)
    {
        var key = KeyOf(db, personId);
        try
        {
            return Sealing.Seal(key, value, Sealing.Place(personId, purpose));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>
    /// Reads the keys of many for whom something is to be sealed, and makes those that are not there, to be saved: by
    /// one query, where sealing for each would ask for each.
    /// </summary>
    public async Task PrepareAsync(
        RegistryDb db, IReadOnlyCollection<long> people, CancellationToken cancellation)
    {
        var known = await db.Set<PersonKey>().Where(k => people.Contains(k.PersonId)).ToListAsync(cancellation);
        foreach (var person in people.Except(known.Select(k => k.PersonId)))
            CryptographicOperations.ZeroMemory(MakeKey(db, person));
    }

    /// <summary>Whether something was ever sealed for the person.</summary>
    public static bool HasKey(RegistryDb db, long personId) => db.Set<PersonKey>().Find(personId) is not null;

    /// <summary>Whether anything can still be sealed for the person: not after she left.</summary>
    public static bool CanSeal(RegistryDb db, long personId) =>
        db.Set<PersonKey>().Find(personId) is not { Wrapped: null };

    /// <returns>Null when the person's key was destroyed.</returns>
    /// <exception cref="CryptographicException">It was changed, or moved here from another place.</exception>
    public string? Open(RegistryDb db, long personId, string purpose, string sealedText) =>
        Open(db, personId, purpose, Convert.FromBase64String(sealedText)) is { } bytes ? Text(bytes) : null;

    /// <inheritdoc cref="Open(RegistryDb, long, string, string)"/>
    public byte[]? Open(RegistryDb db, long personId, string purpose, ReadOnlySpan<byte> sealedValue) =>
        db.Set<PersonKey>().Find(personId)?.Wrapped is { } wrapped
            ? Open(keys.Master(db), wrapped, personId, purpose, sealedValue)
            : null;

    /// <summary>For whoever has read the key's row already, such as a column of an answer.</summary>
    /// <param name="wrapped"><see cref="PersonKey.Wrapped"/> of that person; null when it was destroyed.</param>
    public string? OpenWith(RegistryDb db, string? wrapped, long personId, string purpose, string sealedText) =>
        wrapped is not null
            ? Text(Open(keys.Master(db), wrapped, personId, purpose, Convert.FromBase64String(sealedText)))
            : null;

    /// <summary>
    /// Makes everything ever sealed for the person unreadable. To be saved by the caller; there is no way back.
    /// </summary>
    public void Destroy(RegistryDb db, long personId)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (db.Set<PersonKey>().Find(personId) is not { } key)
            db.Add(new PersonKey { PersonId = personId, MasterKeyId = keys.Master(db).Id, DestroyedAt = now });
        else if (key.DestroyedAt is null)
            (key.Wrapped, key.DestroyedAt) = (null, now);
    }

    byte[] KeyOf(RegistryDb db, long personId)
    {
        if (db.Set<PersonKey>().Find(personId) is not { } row)
            return MakeKey(db, personId);
        return row.Wrapped is { } wrapped
            ? keys.Master(db).Unwrap(wrapped, personId)
            : throw new InvalidOperationException("The person left the register; nothing is sealed for her again.");
    }

    byte[] MakeKey(RegistryDb db, long personId)
    {
        var master = keys.Master(db);
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyLength);
        db.Add(new PersonKey
        {
            PersonId = personId,
            MasterKeyId = master.Id,
            Wrapped = master.Wrap(key, personId),
        });
        return key;
    }

    static byte[] Open(
        MasterKey master, string wrapped, long personId, string purpose, ReadOnlySpan<byte> sealedValue)
    {
        var key = master.Unwrap(wrapped, personId);
        try
        {
            return Sealing.Open(key, sealedValue, Sealing.Place(personId, purpose));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    static string Text(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return text;
    }
}
