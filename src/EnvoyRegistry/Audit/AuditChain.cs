using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;

namespace EnvoyRegistry.Audit;

/// <summary>
/// What binds each entry to the one before: an HMAC-SHA256 over all of it, the hash of the one before included. Its key
/// is derived of the register's own, which only the master key opens: whoever has the file alone can write no entry,
/// and no end of the chain, that the register would have written. The hash covers sealed values as they are sealed, so
/// it holds when a person's key is destroyed.
/// </summary>
static class AuditChain
{
    /// <summary>What the first entry has before it.</summary>
    public static readonly string Origin = new('0', SHA256.HashSizeInBytes * 2);

    /// <summary>
    /// Puts the audit under the register's key from the next entry on, if that was never done. To be saved; the
    /// transaction must have the writing place already, and the keyring be open.
    /// </summary>
    public static void Begin(RegistryDb db, Keyring keys)
    {
        var head = Head(db);
        if (keys.AuditKeyedFrom(db) is not null)
            return;
        keys.KeyAudit(db, head.Sequence + 1);
        head.Seal = Seal(Key(db, keys), head.Sequence, head.Hash);
    }

    /// <summary>
    /// Adds the entry that <paramref name="make"/> makes of its sequence number and the hash before it. To be saved in
    /// the transaction of what it tells of, which must have the writing place already.
    /// </summary>
    public static AuditEntry Append(RegistryDb db, Keyring keys, Func<long, string, AuditEntry> make)
    {
        var head = Head(db);
        if (head.Seal is null)
            Begin(db, keys);
        var key = Key(db, keys);
        // An end that the register did not write stays without a seal: were it sealed again by whoever writes next,
        // nobody could tell any more that something was cut off before.
        var isOurs = head.Seal == Seal(key, head.Sequence, head.Hash);
        var entry = make(head.Sequence + 1, head.Hash);
        entry.Hash = Hash(entry, key);
        (head.Sequence, head.Hash) = (entry.Sequence, entry.Hash);
        if (isOurs)
            head.Seal = Seal(key, head.Sequence, head.Hash);
        db.Add(entry);
        return entry;
    }

    public static byte[] Key(RegistryDb db, Keyring keys)
    {
        var key = new byte[Sealing.KeyLength];
        keys.Derive(db, "audit", key);
        return key;
    }

    /// <summary>Over the canonical form: every value by its length and its UTF-8, one after the other.</summary>
    /// <param name="key">Null for an entry from before the audit was under a key: it has a plain SHA-256.</param>
    public static string Hash(AuditEntry entry, byte[]? key)
    {
        using var form = new CanonicalForm(key);
        form.Add(key is null ? "envoy-registry/audit/1" : "envoy-registry/audit/2");
        form.Add(entry.Previous);
        form.Add(entry.Sequence);
        form.Add(entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        form.Add((int)entry.Kind);
        form.Add(entry.Operation);
        form.Add((int)entry.Outcome);
        form.Add((int)entry.ActorRole);
        form.Add(entry.ActorName);
        form.Add(entry.ActorParticipantId);
        form.Add(entry.ActorPersonId);
        form.Add([.. entry.ErrorCodes.Select(code => ((int)code).ToString(CultureInfo.InvariantCulture))]);
        form.Add(entry.Rules);
        form.Add(entry.Note);
        form.Add(entry.Subjects.Count);
        foreach (var subject in entry.Subjects.OrderBy(s => s.PersonId))
        {
            form.Add(subject.PersonId);
            form.Add(subject.Coordinates);
        }
        form.Add(entry.Changes.Count);
        foreach (var change in entry.Changes.OrderBy(c => c.Number))
        {
            form.Add(change.Number);
            form.Add(change.Thing);
            form.Add(change.Key);
            form.Add(change.Field);
            form.Add(change.PersonId);
            form.Add(change.Before);
            form.Add(change.After);
            form.Add(change.SealedFor);
        }
        // Entries from before cases were named have none; so their form stays as it was.
        if (entry.Cases.Count > 0)
            form.Add(entry.Cases.Count);
        foreach (var ofCase in entry.Cases.OrderBy(c => c.CaseId, StringComparer.Ordinal))
        {
            form.Add(ofCase.CaseId);
            form.Add(ofCase.Coordinates);
        }
        return form.Hash();
    }

    /// <summary>By which the register knows an end of the chain for its own.</summary>
    public static string Seal(byte[] key, long sequence, string hash)
    {
        using var form = new CanonicalForm(key);
        form.Add("envoy-registry/audit-head/2");
        form.Add(sequence);
        form.Add(hash);
        return form.Hash();
    }

    // made by the migration, kept by triggers
    static AuditHead Head(RegistryDb db) => db.Set<AuditHead>().Find(AuditHead.OnlyId)!;

    sealed class CanonicalForm(byte[]? key) : IDisposable
    {
        readonly IncrementalHash _hash = key is null
            ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256)
            : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

        public void Add(long? number) => Add(number?.ToString(CultureInfo.InvariantCulture));

        public void Add(List<string> values)
        {
            Add(values.Count);
            values.ForEach(Add);
        }

        public void Add(string? value)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            var bytes = value is null ? [] : Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32BigEndian(length, value is null ? -1 : bytes.Length);
            _hash.AppendData(length);
            _hash.AppendData(bytes);
        }

        public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public void Dispose() => _hash.Dispose();
    }
}
