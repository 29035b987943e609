using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.Vault;
using FluentValidation;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>Puts an assessment on record that one of the four crimes threatens, and asks for the second look.</summary>
sealed class RecordRiskNote(SituationPost post, CaseTexts texts, TimeProvider time)
    : IMutation<RecordRiskNoteInput, RecordRiskNotePayload>
{
    static readonly RecordRiskNoteValidator s_validator = new();

    public async Task<RecordRiskNotePayload> RunAsync(
        RegistryDb db, Caller caller, RecordRiskNoteInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var (situation, error) = await db.FindSituationAsync(input.Situation.Key, null, cancellation);
        if (situation is null)
            return new RecordRiskNotePayload(null, [error!, .. errors]);
        var (reviewer, unknown) = await db.FindParticipantAsync(input.Reviewer, ["reviewer"], cancellation);
        if (unknown is not null)
            errors.Add(unknown);
        var (concerned, stranger) = input.Concerns is { } code
            ? await db.FindParticipantAsync(code, ["concerns"], cancellation) : (null, null);
        if (stranger is not null)
            errors.Add(stranger);
        if (reviewer is not null && (reviewer.Id == caller.ParticipantId || reviewer.Id == concerned?.Id))
            errors.Add(new InvalidInput(
                "The second look is another participant's: not the author's, and not that of the state concerned.",
                "reviewer"));
        if (errors.Count > 0)
            return new RecordRiskNotePayload(null, errors);

        var id = EntityId.New();
        db.Add(new RiskNote
        {
            Id = id,
            SituationId = situation.Id,
            Crime = input.Crime,
            Method = input.Method.Trim(),
            Assessment = texts.Seal<RiskNote>(db, id, nameof(RiskNote.Assessment), input.Assessment.Trim()),
            LocalSource = texts.Seal<RiskNote>(db, id, nameof(RiskNote.LocalSource), input.LocalSource.Trim()),
            AuthorId = caller.ParticipantId!.Value,
            ReviewerId = reviewer!.Id,
            ConcernedId = concerned?.Id,
            RecordedAt = time.GetUtcNow().UtcDateTime,
        });
        post.PostToFocalPoint(db, situation, reviewer, "The Chair asks for a second look at a note on risk", """
            The Chair's office of the ASEAN Regional Forum has written a note on risk and asks your participant for the
            second look at it. It is for the Chair's office, for you and for the state concerned alone. You read it
            signed in.
            """);
        await db.SaveChangesAsync(cancellation);
        return new RecordRiskNotePayload(id, []);
    }
}

/// <param name="Reviewer">The code of a participant.</param>
/// <param name="Concerns">The code of the participant that is the state concerned; null where none is.</param>
sealed record RecordRiskNoteInput(
    Id<Situation> Situation,
    AtrocityCrime Crime,
    string Assessment,
    string Method,
    string LocalSource,
    string Reviewer,
    string? Concerns = null);

sealed record RecordRiskNotePayload(long? RiskNoteId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RecordRiskNoteValidator : AbstractValidator<RecordRiskNoteInput>
{
    public RecordRiskNoteValidator()
    {
        RuleFor(i => i.Assessment).Must(Text.IsThere).WithMessage("Say what threatens, and whom.")
            .MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
        RuleFor(i => i.Method).Must(Text.IsThere)
            .WithMessage("Name the published method it follows, so that others can follow it.").OneLine();
        RuleFor(i => i.LocalSource).Must(Text.IsThere).WithMessage("A note rests on a local source; name it.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
