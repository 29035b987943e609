using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Access;

/// <summary>
/// Who is calling, as one request established it. What may be read and changed follows from this alone.
/// </summary>
/// <param name="Role">
/// What the caller is now: an office of the Chair whose term ended is no longer <c>Chair</c>.
/// </param>
/// <param name="Name">
/// Who it is, for the audit: the label of a token, the subject of a provider, an id. Never an address or a secret.
/// </param>
/// <param name="ParticipantId">Of an office of the Chair and of a focal point: whose.</param>
/// <param name="PersonId">Of a member: her or his entry.</param>
/// <param name="TokenId">The token or session it showed, if it was one of the register's own.</param>
sealed record Caller(
    CallerRole Role,
    string Name,
    long? ParticipantId = null,
    long? PersonId = null,
    TokenScope Scopes = TokenScope.None,
    long? TokenId = null)
{
    public static Caller Anonymous { get; } = new(CallerRole.Anonymous, "anonymous");

    /// <summary>Until when the caller is known by what it showed; null where that has no end.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>Whether nobody calls: a person looks at what such a caller would see of her or him.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The register itself: its commands and its upkeep.</summary>
    public static Caller Register { get; } = new(CallerRole.Register, "register");

    public Viewer Viewer { get; } = Role == CallerRole.Register ? Viewer.Register : new Viewer(
        1 << (int)Role,
        Role switch
        {
            CallerRole.Chair or CallerRole.Unit => Reach.Everything,
            CallerRole.Secgen or CallerRole.FocalPoint or CallerRole.Auditor or CallerRole.ParticipantOffice =>
                Reach.Participants,
            CallerRole.Integrator when Scopes.HasFlag(TokenScope.People) => Reach.Participants,
            CallerRole.Integrator or CallerRole.Member => Reach.SignedIn,
            _ => Reach.Nothing,
        },
        PersonId ?? Viewer.None,
        Role is CallerRole.FocalPoint ? ParticipantId ?? Viewer.None : Viewer.None,
        Role is CallerRole.Chair or CallerRole.ParticipantOffice ? ParticipantId ?? Viewer.None : Viewer.None,
        TokenId ?? Viewer.None);

    public bool IsSignedIn => Role is not CallerRole.Anonymous;
}

/// <summary>What a caller is. Stored by tokens and in the audit: the numbers stay.</summary>
enum CallerRole
{
    /// <summary>Nobody the register knows.</summary>
    Anonymous = 0,

    /// <summary>The office of the participant that holds the Chair now.</summary>
    Chair = 1,

    /// <summary>The ARF Unit, which operates the register.</summary>
    Unit = 2,

    /// <summary>The Secretary-General of ASEAN.</summary>
    Secgen = 3,

    /// <summary>A participant's focal point, who acts for that participant alone.</summary>
    FocalPoint = 4,

    /// <summary>A person on the register, for her or his own entry.</summary>
    Member = 5,

    Auditor = 6,

    /// <summary>A program, with the scopes of its token.</summary>
    Integrator = 7,

    /// <summary>The office of a participant that held or will hold the Chair: reads as participants do.</summary>
    ParticipantOffice = 8,

    /// <summary>The register itself.</summary>
    Register = 9,
}

/// <summary>What a token of an integrator is good for beyond reference data. Stored: the numbers stay.</summary>
[Flags]
enum TokenScope
{
    None = 0,

    /// <summary>People as participants see them; without it matching answers with anonymous skill sets.</summary>
    People = 1,
}
