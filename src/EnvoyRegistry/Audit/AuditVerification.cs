using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Audit;

/// <summary>Reads the whole audit and says where it is not what was once written.</summary>
static class AuditVerification
{
    const int AtOnce = 1000;

    /// <param name="known">
    /// A head that was noted elsewhere: who has the file could write a whole new chain, but not one with this in it.
    /// </param>
    public static AuditVerdict Run(RegistryDb db, AuditMark? known)
    {
        using var moment = db.ReadAtOneMoment();
        var findings = new List<string>();
        var last = new AuditMark(0, AuditChain.Origin);
        foreach (var entry in Entries(db))
        {
            if (entry.Sequence > last.Sequence + 1)
                findings.Add(Missing(last.Sequence + 1, entry.Sequence - 1));
            else if (entry.Previous != last.Hash)
                findings.Add($"Entry {entry.Sequence} does not follow from the one before: one of them was replaced.");
            if (AuditChain.Hash(entry) != entry.Hash)
                findings.Add(
                    $"Entry {entry.Sequence} is not what was written as entry {entry.Sequence}: it was changed or moved.");
            if (known is { } mark && mark.Sequence == entry.Sequence && mark.Hash != entry.Hash)
                findings.Add($"Entry {entry.Sequence} has not the hash that was noted for it: it, or one before, is not " +
                    "the same any more.");
            last = new AuditMark(entry.Sequence, entry.Hash);
        }

        var head = db.Set<AuditHead>().AsNoTracking().Single();
        if (Math.Max(head.Sequence, known?.Sequence ?? 0) is var end && end > last.Sequence)
            findings.Add($"{Missing(last.Sequence + 1, end)[..^1]}: the end was cut off.");
        else if (head.Sequence != last.Sequence || head.Hash != last.Hash)
            findings.Add($"The audit ends with entry {last.Sequence}, but entry {head.Sequence} was the last that the " +
                "register wrote: entries were added past it, or the last was replaced.");
        if (Strays(db) is > 0 and var strays)
            findings.Add($"{strays} changes or persons belong to entries that are not there.");
        return new AuditVerdict(last, findings);
    }

    static IEnumerable<AuditEntry> Entries(RegistryDb db)
    {
        for (var after = long.MinValue; ;)
        {
            var batch = db.Set<AuditEntry>().AsNoTracking().AsSplitQuery().Include(e => e.Subjects)
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
        + db.Set<AuditChange>().Count(c => !db.Set<AuditEntry>().Any(e => e.Sequence == c.EntrySequence));

    static string Missing(long from, long until) =>
        from == until ? $"Entry {from} is missing." : $"Entries {from} to {until} are missing.";
}

/// <param name="Head">How far the audit goes, to be noted where nobody who can write the register can reach.</param>
/// <param name="Findings">Empty when the audit is whole.</param>
sealed record AuditVerdict(AuditMark Head, IReadOnlyList<string> Findings);

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
