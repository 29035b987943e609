using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Where the focal point of a state reads which matter within it the Chair would take up, and answers (R16, R18):
/// without a token, without JavaScript. Looking changes nothing. The link serves for as long as the consent is needed.
/// </summary>
sealed class TakingUpPages(
    IDbContextFactory<RegistryDb> contexts, RegisterChange register, RecordConsent consents, CaseTexts texts)
{
    static readonly Page s_unknown = new("This link cannot be used", Markup.From($"""
        <p>It is not one that the register sent, or this consent is not asked for any more. Nothing was changed.</p>
        """), StatusCodes.Status404NotFound);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<TakingUpPages>(
        "/taking-up/{secret}", s_unknown,
        (pages, http, secret) => pages.ShowAsync(http, secret, null, null),
        (pages, http, secret, form) => pages.AnswerAsync(http, secret, form));

    async Task<IResult> AnswerAsync(HttpContext http, string secret, IFormCollection form)
    {
        var (answer, condition) = ConsentMarkup.Read(form);
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (answer is not { } said || await FindAsync(db, secret, http.RequestAborted) is not { } host)
            return await ShowAsync(http, secret, null, condition);
        var situation = new Id<Situation>(host.SituationId);
        var office = new Caller(CallerRole.FocalPoint, "link in a letter", host.ParticipantId);
        var payload = await register.RunAsync(
            Mutations.NameOf(typeof(RecordConsent)),
            async (inside, _) =>
            {
                // What the page showed when the button was pressed: another may have answered meanwhile.
                if ((await FindAsync(inside, secret, http.RequestAborted))?.TakingUp.ToString() != form["stands"])
                    return ConsentMarkup.AnsweredMeanwhile;
                inside.Viewer = office.Viewer;
                return await consents.RunAsync(inside, office, new RecordConsentInput(
                    new ConsentToInput(TakingUp: new ConsentToTakingUpInput(situation)), said, condition),
                    http.RequestAborted);
            },
            http.RequestAborted, by: office, input: situation);
        return payload is { Errors: [var error, ..] } ? await ShowAsync(http, secret, error.Message, condition)
            : await ShowAsync(http, secret, null, null, isAnswered: true);
    }

    async Task<IResult> ShowAsync(
        HttpContext http, string secret, string? fault, string? typed, bool isAnswered = false)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (await FindAsync(db, secret, http.RequestAborted) is not { TakingUp: { } state } host)
            return s_unknown;
        var situation = host.Situation;
        return new Page(
            fault is not null ? "Your answer was not taken"
                : isAnswered ? "Thank you: it is recorded"
                : $"{host.Name} is asked whether a matter may be taken up",
            Markup.From($"""
            {(fault is null ? Markup.None : Markup.From($"<p role=\"alert\"><strong>{fault}</strong></p>"))}
            {(situation.IsExercise
                ? Markup.From($"<p><strong>This is an EXERCISE. Nothing in it is real.</strong></p>") : Markup.None)}
            <p>The Chair of the ASEAN Regional Forum would take up a matter that lies within {host.Name}. Nothing is
            done about it without its consent.</p>
            <h2>{situation.Title}</h2>
            <p>Area: {situation.Area}</p>
            {(situation.NamingNote is { } note ? Markup.From($"<p>{note}</p>") : Markup.None)}
            {ConsentMarkup.Answer(host.Name, state, texts.Open<SituationParty>(
                db, host.Id, nameof(SituationParty.TakingUpCondition), host.TakingUpCondition))}
            {ConsentMarkup.Form(host.Name, state,
                "When it is withdrawn, nobody is offered an appointment in the matter, and no grouping is " +
                "constituted for it", "the Chair's office reads it", typed)}
            """),
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>The host that a link is for, for as long as its consent is needed.</summary>
    static async Task<SituationParty?> FindAsync(RegistryDb db, string secret, CancellationToken cancellation)
    {
        if (!Secret.Looks(Secret.OfLink, secret))
            return null;
        db.Viewer = Viewer.Register;
        var hash = Secret.Hash(secret);
        return await db.Set<SituationParty>().Include(p => p.Situation).FirstOrDefaultAsync(p =>
            p.TakingUpLinkHash == hash && p.RemovedAt == null && p.IsHost
            && p.Situation.Status == SituationStatus.Open && p.Situation.Scope == DisputeScope.IntraState,
            cancellation);
    }
}
