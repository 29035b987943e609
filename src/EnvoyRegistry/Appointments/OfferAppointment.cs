using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Offers an appointment that is cleared to one or several, in an order: of two who say yes, the first goes.
/// </summary>
sealed class OfferAppointment(
    AppointmentDesk desk, AppointmentPost post, CaseTexts texts, IConsentInForce consents)
    : IMutation<OfferAppointmentInput, OfferAppointmentPayload>
{
    const int Most = 10;

    static readonly TimeSpan s_usual = TimeSpan.FromHours(24);
    static readonly TimeSpan s_longest = TimeSpan.FromDays(14);

    public async Task<OfferAppointmentPayload> RunAsync(
        RegistryDb db, Caller caller, OfferAppointmentInput input, CancellationToken cancellation)
    {
        var (appointment, error) = await desk.FindAsync(
            db, input.Appointment.Key, input.ExpectedVersion, cancellation);
        if (appointment is null)
            return Refused([error!]);
        var now = desk.Now;
        var deadline = input.Deadline ?? now + s_usual;
        var errors = new List<UserError>();
        if (input.Offers is not { Count: > 0 and <= Most })
            errors.Add(new InvalidInput($"From one to {Most} offers at once.", "offers"));
        if (deadline <= now || deadline > now + s_longest)
            errors.Add(new InvalidInput($"The deadline lies ahead, at most {s_longest.Days} days.", "deadline"));
        errors.AddRange(Requirements.ForOffer(
            appointment, await ConsultationStanding.FindAsync(db, appointment.Id, now, cancellation), now));
        if (errors.Count == 0 && appointment.Status is not (AppointmentStatus.Cleared or AppointmentStatus.Offered))
            errors.Add(new Conflict(
                $"The appointment is {StatusWords.Write(appointment.Status)}; nothing is offered now.", "appointment"));
        if (appointment.CurrentTerms is null || appointment.Situation is null)
            return Refused(errors);

        var made = new List<(Offer Offer, string Secret)>();
        foreach (var (index, asked) in input.Offers.Take(Most).Index())
        {
            var path = new[] { "offers", index.ToString(CultureInfo.InvariantCulture), "to" };
            var (offer, faults) = await MakeAsync(db, appointment, asked.To, deadline, path, cancellation);
            errors.AddRange(faults);
            if (offer is not null)
                appointment.Offers.Add(offer);
            if (offer is not null)
            {
                var secret = Secret.New(Secret.OfLink);
                offer.LinkHash = Secret.Hash(secret);
                made.Add((offer, secret));
            }
        }
        if (errors.Count > 0)
            return Refused(errors, appointment.Offers.Select(o => o.PersonId).OfType<long>());

        if (appointment.Status is AppointmentStatus.Cleared)
            appointment.Take(AppointmentStatus.Offered, WaitsFor.Persons, now);
        foreach (var (offer, secret) in made)
            await post.SendOfferAsync(db, appointment, offer, secret, cancellation);
        await desk.SaveAsync(db, appointment, cancellation);
        return new OfferAppointmentPayload(appointment.Id, []);
    }

    async Task<(Offer?, IEnumerable<UserError>)> MakeAsync(
        RegistryDb db, Appointment appointment, OfferToInput to, DateTime deadline, string[] path,
        CancellationToken cancellation)
    {
        var kind = to.Person is not null ? HolderKind.Person
            : to.Official is not null ? HolderKind.Official : HolderKind.Office;
        if (kind != appointment.HolderKind)
            return (null, [new InvalidInput(
                $"What was requested is held by {InWords(appointment.HolderKind)}, and this is {InWords(kind)}.",
                path)]);
        var id = EntityId.New();
        if (to.Official is { } official)
        {
            if (!Text.IsThere(official.Name) || !Text.IsThere(official.Title))
                return (null, [new InvalidInput("Name the official, and the office held.", [.. path, "official"])]);
            return (New(), []);
        }
        if (to.Office is { } code)
        {
            var (participant, unknown) = await db.FindParticipantAsync(code, [.. path, "office"], cancellation);
            return participant is null ? (null, [unknown!]) : (New(office: participant), []);
        }
        var person = await db.Set<Person>()
            .FirstOrDefaultAsync(p => p.Id == to.Person!.Value.Key, cancellation);
        if (person is null)
            return (null, [new NotFound("There is no such person.", [.. path, "person"])]);
        return await ToPersonAsync(db, appointment, person, [.. path, "person"], New, cancellation);

        Offer New(Person? person = null, Participant? office = null, Commitment? commitment = null) => new()
        {
            Id = id,
            AppointmentId = appointment.Id,
            Position = appointment.Offers.Select(o => o.Position).DefaultIfEmpty().Max() + 1,
            PersonId = person?.Id,
            Person = person,
            OfficialName = to.Official?.Name.Trim(),
            OfficialTitle = to.Official?.Title.Trim(),
            OfficialEmail = to.Official is { } named
                ? texts.Seal<Offer>(db, id, nameof(Offer.OfficialEmail), named.Email) : null,
            OfficeId = office?.Id,
            Office = office,
            TermsNumber = appointment.CurrentTerms!.Number,
            MadeAt = desk.Now,
            Deadline = deadline,
            CommitmentId = commitment?.Id,
            Commitment = commitment,
        };
    }

    async Task<(Offer?, IEnumerable<UserError>)> ToPersonAsync(
        RegistryDb db, Appointment appointment, Person person, string[] path,
        Func<Person?, Participant?, Commitment?, Offer> make, CancellationToken cancellation)
    {
        var (situation, terms, now) = (appointment.Situation!, appointment.CurrentTerms!, desk.Now);
        if (appointment.Offers.Exists(o => o.PersonId == person.Id && o.IsOpen))
            return (null, [new Conflict("It is offered to this person already.", path)]);
        var held = await db.Set<Hold>().Include(h => h.Commitment).Where(h =>
                h.PersonId == person.Id && h.SituationId == situation.Id
                && h.Commitment.Cause == CommitmentCause.Hold)
            .Select(h => h.Commitment).Where(Commitment.Holding(now)).OrderBy(c => c.From)
            .FirstOrDefaultAsync(cancellation);
        UserError[] errors =
        [
            .. Fitness.OfPerson(person, path),
            .. await Fitness.OfDeclarationAsync(
                db, person.Id, await consents.SinceAsync(db, cancellation), cancellation, path),
            .. await FreeDays.CheckAsync(
                db, person.Id, terms.From, terms.Until, situation, now, held?.Id, mustBeFree: true, cancellation, path),
        ];
        if (errors.Length > 0)
            return (null, errors);
        // The hold was for this: its days go over to the offer.
        if (held is not null)
        {
            held.EndedAt = now;
            var hold = await db.Set<Hold>().Where(h => h.CommitmentId == held.Id).Select(h => h.Id)
                .FirstAsync(cancellation);
            situation.Matters.Find(m => m.Kind is MatterKind.Hold && m.SubjectId == hold)?.EndedAt = now;
        }
        var commitment = new Commitment
        {
            Id = EntityId.New(),
            PersonId = person.Id,
            From = terms.From,
            Until = terms.Until,
            Cause = CommitmentCause.Offer,
            SituationId = situation.Id,
            IsExercise = situation.IsExercise,
            MadeAt = now,
        };
        db.Add(commitment);
        return (make(person, null, commitment), []);
    }

    static string InWords(HolderKind kind) => kind switch
    {
        HolderKind.Person => "a person of the register",
        HolderKind.Official => "an official",
        _ => "an office",
    };

    static OfferAppointmentPayload Refused(IReadOnlyList<UserError> errors, IEnumerable<long>? about = null) =>
        new(null, errors) { About = [.. about ?? []] };
}

/// <param name="Deadline">In 24 hours while nobody says.</param>
sealed record OfferAppointmentInput(
    Id<Appointment> Appointment, int ExpectedVersion, IReadOnlyList<OfferInput> Offers, DateTime? Deadline = null);

sealed record OfferInput(OfferToInput To);

/// <summary>One of the three.</summary>
/// <param name="Office">The code of the participant whose office it is.</param>
sealed record OfferToInput(Id<Person>? Person = null, OfficialInput? Official = null, string? Office = null);

/// <param name="Email">Where the official reads mail.</param>
sealed record OfficialInput(string Name, string Title, string Email);

sealed record OfferAppointmentPayload(long? AppointmentId, IReadOnlyList<UserError> Errors) : IPayload
{
    public IEnumerable<long> About { get; init; } = [];
}
