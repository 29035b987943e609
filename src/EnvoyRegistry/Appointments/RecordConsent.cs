using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// R16: a party's answer, by its own focal point. For a party that has none here, the Chair's office records what it
/// was told, and how. A condition is no consent, whatever is said with it.
/// </summary>
sealed class RecordConsent(AppointmentDesk desk, CaseTexts texts)
    : IMutation<RecordConsentInput, RecordConsentPayload>
{
    static readonly RecordConsentValidator s_validator = new();

    public async Task<RecordConsentPayload> RunAsync(
        RegistryDb db, Caller caller, RecordConsentInput input, CancellationToken cancellation)
    {
        if (s_validator.Errors(input) is { Count: > 0 } errors)
            return new RecordConsentPayload(null, null, null, errors);
        var answered = input.To switch
        {
            { Terms: { } terms } => await ToTermsAsync(db, caller, terms, input, cancellation),
            { Person: { } person } => await ToPersonAsync(db, caller, person, input, cancellation),
            _ => await ToTakingUpAsync(db, caller, input.To.TakingUp!, input, cancellation),
        };
        return answered;
    }

    async Task<RecordConsentPayload> ToTermsAsync(
        RegistryDb db, Caller caller, ConsentToTermsInput to, RecordConsentInput input, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(db, to.Appointment.Key, null, cancellation);
        if (appointment is null)
            return Refused(error! with { Path = ["to", "terms", "appointment"] });
        return await AnswerAsync(db, appointment, caller, input, ["to", "terms"], to.Party,
            ours => ours.Find(c => c.Subject is ConsentSubject.Terms && c.TermsNumber == to.Version),
            appointment.CurrentTerms is { } terms && terms.Number != to.Version
                ? new Conflict(
                    $"The terms in force are version {terms.Number}; consent to version {to.Version} says nothing.",
                    "to", "terms", "version")
                : null, cancellation);
    }

    async Task<RecordConsentPayload> ToPersonAsync(
        RegistryDb db, Caller caller, ConsentToPersonInput to, RecordConsentInput input, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(db, to.Appointment.Key, null, cancellation);
        if (appointment is null)
            return Refused(error! with { Path = ["to", "person", "appointment"] });
        return await AnswerAsync(db, appointment, caller, input, ["to", "person"], to.Party,
            ours => ours.Find(c => c.Subject is ConsentSubject.Person && c.OfferId == appointment.Accepted?.Id),
            appointment.Accepted is null
                ? new Conflict("Nobody is put to the parties now.", "to", "person", "appointment") : null,
            cancellation);
    }

    async Task<RecordConsentPayload> AnswerAsync(
        RegistryDb db, Appointment appointment, Caller caller, RecordConsentInput input, string[] path,
        Id<SituationParty>? named, Func<List<PartyConsent>, PartyConsent?> find, UserError? fault,
        CancellationToken cancellation)
    {
        var (party, error) = PartyOf(
            appointment.Situation?.Parties ?? [], caller, named, input.Evidence, path);
        if (party is null)
            return Refused(error!);
        if (fault is not null)
            return Refused(fault);
        if (appointment.IsOver || appointment.Status is AppointmentStatus.Reporting)
            return Refused(new Conflict(
                $"The appointment is {StatusWords.Write(appointment.Status)}.", [.. path, "appointment"]));
        if (find([.. appointment.Consents.Where(c => c.PartyId == party.Id)]) is not { } consent)
            return Refused(new Conflict(
                "The party has not been asked for this yet.", [.. path, "appointment"]));
        if (Decide(consent.State, input) is not { } state)
            return Refused(NothingToWithdraw);

        consent.Answer(state,
            Sealed<PartyConsent>(db, consent.Id, nameof(PartyConsent.Condition), input.Condition),
            Sealed<PartyConsent>(db, consent.Id, nameof(PartyConsent.Evidence), input.Evidence), desk.Now);
        await desk.SaveAsync(db, appointment, cancellation);
        return new RecordConsentPayload(appointment.Id, consent.Id, appointment.SituationId, []);
    }

    async Task<RecordConsentPayload> ToTakingUpAsync(
        RegistryDb db, Caller caller, ConsentToTakingUpInput to, RecordConsentInput input,
        CancellationToken cancellation)
    {
        if (!await db.Set<Situation>().AnyAsync(s => s.Id == to.Situation.Key, cancellation))
            return Refused(new NotFound("There is no such situation.", "to", "takingUp", "situation"));
        db.Viewer = Viewer.Register;
        var (situation, error) = await db.FindSituationAsync(to.Situation.Key, null, cancellation);
        if (situation is null)
            return Refused(error! with { Path = ["to", "takingUp", "situation"] });
        (var party, error) = PartyOf(
            situation.Parties, caller, to.Party, input.Evidence, ["to", "takingUp"]);
        if (party is null)
            return Refused(error!);
        if (party.TakingUp is not { } now)
            return Refused(new Conflict(
                "The party was not asked whether the matter may be taken up.", "to", "takingUp", "situation"));
        if (Decide(now, input) is not { } state)
            return Refused(NothingToWithdraw);

        (party.TakingUp, party.TakingUpAnsweredAt) = (state, desk.Now);
        party.TakingUpCondition = Sealed<SituationParty>(
            db, party.Id, nameof(SituationParty.TakingUpCondition), input.Condition);
        situation.Version++;
        await db.SaveChangesAsync(cancellation);
        return new RecordConsentPayload(null, null, situation.Id, []);
    }

    /// <summary>Whose answer it is: nobody consents for another.</summary>
    static (SituationParty? Party, UserError? Error) PartyOf(
        List<SituationParty> parties, Caller caller, Id<SituationParty>? named, string? evidence, string[] path)
    {
        var present = parties.Where(p => !p.IsRemoved).ToList();
        if (caller.Role is CallerRole.FocalPoint)
            return present.Find(p => p.ParticipantId == caller.ParticipantId) is not { } own
                ? (null, new NotFound("Your participant is no party to it.", [.. path, "party"]))
                : named is { } other && other.Key != own.Id
                    ? (null, new NotFound("There is no such party.", [.. path, "party"]))
                : (own, null);
        if (named is not { } id || present.Find(p => p.Id == id.Key) is not { } party)
            return (null, new NotFound("Say which party of the situation has answered.", [.. path, "party"]));
        if (party.ParticipantId is not null)
            return (null, new RuleViolation("R16",
                $"{party.Name} answers for itself, by its focal point; nobody consents for another.",
                [.. path, "party"]));
        return Text.IsThere(evidence) ? (party, null) : (null, new InvalidInput(
            "The party has no focal point here: say how it told the Chair's office, and where that is kept.",
            "evidence"));
    }

    /// <summary>What the answer comes to; null where there is nothing that could be taken back.</summary>
    static ConsentState? Decide(ConsentState now, RecordConsentInput input) => input.Answer switch
    {
        _ when Text.IsThere(input.Condition) => now is ConsentState.Granted
            ? ConsentState.Withdrawn : ConsentState.Withheld,
        ConsentAnswer.Granted => ConsentState.Granted,
        ConsentAnswer.Withheld => now is ConsentState.Granted ? ConsentState.Withdrawn : ConsentState.Withheld,
        _ => now is ConsentState.Granted ? ConsentState.Withdrawn : null,
    };

    string? Sealed<TRow>(RegistryDb db, long id, string column, string? text) =>
        Text.OrNull(text) is { } there ? texts.Seal<TRow>(db, id, column, there) : null;

    static Conflict NothingToWithdraw => new("There is no consent that could be withdrawn.", "answer");

    static RecordConsentPayload Refused(UserError error) => new(null, null, null, [error]);
}

sealed record RecordConsentInput(
    ConsentToInput To, ConsentAnswer Answer, string? Condition = null, string? Evidence = null);

/// <summary>One of the three.</summary>
sealed record ConsentToInput(
    ConsentToTermsInput? Terms = null, ConsentToPersonInput? Person = null, ConsentToTakingUpInput? TakingUp = null);

sealed record ConsentToTermsInput(Id<Appointment> Appointment, int Version, Id<SituationParty>? Party = null);

sealed record ConsentToPersonInput(Id<Appointment> Appointment, Id<SituationParty>? Party = null);

sealed record ConsentToTakingUpInput(Id<Situation> Situation, Id<SituationParty>? Party = null);

enum ConsentAnswer
{
    Granted = 1,
    Withheld = 2,
    Withdrawn = 3,
}

sealed record RecordConsentPayload(
    long? AppointmentId, long? ConsentId, long? SituationId, IReadOnlyList<UserError> Errors) : IPayload;

sealed class RecordConsentValidator : AbstractValidator<RecordConsentInput>
{
    public RecordConsentValidator()
    {
        RuleFor(i => i.Condition).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
        RuleFor(i => i.Evidence).MaximumLength(Text.Paragraph).WithMessage($"At most {Text.Paragraph} characters.");
    }
}
