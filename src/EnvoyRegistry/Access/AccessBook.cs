using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Access;

/// <summary>
/// Who may call the register, as one state of it says: the tokens that were not revoked, and the terms.
/// </summary>
sealed class AccessBook
{
    readonly FrozenDictionary<UInt128, AccessToken> _tokens;
    readonly FrozenDictionary<long, AccessToken> _byId;
    readonly List<ChairTerm> _terms;
    readonly Dictionary<string, long> _participants;
    InCharge? _inCharge;

    AccessBook(
        long changes, IEnumerable<AccessToken> tokens, List<ChairTerm> terms, Dictionary<string, long> participants)
    {
        _participants = participants;
        Changes = changes;
        _byId = tokens.ToFrozenDictionary(token => token.Id);
        _tokens = _byId.Values.ToFrozenDictionary(token => Key(token.Hash));
        _terms = terms;
    }

    /// <summary>The state it was read from.</summary>
    public long Changes { get; }

    public static AccessBook Read(RegistryDb db)
    {
        using (db.ReadAtOneMoment())
            return new AccessBook(
                db.Set<AccessState>().Select(s => s.Changes).Single(),
                db.Set<AccessToken>().AsNoTracking().Where(t => t.RevokedAt == null).ToList(),
                db.Set<ChairTerm>().AsNoTracking().ToList(),
                db.Set<Participant>().ToDictionary(p => p.Code, p => p.Id));
    }

    /// <summary>The token of a secret, be it expired or not; null when there is none.</summary>
    /// <param name="secret">That looks like one.</param>
    public AccessToken? Token(ReadOnlySpan<char> secret)
    {
        Span<byte> text = stackalloc byte[secret.Length];
        Encoding.ASCII.GetBytes(secret, text);
        Span<byte> hash = stackalloc byte[Secret.HashLength];
        SHA256.HashData(text, hash);
        // How long it takes to find half a hash tells nothing of a secret; the other half is compared in constant time.
        return _tokens.TryGetValue(Key(hash), out var token)
            && CryptographicOperations.FixedTimeEquals(token.Hash, hash)
            ? token
            : null;
    }

    /// <summary>A token by its id, be it expired or not; null where it was revoked, or never was.</summary>
    public AccessToken? Token(long id) => _byId.GetValueOrDefault(id);

    /// <summary>A participant by its code; codes never change.</summary>
    public long? Participant(string code) => _participants.TryGetValue(code, out var id) ? id : null;

    /// <summary>The participant whose office has the Chair's rights on a day.</summary>
    public long? InChargeOn(DateOnly day)
    {
        if (Volatile.Read(ref _inCharge) is { } known && known.Day == day)
            return known.ParticipantId;
        var found = new InCharge(day, Chair.OnDay(day, _terms).InCharge?.ParticipantId);
        Volatile.Write(ref _inCharge, found);
        return found.ParticipantId;
    }

    /// <summary>Whether a term says who chairs on a day; otherwise the office in charge is a caretaker.</summary>
    public bool HasTermOn(DateOnly day) => _terms.Exists(term => term.Covers(day));

    static UInt128 Key(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);

    sealed record InCharge(DateOnly Day, long? ParticipantId);
}

/// <summary>Keeps the book of the latest state of the register.</summary>
sealed class AccessBooks(IPlainReads reads, IDbContextFactory<RegistryDb> contexts)
{
    static readonly SqlText s_changes = new("""SELECT "Changes" FROM "AccessState" """);

    readonly Lock _reading = new();
    AccessBook? _latest;

    /// <summary>
    /// The book as of now: what anybody committed before this was called, in whichever process, stands in it.
    /// </summary>
    public AccessBook Latest()
    {
        var changes = reads.Number(s_changes);
        if (Volatile.Read(ref _latest) is { } latest && latest.Changes == changes)
            return latest;

        // One reads, whoever comes meanwhile waits for what it read.
        lock (_reading)
        {
            if (_latest is { } read && read.Changes == changes)
                return read;
            using var db = contexts.CreateDbContext();
            var book = AccessBook.Read(db);
            Volatile.Write(ref _latest, book);
            return book;
        }
    }
}
