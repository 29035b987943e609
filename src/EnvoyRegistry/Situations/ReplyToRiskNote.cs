using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>What the state concerned says to a note on risk; it stands beside the note.</summary>
sealed class ReplyToRiskNote(CaseTexts texts, TimeProvider time)
    : IMutation<ReplyToRiskNoteInput, ReplyToRiskNotePayload>
{
    static readonly ReplyToRiskNoteValidator s_validator = new();

    public async Task<ReplyToRiskNotePayload> RunAsync(
        RegistryDb db, Caller caller, ReplyToRiskNoteInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new ReplyToRiskNotePayload(null, errors);
        var note = await db.Set<RiskNote>().FirstOrDefaultAsync(n => n.Id == input.RiskNote.Key, cancellation);
        if (note is null)
            return Refused(new NotFound("There is no such note.", "riskNote"));
        if (note.ConcernedId != caller.ParticipantId)
            return Refused(new RuleViolation("R1", "The reply is that of the state concerned.", "riskNote"));
        if (note.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(note.Version, input.ExpectedVersion));

        note.TakeReply(
            texts.Seal<RiskNote>(db, note.Id, nameof(RiskNote.Reply), input.Reply.Trim()),
            time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellation);
        return new ReplyToRiskNotePayload(note.Id, []);
    }

    static ReplyToRiskNotePayload Refused(UserError error) => new(null, [error]);
}

sealed record ReplyToRiskNoteInput(Id<RiskNote> RiskNote, int ExpectedVersion, string Reply);

sealed record ReplyToRiskNotePayload(long? RiskNoteId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class ReplyToRiskNoteValidator : AbstractValidator<ReplyToRiskNoteInput>
{
    public ReplyToRiskNoteValidator() =>
        RuleFor(i => i.Reply).Must(Text.IsThere).WithMessage("Write what is to stand beside the note.")
            .MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
}
