using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Entries;

/// <summary>
/// A candidate for envoy comes on the register with consent of her own (R3): by herself, or on the proposal of a focal
/// point or of the Chair's office. Until the letter is answered, and of her own enrolment until the ARF Unit has
/// checked who it is, the entry waits.
/// </summary>
sealed class EnrolCandidate(
    NominationForm form,
    NomineeContacts nominees,
    PersonContacts contacts,
    EntryConsentLetter letter,
    Throttles throttles,
    IHttpContextAccessor http,
    SecretariatClock clock,
    TimeProvider time) : IMutation<EnrolCandidateInput, EnrolCandidatePayload>
{
    const string Argument = "candidate";

    public async Task<EnrolCandidatePayload> RunAsync(
        RegistryDb db, Caller caller, EnrolCandidateInput input, CancellationToken cancellation)
    {
        if (By(caller) is not { } by)
            return Refused([new RuleViolation("R3",
                "A candidate enrols without signing in; a focal point and the Chair's office propose one.")]);
        var errors = new List<UserError>();
        if (await ConsentFaultAsync(db, by, input.TextEdition, cancellation) is { } fault)
            errors.Add(fault);

        // What is stated is held as that of a nominee is; there is no nomination to be kept.
        var stated = new Nomination
        {
            Id = EntityId.New(),
            NomineeId = EntityId.New(),
            ParticipantId = caller.ParticipantId ?? 0,
        };
        errors.AddRange((await form.WriteAsync(db, stated, input.Candidate, cancellation)).Select(Renamed));
        if (!input.Candidate.FullName.IsGiven)
            errors.Add(new InvalidInput("Say who it is.", Argument, "fullName"));
        if (input.Candidate.Nationalities.Value is null or { Count: 0 })
            errors.Add(new InvalidInput("Give every nationality that the person holds.", Argument, "nationalities"));
        if (input.Candidate.Contact.Value is null)
            errors.Add(new InvalidInput(
                "Give the mail address of the person: the letter goes there.", Argument, "contact", "email"));
        if (errors.Count > 0)
            return Refused(errors);

        var contact = nominees.Open(db, stated)!;
        if (by is NominationParty.Nominee)
            HoldBack(contact.Email!);
        var person = New(stated, by, caller);
        person.WillingToServe = by is NominationParty.Nominee && input.WillingToServe is true;
        db.Add(person);
        var consent = new EntryConsent { PersonId = person.Id, EnrolledBy = by };
        db.Add(consent);
        await contacts.StateAsync(db, person.Id, contact, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        await letter.PostAsync(
            db, person, consent, contact.Email!, await db.NominatorOfAsync(person, cancellation), now, cancellation);
        await db.SaveChangesAsync(cancellation);
        return new EnrolCandidatePayload(by is NominationParty.Nominee ? null : person.Id, now, []);
    }

    static NominationParty? By(Caller caller) => caller.Role switch
    {
        CallerRole.Anonymous => NominationParty.Nominee,
        CallerRole.FocalPoint => NominationParty.Nominator,
        CallerRole.Chair => NominationParty.Chair,
        _ => null,
    };

    static async Task<UserError?> ConsentFaultAsync(
        RegistryDb db, NominationParty by, int? edition, CancellationToken cancellation)
    {
        if (by is not NominationParty.Nominee)
            return edition is null ? null : new RuleViolation("R3",
                "The person herself or himself consents, by the letter; nobody does it for another.", "textEdition");
        var inForce = (await db.ConsentTextInForceAsync(cancellation)).Edition;
        return edition == inForce ? null : new RuleViolation("R3",
            $"Whoever enrols has read and agrees to the text in force, edition {inForce} of `consentText`.",
            "textEdition");
    }

    /// <summary>Anybody can ask, so each network and each address can do so seldom.</summary>
    void HoldBack(string address)
    {
        if (http.HttpContext is not { } request)
            return;
        var network = throttles.SignIns.Take(Throttles.Network(request));
        var refusal = network.IsRefused ? network : throttles.Letters.Take(SignInAddresses.Folded(address));
        if (!refusal.IsRefused)
            return;
        Throttles.Tell(request.Response, refusal.Until);
        throw new GraphQLException(new GraphQLError(
            $"That was asked for too often. Try again in {Throttles.Seconds(refusal.Until)} seconds.")
        {
            Code = RegistryErrorCodes.TooManyRequests,
        });
    }

    Person New(Nomination stated, NominationParty by, Caller caller)
    {
        var person = new Person
        {
            Id = stated.NomineeId,
            ExternalReference = new NodeId("enr", stated.Id).ToString(),
            FullName = stated.FullName!,
            Kind = PersonKind.Candidate,
            Status = PersonStatus.ConsentPending,
            ProposedById = by is NominationParty.Nominator ? caller.ParticipantId : null,
        };
        stated.FillIn(person);
        // Whoever states an entry says that it is right.
        person.Confirm(clock.Today);
        return person;
    }

    static UserError Renamed(UserError error) => error with { Path = [Argument, .. error.Path.Skip(1)] };

    static EnrolCandidatePayload Refused(IReadOnlyList<UserError> errors) => new(null, null, errors);
}

/// <param name="TextEdition">Of the text that whoever enrols by herself has read, and agrees to.</param>
sealed record EnrolCandidateInput(NomineeInput Candidate, int? TextEdition = null, bool? WillingToServe = null);

/// <param name="PersonId">For whoever proposed; nobody is told who enrolled by herself.</param>
sealed record EnrolCandidatePayload(long? PersonId, DateTime? AskedAt, IReadOnlyList<UserError> Errors) : IPayload;
