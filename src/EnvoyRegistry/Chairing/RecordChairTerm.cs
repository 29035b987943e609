using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Chairing;

/// <summary>
/// Puts a term of the Chair on record, or changes one: the rights of the Chair's office follow it at once.
/// </summary>
sealed class RecordChairTerm(SecretariatClock clock) : IMutation<RecordChairTermInput, RecordChairTermPayload>
{
    static readonly RecordChairTermValidator s_validator = new();

    public async Task<RecordChairTermPayload> RunAsync(
        RegistryDb db, Caller caller, RecordChairTermInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new RecordChairTermPayload(null, errors);
        var participant = await db.Set<Participant>()
            .SingleOrDefaultAsync(p => p.Code == input.Participant, cancellation);
        if (participant is null)
            return Refused(new NotFound($"`{input.Participant}` is no participant.", "participant"));
        var sources = await db.Set<Source>().Where(s => input.Sources.Contains(s.Code)).ToListAsync(cancellation);
        if (input.Sources.Except(sources.Select(s => s.Code)).FirstOrDefault() is { } unknown)
            return Refused(new NotFound($"`{unknown}` is no source of the register.", "sources"));

        var terms = await db.Set<ChairTerm>().Include(t => t.Participant).Include(t => t.Sources)
            .ToListAsync(cancellation);
        var term = terms.Find(t => t.Code == input.Term);
        if (input.Term is not null && term is null)
            return Refused(new NotFound($"`{input.Term}` is no term.", "term"));
        if (term is not null && term.Version != input.ExpectedVersion)
            return Refused(new StaleVersion(term.Version, input.ExpectedVersion ?? 0));

        var handOver = HandOver(terms, caller);
        if (term is null)
            db.Add(term = New(db, participant, input, sources));
        else
            Change(term, participant, input, sources);
        if (ChairCalendar.Refusal(terms, term) is { } refusal)
            return Refused(new Conflict(refusal, input.Until < input.From ? "until" : "from"));
        if (handOver is { } day && !(HandOver([.. terms, term], caller) <= day))
            return Refused(
                new Conflict($"Your office would hand over later than on {day:yyyy-MM-dd}. No office lengthens "
                + "its own time; the ARF Unit records that.", "from"));
        await db.SaveChangesAsync(cancellation);
        return new RecordChairTermPayload(term.Id, []);
    }

    /// <summary>
    /// When the calling office loses the Chair's rights; null when that is not known, and for other callers.
    /// </summary>
    DateOnly? HandOver(IEnumerable<ChairTerm> terms, Caller caller) => caller.Role is not CallerRole.Chair ? null
        : terms.Where(t => t.From > clock.Today && t.ParticipantId != caller.ParticipantId).Min(t => (DateOnly?)t.From);

    static ChairTerm New(RegistryDb db, Participant participant, RecordChairTermInput input, List<Source> sources)
    {
        var code = ChairCalendar.NewCode(db, participant, input.Until);
        return new ChairTerm
        {
            Id = EntityId.New(), // by the id of a term that came with the register it would be corrected
            Code = code,
            Participant = participant,
            From = input.From,
            Until = input.Until,
            Basis = input.Basis.Trim(),
            Certainty = input.Certainty,
            Sources = sources,
        };
    }

    static void Change(ChairTerm term, Participant participant, RecordChairTermInput input, List<Source> sources)
    {
        term.ParticipantId = participant.Id;
        term.From = input.From;
        term.Until = input.Until;
        term.Basis = input.Basis.Trim();
        term.Certainty = input.Certainty;
        term.Sources.RemoveAll(source => !sources.Contains(source));
        term.Sources.AddRange(sources.Except(term.Sources));
        term.Version++;
    }

    static RecordChairTermPayload Refused(UserError error) => new(null, [error]);
}

sealed record RecordChairTermInput(
    string? Term,
    int? ExpectedVersion,
    string Participant,
    DateOnly From,
    DateOnly Until,
    string Basis,
    Certainty Certainty,
    IReadOnlyList<string> Sources);

sealed record RecordChairTermPayload(long? TermId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RecordChairTermValidator : AbstractValidator<RecordChairTermInput>
{
    public RecordChairTermValidator()
    {
        RuleFor(i => i.Basis).Must(Text.IsThere).WithMessage("Say why this participant, and why these days.")
            .MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.ExpectedVersion).NotNull().When(i => i.Term is not null)
            .WithMessage("Say which version of the term you have looked at.");
        RuleFor(i => i.ExpectedVersion).Null().When(i => i.Term is null)
            .WithMessage("A new term has no version yet.");
    }
}
