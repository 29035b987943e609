using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
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
    public ValueTask<AuditPage> ReadAsync(AuditFilter where, PageAsked page, CancellationToken cancellation)
    {
        var caller = current.Value;
        if (caller.Role is not (CallerRole.Chair or CallerRole.Auditor)
            && caller is not { Role: CallerRole.Member, PersonId: not null })
            throw new GraphQLException(
                "The audit is for the Chair's office and the auditor; a person is told of her own entry.",
                RegistryErrorCodes.Forbidden);
        where.Check();
        return PageAsync(caller, where, page, page.Cursor is null ? null : Cursor(page), cancellation);
    }

    async ValueTask<AuditPage> PageAsync(
        Caller caller, AuditFilter where, PageAsked page, long? cursor, CancellationToken cancellation)
    {
        var (seen, hasNext, hasPrevious) = await EntriesAsync(caller, where, page, cursor, cancellation);
        // What is confidential where it stands is so here, and looking at it here leaves the same trace.
        await disclosures.RecordAsync(caller, "auditTrail", seen.SelectMany(e => e.Changes)
            .Where(c => c is { Change.SealedFor: not null, Change.PersonId: not null, Values: AuditValues.Shown })
            .Select(c => ($"{c.Change.Thing}.{c.Change.Field}", c.Change.PersonId!.Value)).ToHashSet());
        return new AuditPage(seen, hasNext, hasPrevious, () => Count(caller, where));
    }

    async Task<(IReadOnlyList<SeenEntry> Entries, bool HasNext, bool HasPrevious)> EntriesAsync(
        Caller caller, AuditFilter where, PageAsked page, long? cursor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        using var moment = db.ReadAtOneMoment();
        // The latest comes first, so what follows is earlier.
        var visible = Visible(db, caller, where);
        var beyond = cursor is not { } at ? visible
            : visible.Where(e => page.IsBackward ? e.Sequence > at : e.Sequence < at);
        var found = await (page.IsBackward
                ? beyond.OrderBy(e => e.Sequence) : beyond.OrderByDescending(e => e.Sequence))
            .Include(e => e.Subjects).Include(e => e.Cases).Include(e => e.Changes).AsSplitQuery()
            .Take(page.Size + 1).ToListAsync(cancellation);
        var hasMore = found.Count > page.Size;
        var isBetween = cursor is { } edge && await visible.AnyAsync(
            e => page.IsBackward ? e.Sequence <= edge : e.Sequence >= edge, cancellation);
        IEnumerable<AuditEntry> entries = found.Take(page.Size);
        if (page.IsBackward)
            entries = entries.Reverse();
        return (
            [.. entries.Select(entry => Seen(db, caller, entry))],
            page.IsBackward ? isBetween : hasMore,
            page.IsBackward ? hasMore : isBetween);
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
        // Whom else an entry concerns a person is not told, and so does not find it by them either.
        var mayFind = where.PersonIds.Where(person => caller.Role is not CallerRole.Member || person == caller.PersonId)
            .ToList();
        if (where.PersonIds.Count > 0)
            entries = entries.Where(e => e.Subjects.Any(s => mayFind.Contains(s.PersonId)));
        // Nor is the auditor told whom an entry of a case concerns. A person is told of no case by its id.
        if (where.PersonIds.Count > 0 && caller.Role is CallerRole.Auditor)
            entries = entries.Where(e => e.Cases.Count == 0);
        if (where.Case is { Count: > 0 } cases)
            entries = caller.Role is CallerRole.Member ? entries.Where(_ => false)
                : entries.Where(e => e.Cases.Any(c => cases.Contains(c.CaseId)));
        if (where.Kind is { Count: > 0 } kinds)
            entries = entries.Where(e => kinds.Contains(e.Kind));
        if (where.Outcome is { Count: > 0 } outcomes)
            entries = entries.Where(e => outcomes.Contains(e.Outcome));
        if (where.Operation is { Count: > 0 } operations)
            entries = entries.Where(e => operations.Contains(e.Operation));
        if (where.ActorRole is { Count: > 0 } roles)
            entries = entries.Where(e => roles.Contains(e.ActorRole));
        if (where.At?.From is { } from)
            entries = entries.Where(e => e.At >= from);
        if (where.At?.Until is { } until)
            entries = entries.Where(e => e.At <= until);
        return entries;
    }

    // A person is not told whom else an entry concerns, nor what else was changed with her own.
    SeenEntry Seen(RegistryDb db, Caller caller, AuditEntry entry)
    {
        if (caller.Role is CallerRole.Auditor && entry.Cases.Count > 0)
            return OfCase(entry);
        var own = caller.Role is CallerRole.Member ? caller.PersonId : null;
        return new SeenEntry(
            entry,
            entry.ActorName,
            own is null ? entry.ActorParticipantId : null,
            own is null ? Cases(entry) : [],
            [
                .. entry.Subjects.Where(s => own is null || s.PersonId == own).OrderBy(s => s.PersonId)
                    .Select(s => new SeenSubject(s.PersonId, s.Coordinates)),
            ],
            [
                .. entry.Changes.Where(c => own is null || c.PersonId == own).OrderBy(c => c.Number)
                    .Select(change => Seen(db, caller, change)),
            ]);
    }

    /// <summary>
    /// As the auditor sees an entry of a case: what was done by which office and when, and nothing that names a party
    /// or a person. The label of a focal point's token does, and so does the id of a person.
    /// </summary>
    static SeenEntry OfCase(AuditEntry entry)
    {
        var isOffice = entry.ActorRole is CallerRole.Chair or CallerRole.Unit or CallerRole.Secgen
            or CallerRole.Register;
        return new SeenEntry(
            entry,
            isOffice ? entry.ActorName : JsonNamingPolicy.SnakeCaseUpper.ConvertName(entry.ActorRole.ToString()),
            isOffice ? entry.ActorParticipantId : null,
            Cases(entry),
            [],
            [
                .. entry.Changes.Where(c => c.SealedFor is AuditMarks.KeptInTheCase).OrderBy(c => c.Number)
                    .Select(change => new SeenChange(change, null, null, null, AuditValues.Kept)),
            ]);
    }

    static IReadOnlyList<SeenCase> Cases(AuditEntry entry) =>
    [
        .. entry.Cases.OrderBy(c => c.CaseId, StringComparer.Ordinal)
            .Select(c => new SeenCase(c.CaseId, c.Coordinates)),
    ];

    SeenChange Seen(RegistryDb db, Caller caller, AuditChange change)
    {
        if (change.SealedFor is AuditMarks.KeptInTheCase)
            return new SeenChange(change, change.PersonId, null, null, AuditValues.Kept);
        if (change.PersonId is not { } person)
            return new SeenChange(change, null, change.Before, change.After, AuditValues.Shown);
        if (caller.Role is not CallerRole.Chair && caller.PersonId != person)
            return new SeenChange(change, person, null, null, AuditValues.Withheld);
        if (!PersonVault.CanSeal(db, person))
            return new SeenChange(change, person, null, null, AuditValues.Erased);
        return new SeenChange(
            change, person, Open(change.Before, "before"), Open(change.After, "after"), AuditValues.Shown);

        string? Open(string? value, string side) => value is null ? null : vault.Open(
            db, person, change.SealedFor ?? AuditTrail.Purpose(change.EntrySequence, change.Number, side), value);
    }

    public static string Cursor(AuditEntry entry)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, entry.Sequence);
        return Base64Url.EncodeToString(bytes);
    }

    static long Cursor(PageAsked page)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        return Base64Url.IsValid(page.Cursor, out var length) && length == sizeof(long)
            && Base64Url.TryDecodeFromChars(page.Cursor, bytes, out _)
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : throw new GraphQLException(GraphQLError.BadArgument(
                [page.CursorArgument],
                $"`{page.CursorArgument}` takes a cursor that `auditTrail` gave; this one is damaged, or another "
                + "field's."));
    }
}

/// <summary><c>input AuditFilter</c>.</summary>
sealed record AuditFilter(
    IReadOnlyList<string>? Person = null,
    IReadOnlyList<string>? Case = null,
    IReadOnlyList<AuditKind>? Kind = null,
    IReadOnlyList<AuditOutcome>? Outcome = null,
    IReadOnlyList<string>? Operation = null,
    IReadOnlyList<CallerRole>? ActorRole = null,
    DateTimeRange? At = null)
{
    /// <summary>
    /// People may be asked about whom the register no longer has, so their ids are taken as they are.
    /// </summary>
    public IReadOnlyList<long> PersonIds =>
        field ??= [.. (Person ?? []).Select(id => Access.PersonId.Read(id)).OfType<long>()];

    /// <exception cref="GraphQLException">It cannot be meant as it stands.</exception>
    public void Check()
    {
        var check = new FilterCheck();
        check.Size(["where", "person"], Person?.Count);
        foreach (var (i, _) in (Person ?? []).Index().Where(p => PersonId.Read(p.Item) is null))
            check.Add(["where", "person", i], $"`where.person.{i}` takes the id of a person; this is none.");
        check.Size(["where", "case"], Case?.Count);
        foreach (var (i, _) in (Case ?? []).Index().Where(c => !CaseId.Is(c.Item)))
            check.Add(
                ["where", "case", i],
                $"`where.case.{i}` takes the id of a situation, a consultation, an appointment or a grouping; this " +
                "is none.");
        check.Size(["where", "kind"], Kind?.Count);
        check.Size(["where", "outcome"], Outcome?.Count);
        check.Size(["where", "operation"], Operation?.Count);
        check.Size(["where", "actorRole"], ActorRole?.Count);
        check.Range(["where", "at"], At);
        check.Refuse();
    }
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

sealed record SeenEntry(
    AuditEntry Entry, string Actor, long? OfficeId, IReadOnlyList<SeenCase> Cases, IReadOnlyList<SeenSubject> Subjects,
    IReadOnlyList<SeenChange> Changes);

sealed record SeenCase(string Id, IReadOnlyList<string> Coordinates);

sealed record SeenSubject(long PersonId, IReadOnlyList<string> Coordinates);

sealed record SeenChange(AuditChange Change, long? PersonId, string? Before, string? After, AuditValues Values);

enum AuditValues
{
    Shown = 1,
    Withheld = 2,
    Erased = 3,
    Kept = 4,
}
