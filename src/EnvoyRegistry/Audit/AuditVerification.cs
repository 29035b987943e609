using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Audit;

/// <summary>Reads the whole audit and says where it is not what was once written.</summary>
static class AuditVerification
{
    const int AtOnce = 1000;

    /// <param name="keys">Null where the master key is not at hand: then only the order can be looked at.</param>
    /// <param name="known">
    /// A head that was noted elsewhere: who puts an older copy of the register in its place has not this in it.
    /// </param>
    /// <exception cref="UnusableRegisterException">It was changed what the register's own key is.</exception>
    public static AuditVerdict Run(RegistryDb db, Keyring? keys, AuditMark? known)
    {
        var key = keys is null ? null : AuditChain.Key(db, keys);
        using var moment = db.ReadAtOneMoment();
        var keyedFrom = keys is null
            ? db.Set<VaultState>().AsNoTracking().SingleOrDefault()?.AuditKeyedFrom
            : keys.AuditKeyedFrom(db);
        var findings = new List<string>();
        var last = new AuditMark(0, AuditChain.Origin);
        foreach (var entry in Entries(db))
        {
            if (entry.Sequence > last.Sequence + 1)
                findings.Add(Missing(last.Sequence + 1, entry.Sequence - 1));
            else if (entry.Previous != last.Hash)
                findings.Add($"Entry {entry.Sequence} does not follow from the one before: one of them was replaced.");
            var isKeyed = entry.Sequence >= keyedFrom;
            if ((key is not null || !isKeyed) && AuditChain.Hash(entry, isKeyed ? key : null) != entry.Hash)
                findings.Add(
                    $"Entry {entry.Sequence} is not what was written as entry {entry.Sequence}: it was changed or " +
                    "moved.");
            if (known is { } mark && mark.Sequence == entry.Sequence && mark.Hash != entry.Hash)
                findings.Add(
                    $"Entry {entry.Sequence} has not the hash that was noted for it: it, or one before, is not " +
                    "the same any more.");
            last = new AuditMark(entry.Sequence, entry.Hash);
        }

        var head = db.Set<AuditHead>().AsNoTracking().Single();
        if (Math.Max(head.Sequence, known?.Sequence ?? 0) is var end && end > last.Sequence)
            findings.Add($"{Missing(last.Sequence + 1, end)[..^1]}: the end was cut off.");
        else if (head.Sequence != last.Sequence || head.Hash != last.Hash)
            findings.Add(
                $"The audit ends with entry {last.Sequence}, but entry {head.Sequence} was the last that the " +
                "register wrote: entries were added past it, or the last was replaced.");
        if (key is not null && keyedFrom is not null && head.Seal != AuditChain.Seal(key, head.Sequence, head.Hash))
            findings.Add(
                $"That entry {head.Sequence} is the last was not put down by the register: once, its end was " +
                "changed or cut off.");
        if (Strays(db) is > 0 and var strays)
            findings.Add($"{strays} changes, persons or cases belong to entries that are not there.");
        return new AuditVerdict(last, findings, Unproven(key is not null, keyedFrom, last.Sequence));
    }

    static string? Unproven(bool hasKey, long? keyedFrom, long last)
    {
        var plain = Math.Min(last, keyedFrom - 1 ?? last);
        if (!hasKey)
            return "Without the master key only the order was looked at: that no entry is missing up to the last, " +
                "and that each follows from the one before. Whether they are what the register wrote, and whether " +
                "its end was cut off, was not.";
        return plain == 0 ? null
            : $"{(plain == 1 ? "Entry 1 is" : $"Entries 1 to {plain} are")} from before the audit was under a key, " +
                $"and {(plain == 1 ? "has a" : "have")} plain SHA-256: whoever had the file " +
                $"{(plain < last ? $"before entry {plain + 1} was written " : "")}could have written them anew.";
    }

    static IEnumerable<AuditEntry> Entries(RegistryDb db)
    {
        for (var after = long.MinValue; ;)
        {
            var batch = db.Set<AuditEntry>().AsNoTracking().AsSplitQuery().Include(e => e.Subjects)
                .Include(e => e.Cases)
                .Include(e => e.Changes).Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(AtOnce).ToList();
            foreach (var entry in batch)
                yield return entry;
            if (batch.Count < AtOnce)
                yield break;
            after = batch[^1].Sequence;
        }
    }

    // Foreign keys forbid them to the register, not to a stranger.
    static int Strays(RegistryDb db) =>
        db.Set<AuditSubject>().Count(s => !db.Set<AuditEntry>().Any(e => e.Sequence == s.EntrySequence))
        + db.Set<AuditCase>().Count(c => !db.Set<AuditEntry>().Any(e => e.Sequence == c.EntrySequence))
        + db.Set<AuditChange>().Count(c => !db.Set<AuditEntry>().Any(e => e.Sequence == c.EntrySequence));

    static string Missing(long from, long until) =>
        from == until ? $"Entry {from} is missing." : $"Entries {from} to {until} are missing.";
}

/// <param name="Head">How far the audit goes, to be noted where nobody who can write the register can reach.</param>
/// <param name="Findings">Empty when nothing is wrong with it, as far as could be told.</param>
/// <param name="Unproven">What could not be told, in sentences; null when nothing is left open.</param>
sealed record AuditVerdict(AuditMark Head, IReadOnlyList<string> Findings, string? Unproven);

/// <summary>A place in the chain, written <c>sequence:hash</c>.</summary>
readonly record struct AuditMark(long Sequence, string Hash)
{
    public override string ToString() => $"{Sequence}:{Hash}";

    public static AuditMark? Parse(string text) =>
        text.Split(':') is [var sequence, var hash]
        && long.TryParse(sequence, out var number) && number > 0
        && hash.Length == AuditChain.Origin.Length && hash.All(char.IsAsciiHexDigitLower)
            ? new AuditMark(number, hash)
            : null;
}
