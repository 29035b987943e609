using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Audit;

/// <summary>
/// What binds each entry to the one before: SHA-256 over all of it, the hash of the one before included. The hash
/// covers sealed values as they are sealed, so it holds when a person's key is destroyed.
/// </summary>
static class AuditChain
{
    /// <summary>What the first entry has before it.</summary>
    public static readonly string Origin = new('0', SHA256.HashSizeInBytes * 2);

    /// <summary>
    /// Adds the entry that <paramref name="make"/> makes of its sequence number and the hash before it. To be saved in
    /// the transaction of what it tells of, which must have the writing place already.
    /// </summary>
    public static AuditEntry Append(RegistryDb db, Func<long, string, AuditEntry> make)
    {
        var head = db.Set<AuditHead>().Find(AuditHead.OnlyId)!; // made by the migration, kept by triggers
        var entry = make(head.Sequence + 1, head.Hash);
        entry.Hash = Hash(entry);
        (head.Sequence, head.Hash) = (entry.Sequence, entry.Hash);
        db.Add(entry);
        return entry;
    }

    /// <summary>Over the canonical form: every value by its length and its UTF-8, one after the other.</summary>
    public static string Hash(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add("envoy-registry/audit/1");
        Add(entry.Previous);
        AddNumber(entry.Sequence);
        Add(entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        AddNumber((int)entry.Kind);
        Add(entry.Operation);
        AddNumber((int)entry.Outcome);
        AddNumber((int)entry.ActorRole);
        Add(entry.ActorName);
        AddNumber(entry.ActorParticipantId);
        AddNumber(entry.ActorPersonId);
        AddAll(entry.ErrorCodes.Select(code => Number((int)code)));
        AddAll(entry.Rules);
        Add(entry.Note);
        AddNumber(entry.Subjects.Count);
        foreach (var subject in entry.Subjects.OrderBy(s => s.PersonId))
        {
            AddNumber(subject.PersonId);
            AddAll(subject.Coordinates);
        }
        AddNumber(entry.Changes.Count);
        foreach (var change in entry.Changes.OrderBy(c => c.Number))
        {
            AddNumber(change.Number);
            Add(change.Thing);
            Add(change.Key);
            Add(change.Field);
            AddNumber(change.PersonId);
            Add(change.Before);
            Add(change.After);
            Add(change.SealedFor);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AddNumber(long? number) => Add(number is { } n ? Number(n) : null);

        void AddAll(IEnumerable<string> values)
        {
            var list = values.ToList();
            AddNumber(list.Count);
            list.ForEach(Add);
        }

        void Add(string? value)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            var bytes = value is null ? [] : Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32BigEndian(length, value is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
