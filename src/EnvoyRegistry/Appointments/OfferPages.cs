using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.Pages;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// Where whoever was sent an offer reads its terms and answers: without an account, without JavaScript. Looking changes
/// nothing; what was answered cannot be answered again by the same link.
/// </summary>
sealed class OfferPages(
    IDbContextFactory<RegistryDb> contexts, RegisterChange register, AnswerOffer answers, TimeProvider time)
{
    static readonly Page s_unknown = new(
        "This link cannot be used", Markup.From($"""
    <p>The offer was answered, was taken back, or is past its deadline. Nothing was changed.</p>
    """), StatusCodes.Status404NotFound);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapLink<OfferPages>(
        "/offer/{secret}", s_unknown,
        (pages, http, secret) => pages.ShowAsync(secret, null, http.RequestAborted),
        (pages, http, secret, form) => pages.AnswerAsync(secret, form, http.RequestAborted));

    async Task<IResult> ShowAsync(string secret, string? fault, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, secret, cancellation) is { } offer ? Form(offer, fault) : s_unknown;
    }

    async Task<IResult> AnswerAsync(string secret, IFormCollection form, CancellationToken cancellation)
    {
        var answer = form["answer"].ToString();
        if (answer is not ("yes" or "no"))
            return await ShowAsync(secret, "Choose yes or no.", cancellation);
        await using var looked = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(looked, secret, cancellation) is not { } asked)
            return s_unknown;
        var payload = await register.RunAsync("answerOffer", async (db, _) =>
        {
            if (await FindAsync(db, secret, cancellation) is not { } offer)
                return new AnswerOfferPayload(null, [new NotFound("The link cannot be used.")]);
            return await answers.AnswerAsync(db, offer.Id, new AnswerOfferInput(
                new Id<Offer>(offer.Id), answer is "yes" ? OfferAnswer.Yes : OfferAnswer.No,
                int.TryParse(form["version"], CultureInfo.InvariantCulture, out var version) ? version : null,
                Enum.TryParse<EmployerRelease>(form["release"], out var release) && Enum.IsDefined(release)
                    ? release : EmployerRelease.NotNeeded,
                Text.OrNull(form["acting"])), cancellation);
        }, cancellation, by: new Caller(
            asked.PersonId is null ? CallerRole.Anonymous : CallerRole.Member, "by the link of an offer",
            PersonId: asked.PersonId), input: new Id<Offer>(asked.Id));
        return payload switch
        {
            { Errors: [NotFound, ..] } => s_unknown,
            { Errors: [var error, ..] } => await ShowAsync(secret, error.Message, cancellation),
            _ when answer is "yes" => new Page("Thank you: you have said yes", Markup.From($"""
                <p>The Chair's office has your answer, and writes to you when the parties have agreed. Your days are
                kept until then.</p>
                """)),
            _ => new Page("Thank you for your answer", Markup.From($"""
                <p>Your days are free again. You owe no reason, and nobody but the Chair's office learns of it.</p>
                """)),
        };
    }

    /// <summary>The offer that a link is for, with its terms, for as long as it waits for an answer.</summary>
    async Task<Offer?> FindAsync(RegistryDb db, string secret, CancellationToken cancellation)
    {
        if (!Secret.Looks(Secret.OfLink, secret))
            return null;
        db.Viewer = Viewer.Register;
        var hash = Secret.Hash(secret);
        var now = time.GetUtcNow().UtcDateTime;
        return await db.Set<Offer>().Include(o => o.Appointment).ThenInclude(a => a.Terms).ThenInclude(t => t.Basis)
            .Include(o => o.Office).AsSplitQuery()
            .FirstOrDefaultAsync(o => o.LinkHash == hash && o.End == null
                && (o.SaidYesAt == null ? o.Deadline > now : o.Release == EmployerRelease.Awaited), cancellation);
    }

    static Page Form(Offer offer, string? fault)
    {
        var terms = offer.Appointment.Terms.Single(t => t.Number == offer.TermsNumber);
        var title = offer.Appointment.IsExercise ? "An exercise: do you accept?" : "Do you accept?";
        return new Page(title, Markup.From($"""
            {(fault is null ? Markup.None : Markup.From($"<p role=\"alert\"><strong>{fault}</strong></p>"))}
            <p>The Chair of the ASEAN Regional Forum offers you an appointment as
            {TermsMarkup.Mission(offer.Appointment.Mission)}. If you say no, you owe no reason, and nobody but the
            Chair's office learns of it.</p>
            <h2>The terms</h2>
            {TermsMarkup.Table(terms)}
            <p>Nothing of this binds anybody in law. Please answer by {offer.Deadline:d MMMM yyyy, HH:mm} UTC.</p>
            <form method="post">
            <input type="hidden" name="version" value="{terms.Number}">
            {(offer.OfficeId is null ? Release(offer.Release) : Acting(offer.ActingName))}
            <button class="first" name="answer" value="yes">Yes, I accept</button>
            <button name="answer" value="no">No</button>
            </form>
            """));
    }

    static Markup Release(EmployerRelease chosen)
    {
        return Markup.From($"""
            <fieldset><legend>Must an employer let you go?</legend>
            {Choice(EmployerRelease.NotNeeded, "No")}
            {Choice(EmployerRelease.Awaited, "Yes, and I have asked: I will say here when it is given")}
            {Choice(EmployerRelease.Given, "Yes, and it is given")}
            </fieldset>
            """);

        Markup Choice(EmployerRelease release, string label) => Markup.From($"""
            <p><label><input type="radio" name="release" value="{release}"{(release == chosen
                ? Markup.Trusted(" checked") : Markup.None)}> {label}</label></p>
            """);
    }

    static Markup Acting(string? name) => Markup.From($"""
        <p><label for="acting">Who acts for the office</label>
        <input id="acting" name="acting" value="{name}" maxlength="{Text.Line}"></p>
        """);
}
