using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Access;

/// <summary>
/// What somebody was sent to do one thing with, once. The secret is in the mail; only its hash is here.
/// </summary>
sealed class OneTimeLink
{
    public required long Id { get; init; }
    public required byte[] Hash { get; init; }
    public required LinkPurpose Purpose { get; init; }

    /// <summary>Who was sent it, and acts by it.</summary>
    public required long PersonId { get; init; }

    /// <summary>What it is about, in the slice that made it; null where the person says enough.</summary>
    public long? SubjectId { get; init; }

    public required DateTime CreatedAt { get; init; }
    public required DateTime ExpiresAt { get; set; }
    public DateTime? UsedAt { get; set; }
}

/// <summary>What a link does. Stored: the numbers stay.</summary>
enum LinkPurpose
{
    SignIn = 1,

    /// <summary>Gives or withholds consent to a nomination.</summary>
    Consent = 2,

    /// <summary>Answers in one tap whether somebody is still free.</summary>
    Availability = 3,

    /// <summary>Gives or withholds consent to an entry that waits for it.</summary>
    EntryConsent = 4,

    /// <summary>Says that a new mail address is the person's.</summary>
    NewAddress = 5,
}

/// <summary>Makes and uses links, in the transaction of whoever asks.</summary>
/// <remarks>
/// Programs that look into mail follow its links. So a GET only shows a page with a button (<see cref="FindAsync"/>),
/// and what the link is for is done by the POST of the button (<see cref="TryUseAsync"/>).
/// </remarks>
static class Links
{
    /// <summary>Adds a link to what <paramref name="db"/> saves next.</summary>
    /// <returns>The secret, for the address in the mail and nowhere else.</returns>
    public static string Create(
        RegistryDb db, LinkPurpose purpose, long person, long? subject, DateTime now, TimeSpan lifetime)
    {
        var secret = Secret.New(Secret.OfLink);
        db.Add(new OneTimeLink
        {
            Id = EntityId.New(),
            Hash = Secret.Hash(secret),
            Purpose = purpose,
            PersonId = person,
            SubjectId = subject,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        });
        return secret;
    }

    /// <summary>The link, if it can still be used; nothing is changed.</summary>
    public static Task<OneTimeLink?> FindAsync(
        RegistryDb db, LinkPurpose purpose, string secret, DateTime now, CancellationToken cancellation) =>
        Secret.Looks(Secret.OfLink, secret)
            ? Usable(db, purpose, secret, now).AsNoTracking().SingleOrDefaultAsync(cancellation)
            : Task.FromResult<OneTimeLink?>(null);

    /// <summary>
    /// Uses the link up. Of many who try at once one is given it; when the transaction is taken back, so is the use.
    /// </summary>
    /// <returns>Null when it was used before, has expired, or never was.</returns>
    public static async Task<OneTimeLink?> TryUseAsync(
        RegistryDb db, LinkPurpose purpose, string secret, DateTime now, CancellationToken cancellation)
    {
        if (await FindAsync(db, purpose, secret, now, cancellation) is not { } link)
            return null;
        var used = await Usable(db, purpose, secret, now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellation);
        return used == 1 ? link : null;
    }

    /// <summary>Makes those that a person was sent and has not used worthless; to be saved.</summary>
    public static async Task EndAsync(
        RegistryDb db, LinkPurpose purpose, long person, DateTime now, CancellationToken cancellation)
    {
        foreach (var link in await db.Set<OneTimeLink>()
            .Where(l => l.PersonId == person && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now)
            .ToListAsync(cancellation))
            link.ExpiresAt = now;
    }

    static IQueryable<OneTimeLink> Usable(RegistryDb db, LinkPurpose purpose, string secret, DateTime now)
    {
        var hash = Secret.Hash(secret);
        return db.Set<OneTimeLink>()
            .Where(l => l.Hash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now);
    }
}

sealed class OneTimeLinkMapping : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.LeavesWith(l => l.PersonId, SeenBy.Person).Shows(SeenBy.Nobody, l => l.Hash);
        link.HasIndex(l => l.Hash).IsUnique();
        link.ToTable(table =>
            table.HasCheckConstraint("CK_OneTimeLink_Hash", $"length(\"Hash\") = {Secret.HashLength}"));
    }
}
