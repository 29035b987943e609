using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Puts down that somebody is considered no more, and why not.</summary>
sealed class RemoveFromShortlist(CaseTexts texts, TimeProvider time)
    : IMutation<RemoveFromShortlistInput, RemoveFromShortlistPayload>
{
    static readonly RemoveFromShortlistValidator s_validator = new();

    public async Task<RemoveFromShortlistPayload> RunAsync(
        RegistryDb db, Caller caller, RemoveFromShortlistInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new RemoveFromShortlistPayload(null, errors);
        var entry = await db.Set<ShortlistEntry>()
            .FirstOrDefaultAsync(e => e.Id == input.Entry.Key && e.RemovedAt == null, cancellation);
        if (entry is null)
            return new RemoveFromShortlistPayload(null, [new NotFound("There is no such entry.", "entry")]);

        entry.RemovedAt = time.GetUtcNow().UtcDateTime;
        entry.WhyNot = texts.Seal<ShortlistEntry>(
            db, entry.Id, nameof(ShortlistEntry.WhyNot), input.WhyNot.Trim());
        await db.SaveChangesAsync(cancellation);
        return new RemoveFromShortlistPayload(entry.Id, []);
    }
}

sealed record RemoveFromShortlistInput(Id<ShortlistEntry> Entry, string WhyNot);

sealed record RemoveFromShortlistPayload(long? EntryId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RemoveFromShortlistValidator : AbstractValidator<RemoveFromShortlistInput>
{
    public RemoveFromShortlistValidator() =>
        RuleFor(i => i.WhyNot).Must(Text.IsThere).WithMessage("Say why not: the next office will ask.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
}
