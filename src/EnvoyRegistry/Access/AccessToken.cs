using System.Linq.Expressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnvoyRegistry.Access;

/// <summary>
/// What a caller was given to be known by. The secret itself is told once, to whom it is made for; only its hash stays.
/// </summary>
sealed class AccessToken
{
    /// <summary>Of its ids.</summary>
    public const string Prefix = "tok";

    public required long Id { get; init; }

    /// <summary>Of the secret, by <see cref="Secret.Hash(string)"/>.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What it is for, in the words of whoever made it.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// What was granted. <see cref="CallerRole.Chair"/> is the office of <see cref="ParticipantId"/>, which has the
    /// Chair's rights for as long as its participant is in charge.
    /// </summary>
    public required CallerRole Role { get; init; }

    public long? ParticipantId { get; init; }

    /// <summary>Whose entry, of a member. No foreign key: this room does not know of people.</summary>
    public long? PersonId { get; init; }

    public TokenScope Scopes { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Who made it, as the audit names callers.</summary>
    public required string MadeBy { get; init; }

    public required DateTime ExpiresAt { get; init; }

    /// <summary>To the minute; null while it was never used.</summary>
    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>Whether it is a browser's, from a sign-in by mail.</summary>
    public bool IsSession { get; init; }

    /// <summary>
    /// Whose business it is, to see it and to revoke it: all of them the ARF Unit's, else those of the viewer's own
    /// office, focal point or person, and the one that the viewer showed.
    /// </summary>
    public static Expression<Func<AccessToken, bool>> IsOwn => t =>
        (Viewer.Current.Role & (1 << (int)CallerRole.Unit)) != 0
        || (t.Role == CallerRole.Chair && t.ParticipantId == Viewer.Current.OfficeId)
        || (t.Role == CallerRole.FocalPoint && t.ParticipantId == Viewer.Current.ParticipantId)
        || t.PersonId == Viewer.Current.PersonId
        || t.Id == Viewer.Current.TokenId;

    public Grant Grant => new(Role, ParticipantId, PersonId, Scopes);

    public bool IsGood(DateTime now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>Makes a token; <paramref name="secret"/> is known to nobody else and kept nowhere.</summary>
    public static AccessToken Issue(Grant grant, string label, string madeBy, DateTime now, TimeSpan lifetime,
        out string secret, string kind = Secret.OfToken)
    {
        secret = Secret.New(kind);
        return new AccessToken
        {
            Id = EntityId.New(),
            Hash = Secret.Hash(secret),
            Label = label,
            Role = grant.Role,
            ParticipantId = grant.ParticipantId,
            PersonId = grant.PersonId,
            Scopes = grant.Scopes,
            CreatedAt = now,
            MadeBy = madeBy,
            ExpiresAt = now + lifetime,
            IsSession = kind is Secret.OfSession,
        };
    }
}

/// <summary>What a token, a session or a provider's word stands for.</summary>
sealed record Grant(
    CallerRole Role, long? ParticipantId = null, long? PersonId = null, TokenScope Scopes = TokenScope.None)
{
    /// <summary>The roles that somebody can be given; the others follow from them or from nothing.</summary>
    public static IReadOnlyList<CallerRole> Roles { get; } =
    [
        CallerRole.Chair, CallerRole.Unit, CallerRole.Secgen, CallerRole.FocalPoint, CallerRole.Member,
        CallerRole.Auditor, CallerRole.Integrator,
    ];

    /// <summary>Whether the role is one of a participant.</summary>
    public static bool IsOfParticipant(CallerRole role) => role is CallerRole.Chair or CallerRole.FocalPoint;

    /// <summary>What the grant makes of its holder while <paramref name="inCharge"/> has the Chair's rights.</summary>
    public CallerRole RoleUnder(long? inCharge) => Role is CallerRole.Chair && ParticipantId != inCharge
        ? CallerRole.ParticipantOffice : Role;
}

static class TokensInOrder
{
    public static IQueryable<AccessToken> LatestFirst(this IQueryable<AccessToken> tokens) =>
        tokens.OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id);
}

sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.Ignore(t => t.Grant);
        token.LeavesWith(t => t.PersonId, SeenBy.Person).Shows(SeenBy.Nobody, t => t.Hash);
        token.HasIndex(t => t.Hash).IsUnique();
        token.Property(t => t.IsSession).HasDefaultValue(false);
        token.HasOne<Participant>().WithMany().HasForeignKey(t => t.ParticipantId).OnDelete(DeleteBehavior.Restrict);
        token.ToTable(table =>
        {
            table.HasCheckConstraint("CK_AccessToken_Hash", $"length(\"Hash\") = {Secret.HashLength}");
            table.HasCheckConstraint("CK_AccessToken_OfParticipant",
                $"(\"Role\" IN ({(int)CallerRole.Chair}, {(int)CallerRole.FocalPoint})) = (\"ParticipantId\" IS NOT " +
                "NULL)");
            table.HasCheckConstraint("CK_AccessToken_OfPerson",
                $"(\"Role\" = {(int)CallerRole.Member}) = (\"PersonId\" IS NOT NULL)");
            table.HasCheckConstraint("CK_AccessToken_ScopesOfIntegrator",
                $"\"Scopes\" = 0 OR \"Role\" = {(int)CallerRole.Integrator}");
        });
    }
}
