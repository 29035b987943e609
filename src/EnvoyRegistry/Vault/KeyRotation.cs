using System.Security.Cryptography;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Vault;

/// <summary>Puts another master key in the place of the one there is.</summary>
static class KeyRotation
{
    /// <summary>Wraps every key anew, all or none. What the keys have sealed stays as it is.</summary>
    /// <returns>How many people's keys there were.</returns>
    public static int Run(RegistryDb db, MasterKey from, MasterKey to)
    {
        using var transaction = db.Database.BeginTransaction();
        var state = db.Set<VaultState>().Single();
        state.RegisterKey = Rewrap(state.RegisterKey, state.Owner);
        state.MasterKeyId = to.Id;
        var keys = db.Set<PersonKey>().Where(k => k.Wrapped != null).ToList();
        foreach (var key in keys)
        {
            key.Wrapped = Rewrap(key.Wrapped!, key.PersonId);
            key.MasterKeyId = to.Id;
        }
        db.SaveChanges();
        transaction.Commit();
        return keys.Count;

        string Rewrap(string wrapped, long owner)
        {
            var key = from.Unwrap(wrapped, owner);
            var rewrapped = to.Wrap(key, owner);
            CryptographicOperations.ZeroMemory(key);
            return rewrapped;
        }
    }
}
