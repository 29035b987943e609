using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>Remembers that somebody is considered for a situation, and in which order.</summary>
sealed class AddToShortlist(CaseTexts texts, TimeProvider time)
    : IMutation<AddToShortlistInput, AddToShortlistPayload>
{
    static readonly AddToShortlistValidator s_validator = new();

    public async Task<AddToShortlistPayload> RunAsync(
        RegistryDb db, Caller caller, AddToShortlistInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var (situation, unknown) = await db.FindSituationAsync(input.Situation.Key, null, cancellation);
        if (situation is null)
            errors.Add(unknown!);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == input.Person.Key, cancellation);
        if (person is null)
            errors.Add(new NotFound("There is no such person.", "person"));
        if (situation is null || person is null || errors.Count > 0)
            return new AddToShortlistPayload(null, errors);

        var list = await db.Set<ShortlistEntry>()
            .Where(e => e.SituationId == situation.Id && e.RemovedAt == null).OrderBy(e => e.Position)
            .ToListAsync(cancellation);
        if (list.Exists(e => e.PersonId == person.Id))
            return new AddToShortlistPayload(null, [new Conflict("The person is on the list already.", "person")]);

        var id = EntityId.New();
        var entry = new ShortlistEntry
        {
            Id = id,
            SituationId = situation.Id,
            PersonId = person.Id,
            Position = 0,
            Note = Text.OrNull(input.Note) is { } note
                ? texts.Seal<ShortlistEntry>(db, id, nameof(ShortlistEntry.Note), note) : null,
            AddedAt = time.GetUtcNow().UtcDateTime,
        };
        db.Add(entry);
        list.Insert(Math.Min(input.Position ?? list.Count + 1, list.Count + 1) - 1, entry);
        foreach (var (index, listed) in list.Index())
            listed.Position = index + 1;
        await db.SaveChangesAsync(cancellation);
        return new AddToShortlistPayload(id, []);
    }
}

/// <param name="Position">From 1; at the end while nobody says.</param>
sealed record AddToShortlistInput(
    Id<Situation> Situation, Id<Person> Person, int? Position = null, string? Note = null);

sealed record AddToShortlistPayload(long? EntryId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class AddToShortlistValidator : AbstractValidator<AddToShortlistInput>
{
    public AddToShortlistValidator()
    {
        RuleFor(i => i.Position).GreaterThanOrEqualTo(1).WithMessage("From 1.");
        RuleFor(i => i.Note).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
