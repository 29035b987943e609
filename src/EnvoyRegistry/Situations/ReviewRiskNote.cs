using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Situations;

/// <summary>The second look at a note on risk, by the participant that was asked for it.</summary>
sealed class ReviewRiskNote(SituationPost post, CaseTexts texts, TimeProvider time)
    : IMutation<ReviewRiskNoteInput, ReviewRiskNotePayload>
{
    static readonly ReviewRiskNoteValidator s_validator = new();

    public async Task<ReviewRiskNotePayload> RunAsync(
        RegistryDb db, Caller caller, ReviewRiskNoteInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new ReviewRiskNotePayload(null, errors);
        var note = await db.Set<RiskNote>().Include(n => n.Concerned)
            .FirstOrDefaultAsync(n => n.Id == input.RiskNote.Key, cancellation);
        if (note is null || (note.ReviewerId != caller.ParticipantId && note.ReviewedAt is null))
            return Refused(new NotFound("There is no such note.", "riskNote"));
        if (note.ReviewerId != caller.ParticipantId)
            return Refused(new RuleViolation("R1", "The second look is the reviewer's alone.", "riskNote"));
        if (note.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(note.Version, input.ExpectedVersion));
        if (note.ReviewedAt is not null)
            return Refused(new Conflict("It was reviewed already.", "riskNote"));

        note.TakeReview(
            input.Agrees, texts.Seal<RiskNote>(db, note.Id, nameof(RiskNote.Review), input.Review.Trim()),
            time.GetUtcNow().UtcDateTime);
        if (note.Concerned is { } concerned)
        {
            var situation = await db.Set<Situation>().IgnoreQueryFilters()
                .FirstAsync(s => s.Id == note.SituationId, cancellation);
            post.PostToFocalPoint(db, situation, concerned, "A note on risk concerns your country", """
                The Chair's office of the ASEAN Regional Forum keeps a note on risk that concerns your country, and
                another participant has looked at it. You read it signed in, and what you answer stands beside it. It is
                for the Chair's office, for the reviewer and for you alone.
                """);
        }
        await db.SaveChangesAsync(cancellation);
        return new ReviewRiskNotePayload(note.Id, []);
    }

    static ReviewRiskNotePayload Refused(UserError error) => new(null, [error]);
}

sealed record ReviewRiskNoteInput(Id<RiskNote> RiskNote, int ExpectedVersion, bool Agrees, string Review);

sealed record ReviewRiskNotePayload(long? RiskNoteId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class ReviewRiskNoteValidator : AbstractValidator<ReviewRiskNoteInput>
{
    public ReviewRiskNoteValidator() =>
        RuleFor(i => i.Review).Must(Text.IsThere).WithMessage("Say what you looked at, and what you found.")
            .MaximumLength(Text.Pages).WithMessage($"At most {Text.Pages} characters.");
}
