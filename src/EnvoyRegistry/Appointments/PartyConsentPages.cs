using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Where the focal point of a party reads what its consent is asked to, and answers (R16): without a token, without
/// JavaScript. Looking changes nothing. The link serves for as long as the consent is needed: to give or withhold it,
/// and to withdraw what was given.
/// </summary>
sealed class PartyConsentPages(
    IDbContextFactory<RegistryDb> contexts, RegisterChange register, RecordConsent consents, CaseTexts texts)
{
    static readonly Page s_unknown = new("This link cannot be used", Markup.From($"""
        <p>It is not one that the register sent, or this consent is not asked for any more: the terms were replaced, or
        the appointment is over. Nothing was changed.</p>
        """), StatusCodes.Status404NotFound);

    public static string PathOf(string secret) => $"/party-consent/{secret}";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<PartyConsentPages>(
        PathOf("{secret}"), s_unknown,
        (pages, http, secret) => pages.ShowAsync(http, secret, null, null),
        (pages, http, secret, form) => pages.AnswerAsync(http, secret, form));

    async Task<IResult> AnswerAsync(HttpContext http, string secret, IFormCollection form)
    {
        var (answer, condition) = ConsentMarkup.Read(form);
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (answer is not { } said || await FindAsync(db, secret, http.RequestAborted) is not { } consent)
            return await ShowAsync(http, secret, null, condition);
        var to = consent.Subject is ConsentSubject.Terms
            ? new ConsentToInput(Terms: new ConsentToTermsInput(
                new Id<Appointment>(consent.AppointmentId), consent.TermsNumber!.Value))
            : new ConsentToInput(Person: new ConsentToPersonInput(new Id<Appointment>(consent.AppointmentId)));
        var office = new Caller(CallerRole.FocalPoint, "link in a letter", consent.Party.ParticipantId);
        var payload = await register.RunAsync(
            Mutations.NameOf(typeof(RecordConsent)),
            async (inside, _) =>
            {
                // What the page showed when the button was pressed: another may have answered meanwhile.
                if ((await FindAsync(inside, secret, http.RequestAborted))?.State.ToString() != form["stands"])
                    return ConsentMarkup.AnsweredMeanwhile;
                inside.Viewer = office.Viewer;
                return await consents.RunAsync(
                    inside, office, new RecordConsentInput(to, said, condition), http.RequestAborted);
            },
            http.RequestAborted, by: office, input: new Id<Appointment>(consent.AppointmentId));
        return payload is { Errors: [var error, ..] } ? await ShowAsync(http, secret, error.Message, condition)
            : await ShowAsync(http, secret, null, null, isAnswered: true);
    }

    async Task<IResult> ShowAsync(
        HttpContext http, string secret, string? fault, string? typed, bool isAnswered = false)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (await FindAsync(db, secret, http.RequestAborted) is not { } consent)
            return s_unknown;
        return new Page(
            fault is not null ? "Your answer was not taken"
                : isAnswered ? "Thank you: it is recorded"
                : $"{consent.Party.Name} is asked for its consent",
            Markup.From($"""
            {(fault is null ? Markup.None : Markup.From($"<p role=\"alert\"><strong>{fault}</strong></p>"))}
            {(consent.Appointment.IsExercise
                ? Markup.From($"<p><strong>This is an EXERCISE. Nothing in it is real.</strong></p>") : Markup.None)}
            <p>The Chair of the ASEAN Regional Forum would appoint {TermsMarkup.Mission(consent.Appointment.Mission)}.
            As {consent.Party.Name} is a party directly involved, nobody is appointed without its consent.</p>
            {Person(consent)}
            <h2>The terms, version {Terms(consent).Number}</h2>
            {TermsMarkup.Table(Terms(consent))}
            {Changes(consent)}
            {ConsentMarkup.Answer(consent.Party.Name, consent.State, texts.Open<PartyConsent>(
                db, consent.Id, nameof(PartyConsent.Condition), consent.Condition))}
            {ConsentMarkup.Form(consent.Party.Name, consent.State,
                "An appointment that rests on this consent is suspended at once when it is withdrawn",
                "the Chair's office may change the terms and ask again", typed)}
            """),
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>The consent that a link is for, for as long as it is needed.</summary>
    static async Task<PartyConsent?> FindAsync(RegistryDb db, string secret, CancellationToken cancellation)
    {
        if (!Secret.Looks(Secret.OfLink, secret))
            return null;
        db.Viewer = Viewer.Register;
        var hash = Secret.Hash(secret);
        if (await db.Set<PartyConsent>().Where(c => c.LinkHash == hash).Select(c => (long?)c.AppointmentId)
            .SingleOrDefaultAsync(cancellation) is not { } id)
            return null;
        var appointment = (await db.LoadAppointmentAsync(id, cancellation))!;
        return appointment.IsOver || appointment.Status is AppointmentStatus.Reporting ? null
            : appointment.ConsentsTo(ConsentSubject.Terms).Concat(appointment.ConsentsTo(ConsentSubject.Person))
                .FirstOrDefault(c => c.LinkHash is { } own && own.AsSpan().SequenceEqual(hash));
    }

    static TermsOfReference Terms(PartyConsent consent) => consent.Appointment.CurrentTerms!;

    static Markup Changes(PartyConsent consent) =>
        consent.Appointment.Terms.Find(t => t.Number == Terms(consent).Number - 1) is not { } before ? Markup.None
            : Markup.From($"""
                <h2>What is new since version {before.Number}</h2>
                {TermsMarkup.Changes(TermsChange.Find(before, Terms(consent)))}
                """);

    static Markup Person(PartyConsent consent) => consent.ProposedName is not { } name ? Markup.None
        : Markup.From($"<h2>The person</h2>\n<p>The Chair would appoint <strong>{name}</strong>.</p>");
}
