using System.Buffers.Binary;
using System.Buffers.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Audit;

/// <summary>Reads the audit for whoever may see it, opening what may still be opened.</summary>
sealed class AuditReader(
    IDbContextFactory<RegistryDb> contexts, CurrentCaller current, PersonVault vault, IDisclosures disclosures)
{
    const int MostAtOnce = 100;

    public ValueTask<AuditPage> ReadAsync(AuditFilter where, int first, string? after, CancellationToken cancellation)
    {
        var caller = current.Value;
        if (caller.Role is not (CallerRole.Chair or CallerRole.Auditor)
            && caller is not { Role: CallerRole.Member, PersonId: not null })
            throw new GraphQLException(
                "The audit is for the Chair's office and the auditor; a person is told of her own entry.",
                AccessErrors.Forbidden);
        if (first is < 1 or > MostAtOnce)
            throw new GraphQLException(GraphQLError.BadArgument(
                ["first"], $"`first` takes a number from 1 to {MostAtOnce}; {first} was asked for."));
        var before = after is null ? long.MaxValue : Cursor(after);
        return PageAsync(caller, where, first, before, cancellation);
    }

    async ValueTask<AuditPage> PageAsync(
        Caller caller, AuditFilter where, int first, long before, CancellationToken cancellation)
    {
        var (seen, hasNext, hasPrevious) = await EntriesAsync(caller, where, first, before, cancellation);
        // What is confidential where it stands is so here, and looking at it here leaves the same trace.
        await disclosures.RecordAsync(caller, "auditTrail", seen.SelectMany(e => e.Changes)
            .Where(c => c is { Change.SealedFor: not null, Change.PersonId: not null, Values: AuditValues.Shown })
            .Select(c => ($"{c.Change.Thing}.{c.Change.Field}", c.Change.PersonId!.Value)).ToHashSet());
        return new AuditPage(seen, hasNext, hasPrevious, () => Count(caller, where));
    }

    async Task<(IReadOnlyList<SeenEntry> Entries, bool HasNext, bool HasPrevious)> EntriesAsync(
        Caller caller, AuditFilter where, int first, long before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        using var moment = db.ReadAtOneMoment();
        var entries = await Visible(db, caller, where).Where(e => e.Sequence < before)
            .Include(e => e.Subjects).Include(e => e.Changes).AsSplitQuery()
            .OrderByDescending(e => e.Sequence).Take(first + 1).ToListAsync(cancellation);
        var hasPrevious = before < long.MaxValue
            && await Visible(db, caller, where).AnyAsync(e => e.Sequence >= before, cancellation);
        return ([.. entries.Take(first).Select(entry => Seen(db, caller, entry))], entries.Count > first, hasPrevious);
    }

    int Count(Caller caller, AuditFilter where)
    {
        using var db = contexts.CreateDbContext();
        return Visible(db, caller, where).Count();
    }

    static IQueryable<AuditEntry> Visible(RegistryDb db, Caller caller, AuditFilter where)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (caller.Role is CallerRole.Member)
            entries = entries.Where(e => e.Subjects.Any(s => s.PersonId == caller.PersonId));
        if (where.PersonId is { } person)
            entries = entries.Where(e => e.Subjects.Any(s => s.PersonId == person));
        if (where.Kind is { } kind)
            entries = entries.Where(e => e.Kind == kind);
        if (where.Outcome is { } outcome)
            entries = entries.Where(e => e.Outcome == outcome);
        if (where.Operation is { } operation)
            entries = entries.Where(e => e.Operation == operation);
        if (where.ActorRole is { } role)
            entries = entries.Where(e => e.ActorRole == role);
        if (where.From is { } from)
            entries = entries.Where(e => e.At >= from);
        if (where.Until is { } until)
            entries = entries.Where(e => e.At < until);
        return entries;
    }

    // A person is not told whom else an entry concerns, nor what else was changed with her own.
    SeenEntry Seen(RegistryDb db, Caller caller, AuditEntry entry)
    {
        var own = caller.Role is CallerRole.Member ? caller.PersonId : null;
        return new SeenEntry(
            entry,
            [
                .. entry.Subjects.Where(s => own is null || s.PersonId == own).OrderBy(s => s.PersonId)
                    .Select(s => new SeenSubject(s.PersonId, s.Coordinates)),
            ],
            [
                .. entry.Changes.Where(c => own is null || c.PersonId == own).OrderBy(c => c.Number)
                    .Select(change => Seen(db, caller, change)),
            ]);
    }

    SeenChange Seen(RegistryDb db, Caller caller, AuditChange change)
    {
        if (change.PersonId is not { } person)
            return new SeenChange(change, change.Before, change.After, AuditValues.Shown);
        if (caller.Role is not CallerRole.Chair && caller.PersonId != person)
            return new SeenChange(change, null, null, AuditValues.Withheld);
        if (!PersonVault.CanSeal(db, person))
            return new SeenChange(change, null, null, AuditValues.Erased);
        return new SeenChange(change, Open(change.Before, "before"), Open(change.After, "after"), AuditValues.Shown);

        string? Open(string? value, string side) => value is null ? null : vault.Open(
            db, person, change.SealedFor ?? AuditTrail.Purpose(change.EntrySequence, change.Number, side), value);
    }

    public static string Cursor(AuditEntry entry)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, entry.Sequence);
        return Base64Url.EncodeToString(bytes);
    }

    static long Cursor(string text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return Base64Url.IsValid(text, out var length) && length == sizeof(long)
            && Base64Url.TryDecodeFromChars(text, bytes, out _)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : throw new GraphQLException(GraphQLError.BadArgument(
                ["after"], "`after` takes a cursor that `auditTrail` gave; this one is damaged, or another field's."));
    }
}

sealed record AuditFilter(
    string? Person = null,
    AuditKind? Kind = null,
    AuditOutcome? Outcome = null,
    string? Operation = null,
    CallerRole? ActorRole = null,
    DateTime? From = null,
    DateTime? Until = null)
{
    /// <summary>A person may be asked about whom the register no longer has, so the id is taken as it is.</summary>
    /// <exception cref="GraphQLException">It is no person's.</exception>
    public long? PersonId => Person is null ? null
        : Access.PersonId.Read(Person)
        ?? throw new GraphQLException(GraphQLError.BadArgument(
            ["where", "person"], "`where.person` takes the id of a person; this is none."));
}

/// <summary>A page of the audit as a caller may see it.</summary>
sealed class AuditPage(IReadOnlyList<SeenEntry> nodes, bool hasNext, bool hasPrevious, Func<int> count)
{
    public IReadOnlyList<SeenEntry> Nodes => nodes;
    public IEnumerable<AuditEntryEdge> Edges => nodes.Select(n => new AuditEntryEdge(AuditReader.Cursor(n.Entry), n));
    public int TotalCount => count();

    public PageInfo PageInfo => nodes is [var first, ..] and [.., var last]
        ? new PageInfo(hasNext, hasPrevious, AuditReader.Cursor(first.Entry), AuditReader.Cursor(last.Entry))
        : new PageInfo(hasNext, hasPrevious, null, null);
}

sealed record AuditEntryEdge(string Cursor, SeenEntry Node);

sealed record SeenEntry(AuditEntry Entry, IReadOnlyList<SeenSubject> Subjects, IReadOnlyList<SeenChange> Changes);

sealed record SeenSubject(long PersonId, IReadOnlyList<string> Coordinates);

sealed record SeenChange(AuditChange Change, string? Before, string? After, AuditValues Values);

enum AuditValues
{
    Shown = 1,
    Withheld = 2,
    Erased = 3,
}
