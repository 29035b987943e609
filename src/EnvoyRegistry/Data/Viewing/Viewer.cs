namespace EnvoyRegistry.Data.Viewing;

/// <summary>
/// Through whose eyes rows are read: what visibility in SQL is decided by. A <see cref="RegistryDb"/> reads for one
/// viewer, and every query of it leaves out the rows that this one may not see.
/// </summary>
/// <param name="Role">A bit: that of the caller's role.</param>
/// <param name="Reach">How much of what people opened the viewer sees.</param>
/// <param name="PersonId">Whose own entry is seen in full; <see cref="None"/> for nobody's.</param>
/// <param name="ParticipantId">Whose nominees are seen in full; <see cref="None"/> for nobody's.</param>
/// <param name="OfficeId">Of which participant the viewer is the Chair's office, in office or not.</param>
/// <param name="TokenId">By which token or session the viewer is known.</param>
sealed record Viewer(
    int Role,
    Reach Reach,
    long PersonId = Viewer.None,
    long ParticipantId = Viewer.None,
    long OfficeId = Viewer.None,
    long TokenId = Viewer.None)
{
    /// <summary>
    /// In an expression over rows: the viewer of the context that runs it. Each of its members is a parameter of the
    /// SQL, so that one statement serves all viewers.
    /// </summary>
    public static Viewer Current =>
        throw new InvalidOperationException($"{nameof(Viewer)}.{nameof(Current)} stands in expressions only.");

    /// <summary>No row has it: ids are not negative.</summary>
    public const long None = -1;

    /// <summary>The bit of no role.</summary>
    const int NoRole = 0;

    /// <summary>Sees no person. What a context reads for until somebody says otherwise.</summary>
    public static Viewer Nobody { get; } = new(NoRole, Reach.Nothing);

    /// <summary>The register's own work, and that of whoever has its file: commands, start-up, upkeep.</summary>
    public static Viewer Register { get; } = new(~NoRole, Reach.Everything);
}

/// <summary>The rings of disclosure, from the inside out.</summary>
enum Reach
{
    /// <summary>The office of the Chair and the ARF Unit: everything that is on the register.</summary>
    Everything = 0,

    /// <summary>What people opened to the participants.</summary>
    Participants = 1,

    /// <summary>What people opened to everybody who signs in.</summary>
    SignedIn = 2,

    Nothing = 3,
}

/// <summary>Tells for whom the register is being read.</summary>
interface IViewers
{
    Viewer Current { get; }
}
