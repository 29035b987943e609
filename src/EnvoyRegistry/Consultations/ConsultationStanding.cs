using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Consultations;

/// <summary>How far the participants were consulted on a matter, as of an instant.</summary>
/// <param name="ConsultationId">The latest consultation on it.</param>
/// <param name="ClosesAt">When that closes or closed: at its deadline, or when all had answered.</param>
/// <param name="ObjectionStands">
/// Whether anybody's objection stands, in this consultation on the matter or an earlier one.
/// </param>
/// <param name="AnswerOwed">Whether the Chair's office has not answered one of those yet.</param>
/// <param name="Agreed">
/// The participants that said in that consultation that they do not object, or took their objection back.
/// </param>
/// <param name="ClearSince">
/// Since when it has been closed and no objection stood; null while it is open or one stands.
/// </param>
sealed record ConsultationStanding(
    long ConsultationId, DateTime OpenedAt, DateTime ClosesAt, bool ObjectionStands, bool AnswerOwed,
    IReadOnlyList<long> Agreed, DateTime? ClearSince)
{
    /// <summary>Who must do what for it to be clear.</summary>
    public IEnumerable<CaseStep> Steps(DateTime now) =>
        ConsultationSteps.Of(ClosesAt, ObjectionStands, AnswerOwed, now);

    /// <inheritdoc cref="ReadAsync"/>
    /// <returns>Null when nobody had been consulted on it.</returns>
    public static async Task<ConsultationStanding?> FindAsync(
        RegistryDb db, long matter, DateTime at, CancellationToken cancellation) =>
        (await ReadAsync(db, [matter], at, cancellation)).GetValueOrDefault(matter);

    /// <summary>
    /// Of many matters, whoever the context reads for. What was answered and changed while a consultation was open is
    /// read as it is now.
    /// </summary>
    /// <param name="at">In UTC.</param>
    /// <returns>By matter; without those on which nobody had been consulted.</returns>
    public static async Task<Dictionary<long, ConsultationStanding>> ReadAsync(
        RegistryDb db, IReadOnlyCollection<long> matters, DateTime at, CancellationToken cancellation)
    {
        var keys = matters.Select(matter => (long?)matter).ToList();
        var consultations = await db.Set<Consultation>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => keys.Contains(c.MatterId) && c.OpenedAt <= at)
            .Select(c => new
            {
                Matter = c.MatterId!.Value,
                c.Id,
                c.OpenedAt,
                c.WithdrawnAt,
                ClosesAt = c.ClosesAt <= at ? c.ClosesAt : c.Deadline,
                Objections = c.Replies
                    .Where(r => r.Answer == ConsultationAnswer.Objection && r.AnsweredAt <= at)
                    .Select(r => new { r.WithdrawnAt, r.ChairAnsweredAt }).ToList(),
                Agreed = c.Replies
                    .Where(r => (r.Answer == ConsultationAnswer.NoObjection && r.AnsweredAt <= at)
                        || (r.Answer == ConsultationAnswer.Objection && r.WithdrawnAt <= at))
                    .Select(r => r.ParticipantId).ToList(),
            }).ToListAsync(cancellation);
        // One that was taken back says nothing; what was objected to in it stands.
        var asked = consultations.GroupBy(c => c.Matter).Where(of => of.Any(c => c.WithdrawnAt is null));
        return asked.ToDictionary(of => of.Key, of =>
        {
            var latest = of.Where(c => c.WithdrawnAt is null).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Last();
            var objections = of.SelectMany(c => c.Objections).ToList();
            var standing = objections.FindAll(o => o.WithdrawnAt is null || o.WithdrawnAt > at);
            return new ConsultationStanding(
                latest.Id, latest.OpenedAt, latest.ClosesAt, standing.Count > 0,
                standing.Exists(o => o.ChairAnsweredAt is null || o.ChairAnsweredAt > at),
                latest.Agreed,
                standing.Count > 0 || latest.ClosesAt > at ? null
                    : objections.Select(o => o.WithdrawnAt).OfType<DateTime>().Append(latest.ClosesAt).Max());
        });
    }
}
