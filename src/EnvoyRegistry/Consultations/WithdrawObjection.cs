using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>Takes an objection back, by whoever made it and nobody else, at any time (R18).</summary>
sealed class WithdrawObjection(ConsultedMatters matters, TimeProvider time)
    : IMutation<WithdrawObjectionInput, WithdrawObjectionPayload>
{
    public async Task<WithdrawObjectionPayload> RunAsync(
        RegistryDb db, Caller caller, WithdrawObjectionInput input, CancellationToken cancellation)
    {
        if (await db.OwnReplyAsync(caller, input.Consultation.Key, cancellation) is not { } reply)
            return Refused(new NotFound("There is no such consultation.", "consultation"));
        if (reply.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(reply.Version, input.ExpectedVersion));
        return await WithdrawAsync(db, reply, cancellation) is { } error
            ? Refused(error)
            : new WithdrawObjectionPayload(reply.ConsultationId, []);
    }

    public async Task<UserError?> WithdrawAsync(
        RegistryDb db, ConsultationReply reply, CancellationToken cancellation)
    {
        if (!reply.IsStandingObjection)
            return new Conflict(
                "Your participant has no objection here that stands; there is nothing to withdraw.", "consultation");
        reply.WithdrawnAt = time.GetUtcNow().UtcDateTime;
        reply.Version++;
        reply.Consultation.ObjectionStands = await db.OtherReplies(reply).AnyAsync(
            r => r.Answer == ConsultationAnswer.Objection && r.WithdrawnAt == null, cancellation);
        await matters.SaveAndTellAsync(db, reply.Consultation, ConsultationMove.ObjectionWithdrawn, cancellation);
        return null;
    }

    static WithdrawObjectionPayload Refused(UserError error) => new(null, [error]);
}

sealed record WithdrawObjectionInput(Id<Consultation> Consultation, int ExpectedVersion);

sealed record WithdrawObjectionPayload(long? ConsultationId, IReadOnlyList<UserError> Errors) : IPayload;
