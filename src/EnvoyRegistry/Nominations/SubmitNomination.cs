using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// Hands a nomination in. What R2 to R6 ask for is checked here and nowhere else, by the register alone: a nomination
/// that meets it is registered in the same act, and nobody stands between (R5).
/// </summary>
sealed class SubmitNomination(
    NomineeContacts contacts,
    PersonContacts entries,
    SignInAddresses addresses,
    StandingLetters letters,
    SecretariatClock clock,
    TimeProvider time) : IMutation<SubmitNominationInput, SubmitNominationPayload>
{
    public async Task<SubmitNominationPayload> RunAsync(
        RegistryDb db, Caller caller, SubmitNominationInput input, CancellationToken cancellation)
    {
        var (nomination, error) = await db.FindOwnNominationAsync(
            input.Nomination.Key, input.ExpectedVersion, caller, cancellation);
        if (nomination is null)
            return new SubmitNominationPayload(null, [error!]);
        if (!nomination.IsOpen)
            return new SubmitNominationPayload(null, [
                new Conflict("The nomination is registered or has ended.", "nomination")]);

        var place = nomination.Replaces is { Until: null } inForce ? inForce : null;
        var errors = await ViolationsAsync(db, nomination, place, cancellation);
        if (errors.Count > 0)
            return new SubmitNominationPayload(null, errors);

        var now = time.GetUtcNow().UtcDateTime;
        if (place is not null)
            await FreeAsync(db, place, caller, now, cancellation);
        nomination.Take(NominationState.Submitted, caller.Party(), now);
        nomination.Registration = Register(db, nomination);
        (await db.ConsentOfAsync(nomination.NomineeId, cancellation)).Grant(
            nomination.Consent!.Channel!.Value, nomination.Consent.Text.Edition, nomination.Consent.AnsweredAt!.Value);
        await ReachAsync(db, nomination, cancellation);
        var by = await StandingLetters.NameAsync(db, caller, cancellation);
        await letters.PostAsync(db, nomination.Person!, StandingChange.Registered, by, cancellation);
        if (place is not null)
            await letters.PostAsync(db, place.Person, StandingChange.Replaced, by, cancellation);
        nomination.Take(NominationState.Registered, NominationParty.Register, now);
        await db.SaveChangesAsync(cancellation);
        return new SubmitNominationPayload(nomination.Id, []);
    }

    async Task<List<UserError>> ViolationsAsync(
        RegistryDb db, Nomination nomination, Registration? place, CancellationToken cancellation)
    {
        var errors = new List<UserError>();
        if (!nomination.HasConsent)
            errors.Add(new RuleViolation("R3", nomination.Consent switch
            {
                { State: ConsentState.Granted } =>
                    "The person's consent is older than what it would have to cover; ask for it again.",
                { State: ConsentState.Pending } when nomination.State is NominationState.ConsentAsked =>
                    "The person has not answered yet. Consent comes before the nomination.",
                _ => "The person has not consented. Consent comes before the nomination; ask for it first.",
            }, "nomination"));
        errors.AddRange(nomination.MissingFields().Select(Completeness.Violation));
        if (NominationDesk.NationalityViolation(
            nomination.Participant, nomination.NationalitiesOfNominee(), clock.Today, "nomination") is { } nationality)
            errors.Add(nationality);
        if (nomination.Person is { Status: PersonStatus.Deceased })
            errors.Add(new Conflict("The person has died.", "nomination"));
        if (nomination.Person?.Registrations.Exists(r => r.Until is null) is true)
            errors.Add(new Conflict("The person has become an EEP meanwhile.", "nomination"));

        var others = await db.Set<Registration>().IgnoreQueryFilters()
            .Where(r => r.ParticipantId == nomination.ParticipantId && r.Until == null && r != place)
            .OrderBy(r => r.From).ThenBy(r => r.Id).Select(r => r.Person.FullName).ToListAsync(cancellation);
        if (others.Count >= Registration.MostInForce)
            errors.Add(new RuleViolation("R2",
                $"{nomination.Participant.Name} has {others.Count} EEPs: {string.Join(", ", others)}. Withdraw one, " +
                "or say whose place it is to be.", "nomination"));
        return errors;
    }

    /// <summary>
    /// The day belongs to who comes: whoever is replaced was in force until the day before, so that a day has no six.
    /// </summary>
    async Task FreeAsync(
        RegistryDb db, Registration place, Caller caller, DateTime now, CancellationToken cancellation)
    {
        place.End(RegistrationStatus.Replaced, clock.Today.AddDays(-1));
        // The database counts the five places at every step.
        await db.SaveChangesAsync(cancellation);
        var replaced = await db.Nominations().FirstOrDefaultAsync(n => n.RegistrationId == place.Id, cancellation);
        replaced?.CatchUp(caller.Party(), now);
    }

    Registration Register(RegistryDb db, Nomination nomination)
    {
        var person = nomination.Person;
        if (person is null)
        {
            person = nomination.Person = new Person
            {
                Id = nomination.NomineeId,
                ExternalReference = new NodeId("nom", nomination.Id).ToString(),
                FullName = nomination.FullName!,
                Version = 0,
            };
            db.Add(person);
        }
        nomination.FillIn(person);
        nomination.Forget();

        (person.Kind, person.ParticipantId) = (PersonKind.Eep, nomination.ParticipantId);
        person.WillingToServe = nomination.Consent!.WillingToServe ?? person.WillingToServe;
        person.TakeConsent(clock.Today);
        // The focal point hands the entry in as right, today, and the person has agreed to it.
        person.Confirm(clock.Today);
        var registration = new Registration
        {
            Id = EntityId.New(),
            Person = person,
            ParticipantId = nomination.ParticipantId,
            From = clock.Today,
            Status = RegistrationStatus.Registered,
            ConsentedAt = nomination.Consent.AnsweredAt,
            ConsentTextEdition = nomination.Consent.Text.Edition,
        };
        db.Add(registration);
        return registration;
    }

    /// <summary>
    /// How to reach somebody new goes into the entry, and she or he keeps that by the address agreed from. Whoever had
    /// an entry has stated the own contacts, or will: a nominator does not do it for them.
    /// </summary>
    async Task ReachAsync(RegistryDb db, Nomination nomination, CancellationToken cancellation)
    {
        if (nomination.Consent!.Channel is not ConsentChannel.Link || contacts.Open(db, nomination) is not { } contact)
            return;
        await entries.StateAsync(db, nomination.NomineeId, contact, cancellation);
        await addresses.SetAsync(db, nomination.NomineeId, contact.Email is { } email ? [email] : [], cancellation);
    }
}

sealed record SubmitNominationInput(Id<Nomination> Nomination, int ExpectedVersion);

sealed record SubmitNominationPayload(long? NominationId, IReadOnlyList<UserError> Errors) : IPayload;
