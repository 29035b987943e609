using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>What the clock says of consultations and of replies: none of it is stored.</summary>
sealed class ConsultationsNow(IDbContextFactory<RegistryDb> contexts, TimeProvider time)
{
    public async ValueTask StatesAsync(Batch<long, ConsultationState> asked, CancellationToken cancellation)
    {
        var now = Now;
        foreach (var c in await ReadAsync(asked.Keys, cancellation))
            asked.Answer(c.Id, c.IsClosed(now) ? ConsultationState.Closed : ConsultationState.Open);
    }

    /// <summary>Null while it is open.</summary>
    public async ValueTask OutcomesAsync(Batch<long, ConsultationOutcome?> asked, CancellationToken cancellation)
    {
        var now = Now;
        foreach (var c in (await ReadAsync(asked.Keys, cancellation))
            .Where(c => c.IsClosed(now) && c.WithdrawnAt is null))
            asked.Answer(
                c.Id, c.ObjectionStands ? ConsultationOutcome.Objection : ConsultationOutcome.NoObjection);
    }

    public async ValueTask ReplyStatesAsync(
        Batch<long, ConsultationReplyState> asked, CancellationToken cancellation)
    {
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var replies = await db.Set<ConsultationReply>().Where(r => asked.Keys.Contains(r.Id))
            .Select(r => new { r.Id, r.Answer, r.Consultation.ClosesAt }).ToListAsync(cancellation);
        foreach (var reply in replies)
            asked.Answer(reply.Id, State(reply.Answer, isClosed: reply.ClosesAt <= now));
    }

    public static ConsultationReplyState State(ConsultationAnswer? answer, bool isClosed) => answer switch
    {
        ConsultationAnswer.NoObjection => ConsultationReplyState.NoObjection,
        ConsultationAnswer.Objection => ConsultationReplyState.Objection,
        ConsultationAnswer.Comment => ConsultationReplyState.Comment,
        _ => isClosed ? ConsultationReplyState.Silent : ConsultationReplyState.Waiting,
    };

    DateTime Now => time.GetUtcNow().UtcDateTime;

    async Task<List<Consultation>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Set<Consultation>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation);
    }
}
