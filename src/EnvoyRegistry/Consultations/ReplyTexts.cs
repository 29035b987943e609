using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// Seals what participants write in their replies and what the Chair's office writes to an objection, and opens it for
/// those who may read it. Whoever reads what another wrote is put on record.
/// </summary>
sealed class ReplyTexts(
    IDbContextFactory<RegistryDb> contexts, RegisterVault vault, IDisclosures disclosures, CurrentCaller current)
{
    const string OfReply = "consultation.reply";
    const string OfChair = "consultation.chairAnswer";

    public void Write(RegistryDb db, ConsultationReply reply, string? text) =>
        reply.Text = text is null ? null : vault.Seal(db, OfReply, reply.Id, text);

    public void WriteChairAnswer(RegistryDb db, ConsultationReply reply, string text) =>
        reply.ChairAnswer = vault.Seal(db, OfChair, reply.Id, text);

    /// <summary>For the participant that wrote it.</summary>
    public string? Read(RegistryDb db, ConsultationReply reply) =>
        reply.Text is { } text ? vault.Open(db, OfReply, reply.Id, text) : null;

    /// <summary>For the participant that objected; it is put on record when this returns.</summary>
    public async Task<string?> ReadChairAnswerAsync(
        RegistryDb db, ConsultationReply reply, Caller reader, string operation)
    {
        if (reply.ChairAnswer is not { } text)
            return null;
        await RecordAsync(reader, operation, "chairAnswer", [reply.ConsultationId]);
        return vault.Open(db, OfChair, reply.Id, text);
    }

    public ValueTask LoadAsync(Batch<long, string> asked, OperationContext operation) => LoadAsync(
        asked, operation, "text", OfReply, reply => reply.Text,
        reply => reply.ParticipantId == current.Value.ParticipantId && current.Value.Role is CallerRole.FocalPoint);

    public ValueTask LoadChairAnswersAsync(Batch<long, string> asked, OperationContext operation) => LoadAsync(
        asked, operation, "chairAnswer", OfChair, reply => reply.ChairAnswer,
        _ => current.Value.Role is CallerRole.Chair);

    async ValueTask LoadAsync(
        Batch<long, string> asked, OperationContext operation, string field, string purpose,
        Func<ConsultationReply, string?> text, Func<ConsultationReply, bool> isAuthor)
    {
        await using var db = await contexts.CreateDbContextAsync(operation.Cancellation);
        var replies = await db.Set<ConsultationReply>().AsNoTracking().Where(r => asked.Keys.Contains(r.Id))
            .ToListAsync(operation.Cancellation);
        var written = replies.Where(reply => text(reply) is not null).ToList();
        await RecordAsync(
            current.Value, operation.Name, field,
            [.. written.Where(reply => !isAuthor(reply)).Select(reply => reply.ConsultationId)]);
        foreach (var reply in written)
            asked.Answer(reply.Id, vault.Open(db, purpose, reply.Id, text(reply)!));
    }

    async Task RecordAsync(Caller reader, string? operation, string field, IReadOnlyList<long> consultations)
    {
        if (consultations.Count > 0)
            await disclosures.RecordOfCasesAsync(reader, operation, $"ConsultationReply.{field}",
                [.. consultations.Distinct().Select(id => new NodeId(Consultation.Prefix, id).ToString())]);
    }
}
