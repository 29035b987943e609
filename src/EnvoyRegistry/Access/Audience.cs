namespace EnvoyRegistry.Access;

/// <summary>
/// The words of <c>@access(to:)</c>. All but the last three are the caller's alone; those ask the row.
/// </summary>
enum Audience
{
    Anyone,
    SignedIn,
    Chair,
    Unit,
    Secgen,
    Auditor,
    Participant,
    Member,
    Integrator,
    IntegratorForPeople,
    FocalPoint,
    Self,
    Opened,
}

static class Audiences
{
    public static bool AsksTheRow(this Audience audience) => audience >= Audience.FocalPoint;

    /// <summary>The roles, by bit, that are of the audience; of one that asks the row, those that can be.</summary>
    public static int Roles(this Audience audience) => audience switch
    {
        Audience.Anyone => ~0,
        Audience.SignedIn => ~Bit(CallerRole.Anonymous),
        Audience.Chair => Bit(CallerRole.Chair),
        Audience.Unit => Bit(CallerRole.Unit),
        Audience.Secgen => Bit(CallerRole.Secgen),
        Audience.Auditor => Bit(CallerRole.Auditor),
        Audience.Participant => Bit(CallerRole.FocalPoint) | Bit(CallerRole.ParticipantOffice),
        Audience.Member => Bit(CallerRole.Member),
        Audience.Integrator => Bit(CallerRole.Integrator),
        Audience.IntegratorForPeople => 0, // Its scope decides: see Includes.
        Audience.FocalPoint => Bit(CallerRole.FocalPoint),
        Audience.Self => Bit(CallerRole.Member),
        Audience.Opened => ~Bit(CallerRole.Anonymous),
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "There is no such audience."),
    };

    /// <summary>Whether the caller is of the audience, or can be where the row is asked.</summary>
    public static bool Includes(this Audience audience, Caller caller) =>
        caller.Role == CallerRole.Register
        || (audience.Roles() & Bit(caller.Role)) != 0
        || (audience == Audience.IntegratorForPeople && caller.Scopes.HasFlag(TokenScope.People));

    public static string InWords(this Audience audience) => audience switch
    {
        Audience.Anyone => "anyone",
        Audience.SignedIn => "whoever signs in",
        Audience.Chair => "the Chair's office",
        Audience.Unit => "the ARF Unit",
        Audience.Secgen => "the Secretary-General",
        Audience.Auditor => "auditors",
        Audience.Participant => "participants",
        Audience.Member => "people on the register",
        Audience.Integrator => "integrators",
        Audience.IntegratorForPeople => "integrators with the scope PEOPLE",
        Audience.FocalPoint => "the focal point of the entry's participant",
        Audience.Self => "the person",
        Audience.Opened => "whom the person opened it to",
        _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "There is no such audience."),
    };

    static int Bit(CallerRole role) => 1 << (int)role;
}
