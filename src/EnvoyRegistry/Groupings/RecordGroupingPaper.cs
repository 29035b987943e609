using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Groupings;

/// <summary>
/// R23: a grouping at work hands in what it found, or recommends: by those who sit in it, or as the Chair's office puts
/// it down. With its first recommendation it has reported.
/// </summary>
sealed class RecordGroupingPaper(GroupingDesk desk, CaseTexts texts)
    : IMutation<RecordGroupingPaperInput, RecordGroupingPaperPayload>
{
    static readonly RecordGroupingPaperValidator s_validator = new();

    public async Task<RecordGroupingPaperPayload> RunAsync(
        RegistryDb db, Caller caller, RecordGroupingPaperInput input, CancellationToken cancellation)
    {
        var errors = s_validator.Errors(input);
        var people = input.Readers.Select(r => r.Person?.Key).OfType<long>().ToList();
        var seen = await db.Set<Person>().Where(p => people.Contains(p.Id)).Select(p => p.Id)
            .ToListAsync(cancellation);
        var (grouping, error) = await GroupingDesk.FindAsync(
            db, input.Grouping.Key, input.ExpectedVersion, cancellation);
        // Also those with whom the author sits, whatever they opened.
        seen.AddRange(grouping?.Present.Where(m => m.Answer is SeatAnswer.Yes).Select(m => m.PersonId!.Value) ?? []);
        var (readers, unknown) = await ReadersAsync(db, input.Readers, seen, cancellation);
        errors.AddRange(unknown);
        if (grouping is null)
            errors.Add(error!);
        else if (NotItsOwn(grouping, caller) is { } refusal)
            errors.Add(refusal);
        else if (grouping.Status is not (GroupingStatus.Active or GroupingStatus.Reported))
            errors.Add(new Conflict(
                grouping.Status is GroupingStatus.Constituted
                    ? $"The grouping begins its work on {grouping.From:yyyy-MM-dd}."
                    : "The grouping is not constituted; it is not at work yet.", "grouping"));
        if (errors.Count > 0)
            return new RecordGroupingPaperPayload(null, null, errors);

        var id = EntityId.New();
        db.Add(new GroupingPaper
        {
            Id = id,
            GroupingId = grouping!.Id,
            Kind = input.Kind,
            Text = texts.Seal<GroupingPaper>(db, id, nameof(GroupingPaper.Text), input.Text.Trim()),
            RecordedAt = desk.Now,
            ParticipantId = caller.Role is CallerRole.FocalPoint ? caller.ParticipantId : null,
            PersonId = caller.Role is CallerRole.Member ? caller.PersonId : null,
            Readers = [.. readers.Select(r => new PaperReader
            {
                Id = EntityId.New(),
                PaperId = id,
                ParticipantId = r.Participant,
                PersonId = r.Person,
            })],
        });
        if (input.Kind is PaperKind.Recommendation)
            grouping.Status = GroupingStatus.Reported;
        await desk.SaveAsync(db, grouping, cancellation);
        return new RecordGroupingPaperPayload(id, grouping.Id, []);
    }

    /// <summary>The Chair's office puts down for all; whoever sits in it, for it.</summary>
    static RuleViolation? NotItsOwn(Grouping grouping, Caller caller) => caller.Role is CallerRole.Chair
        || grouping.Present.Any(m => caller.Role is CallerRole.FocalPoint
            ? m.ParticipantId is not null && m.ParticipantId == caller.ParticipantId
            : m.Answer is SeatAnswer.Yes && m.PersonId == caller.PersonId)
        ? null : new RuleViolation("R23", "Only those who sit in a grouping write its papers.", "grouping");

    static async Task<(List<(long? Participant, long? Person)>, List<UserError>)> ReadersAsync(
        RegistryDb db, IReadOnlyList<PaperReaderInput> named, IReadOnlyCollection<long> seen,
        CancellationToken cancellation)
    {
        var (readers, errors) = (new List<(long? Participant, long? Person)>(), new List<UserError>());
        foreach (var (index, reader) in named.Take(RecordGroupingPaperValidator.MostReaders).Index())
        {
            string[] path = ["readers", index.ToString(CultureInfo.InvariantCulture)];
            if (reader.Person is { } person)
            {
                if (seen.Contains(person.Key))
                    readers.Add((null, person.Key));
                else
                    errors.Add(new NotFound("There is no such person.", [.. path, "person"]));
                continue;
            }
            var (participant, error) = await db.FindParticipantAsync(
                reader.Participant!, [.. path, "participant"], cancellation);
            if (participant is null)
                errors.Add(error!);
            else
                readers.Add((participant.Id, null));
        }
        return ([.. readers.Distinct()], errors);
    }
}

sealed record RecordGroupingPaperInput(
    Id<Grouping> Grouping, int ExpectedVersion, PaperKind Kind, string Text, IReadOnlyList<PaperReaderInput> Readers);

/// <summary>One of the two.</summary>
/// <param name="Participant">A code: its focal point reads.</param>
sealed record PaperReaderInput(string? Participant = null, Id<Person>? Person = null);

sealed record RecordGroupingPaperPayload(
    long? PaperId, long? GroupingId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RecordGroupingPaperValidator : AbstractValidator<RecordGroupingPaperInput>
{
    public const int MostReaders = 100;
    const int Longest = 100_000;

    public RecordGroupingPaperValidator()
    {
        RuleFor(i => i.Text).Must(Text.IsThere).WithMessage("A paper has a text.")
            .MaximumLength(Longest).WithMessage($"At most {Longest} characters.");
        RuleFor(i => i.Readers).Must(r => r.Count <= MostReaders).WithMessage($"At most {MostReaders} readers.");
    }
}
