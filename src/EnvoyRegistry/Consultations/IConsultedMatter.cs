using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// Something that all participants are consulted on, as the room says that has it. Register it as a service of this
/// type.
/// </summary>
interface IConsultedMatter
{
    /// <summary>Of its ids, such as <c>app</c>.</summary>
    string Prefix { get; }

    /// <summary>
    /// Whether participants can be consulted on it now, asked in the transaction that opens the consultation.
    /// </summary>
    /// <param name="caller">The Chair's office; <paramref name="db"/> reads for it.</param>
    /// <returns>How it is put to them; or why it cannot be, without a path.</returns>
    Task<(MatterAsked? Asked, UserError? Error)> OpenAsync(
        RegistryDb db, Caller caller, long id, CancellationToken cancellation);

    /// <summary>
    /// Told in the same transaction, when it is saved, so that the matter moves on with it. That time passed is told to
    /// nobody: ask <see cref="ConsultationStanding"/>.
    /// </summary>
    /// <param name="db">Reads as the register itself, whoever the caller is.</param>
    Task MovedAsync(RegistryDb db, long id, ConsultationMove move, CancellationToken cancellation);
}

/// <summary>How a matter is put to the participants.</summary>
/// <param name="Title">For a heading, in one line of at most 200 characters. It names no person.</param>
/// <param name="Exercise">
/// Of an exercise: the addresses to which all letters go, each of which says EXERCISE; null when it is none.
/// </param>
sealed record MatterAsked(string Title, IReadOnlyList<string>? Exercise = null);

/// <summary>What happened to a consultation.</summary>
enum ConsultationMove
{
    Opened,
    Answered,
    ObjectionWithdrawn,

    /// <summary>The Chair's office took it back.</summary>
    Withdrawn,
}

/// <summary>All there are, by the prefix of their ids.</summary>
sealed class ConsultedMatters(IEnumerable<IConsultedMatter> all)
{
    readonly Dictionary<string, IConsultedMatter> _all = all.ToDictionary(matter => matter.Prefix);

    public IConsultedMatter? Find(string prefix) => _all.GetValueOrDefault(prefix);

    /// <summary>Saves, and tells the matter of a consultation, if it has one.</summary>
    public async Task SaveAndTellAsync(
        RegistryDb db, Consultation consultation, ConsultationMove move, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        if (consultation is not { MatterId: { } id, MatterPrefix: { } prefix })
            return;
        var viewer = db.Viewer;
        db.Viewer = Viewer.Register;
        try
        {
            await _all[prefix].MovedAsync(db, id, move, cancellation);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
